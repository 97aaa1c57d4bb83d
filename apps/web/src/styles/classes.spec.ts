import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCE = join(__dirname, '..');
/** The frame of pages that are rendered before the kit's styles are there. */
const FRAME = join('styles', 'base.css');

/** Stylesheets by class: where a rule of its own begins. */
function homes(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.css') || name === FRAME) continue;
    const text = readFileSync(join(SOURCE, name), 'utf8');
    const classes = new Set([...text.matchAll(/^\.(cb-[\w-]+)\s*[{,]/gm)].map(([, each]) => each!));
    for (const each of classes) found.set(each, [...(found.get(each) ?? []), relative('.', name)]);
  }
  return found;
}

// The styles of all pages that somebody has been to are there at once: two meanings of one name would mix.
it('a class is at home in one stylesheet', () => {
  const all = [...homes()];
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(([, files]) => files.length > 1)).toEqual([]);
});
