import { createRequire } from 'node:module';
import { join } from 'node:path';

export type Audience = 'public' | 'seeker' | 'studio' | 'admin';

interface PageOfTable {
  readonly path: string;
  readonly audience: Audience;
}

/** The addresses of all pages for an audience, as the built product lists them, with these ids in them. */
export function addressesOf(audience: Audience, ids: Readonly<Record<string, string>>): readonly string[] {
  const server = join(__dirname, '../../dist/web/server/entry-server.cjs');
  const { pages } = createRequire(server)(server) as { pages: readonly PageOfTable[] };
  return pages
    .filter((page) => page.audience === audience)
    .map(({ path }) =>
      path.replace(/:(\w+)/g, (_whole, name: string) => {
        if (!ids[name]) throw new Error(`${path} needs a ${name}.`);
        return ids[name];
      }),
    );
}
