import { DomainError } from '@callboard/domain';
import type { FastifyInstance } from 'fastify';

const MAX_DEPTH = 20;
const MAX_NODES = 20_000;

/** The parameter that names where something is wrong; nothing for the whole of a body. */
function at<K extends string>(name: K, pointer: string): Partial<Record<K, string>> {
  return pointer === '' ? {} : ({ [name]: pointer.slice(0, 100) } as Record<K, string>);
}

/** Refuses NUL and lone surrogates anywhere in a body, and bodies that are deeper or larger than any form of ours. */
function assertCleanText(root: unknown): void {
  const stack: { value: unknown; depth: number; pointer: string }[] = [{ value: root, depth: 0, pointer: '' }];
  for (let seen = 0; stack.length > 0; seen += 1) {
    const { value, depth, pointer } = stack.pop()!;
    if (depth > MAX_DEPTH || seen > MAX_NODES) throw new DomainError('request.invalid', at('fields', pointer));
    if (typeof value === 'string' && (value.includes('\u0000') || !value.isWellFormed())) {
      throw new DomainError('request.text', at('field', pointer), [{ pointer, code: 'text.unclean' }]);
    }
    if (value === null || typeof value !== 'object') continue;
    for (const [key, child] of Object.entries(value)) {
      if (key.includes('\u0000') || !key.isWellFormed()) throw new DomainError('request.text', at('field', pointer));
      stack.push({ value: child, depth: depth + 1, pointer: `${pointer}/${key.slice(0, 60)}` });
    }
  }
}

/** Installs the check in front of every handler, for bodies, queries and paths. */
export function installTextGuard(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      assertCleanText(request.body);
      assertCleanText(request.query);
      assertCleanText(request.params);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}
