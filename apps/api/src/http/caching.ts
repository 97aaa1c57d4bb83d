import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

export const NOT_KEPT = 'no-store';
/** For answers that carry the version of what they show: a browser may keep them and must ask before it uses them. */
export const KEPT_BY_READER = 'private, no-cache';
/** For what is the same for everybody and changes with a new version of the product only. */
export const KEPT_BY_ALL = 'public, max-age=300';

function tagOf(payload: string): string {
  return `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
}

function isNamed(tag: string, header: string | undefined): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}

/** Tags an answer that everybody may keep, and answers whoever has it already with nothing but that. */
function tagged(reply: FastifyReply, payload: string): string {
  const tag = tagOf(payload);
  reply.header('etag', tag);
  if (!isNamed(tag, reply.request.headers['if-none-match'])) return payload;
  reply.code(304);
  return '';
}

/**
 * Says of every answer who may keep it. Nobody, unless its route says otherwise, as what we answer is personal more often
 * than not; a page may stay with its reader, who asks for it again; a refusal never stays, whatever its route says; and
 * what everybody may keep gets a tag.
 */
export function installCaching(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.statusCode >= 400) {
      reply.header('cache-control', NOT_KEPT);
      return done(null, payload);
    }
    const rule = reply.getHeader('cache-control');
    if (rule === KEPT_BY_ALL && reply.statusCode === 200 && typeof payload === 'string') {
      return done(null, tagged(reply, payload));
    }
    if (rule === undefined) {
      const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
      reply.header('cache-control', isPage ? KEPT_BY_READER : NOT_KEPT);
    }
    return done(null, payload);
  });
}
