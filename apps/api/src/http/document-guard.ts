import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from './refusal';

const DOCUMENTS = /^\/api\/(docs|openapi\.)/;

/** Shows the API's documents to those who are logged in only; for production, where nobody else has a use for them. */
export function guardDocuments(
  fastify: FastifyInstance,
  isLoggedIn: (request: FastifyRequest) => Promise<boolean>,
): void {
  fastify.addHook('preHandler', async (request, reply) => {
    if (DOCUMENTS.test(request.url) && !(await isLoggedIn(request))) return refuse(request, reply, 'auth.required');
    return undefined;
  });
}
