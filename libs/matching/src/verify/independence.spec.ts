import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What code that judges the solver may know beside itself: facts and their names, constants, errors and types. */
const ALLOWED = ['market/market', 'code', 'fill-result', 'matching-input', 'matching-input.error', 'plan'];
/** What of the market's file is a look-up by name; the rest of it the solver's scores and conflicts use too. */
const LOOK_UPS = ['Market', 'findPerson', 'findShoot', 'findSlot', 'slotsOfShoot'];

const SOURCE = join(__dirname, '..');

function filesOf(folder: string): { name: string; text: string }[] {
  return readdirSync(join(SOURCE, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(SOURCE, folder, name), 'utf8') }));
}

const files = [...filesOf('verify'), ...filesOf('certify')];

test.each(files.map(({ name, text }) => [name, text]))('%s shares no code with the solver', (_name, text) => {
  const imports = [...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'([^']+)'/g)];
  expect(imports).toHaveLength([...text.matchAll(/^import\b/gm)].length);
  for (const [, names, path] of imports) {
    if (/^\.\/[a-z-]+$|^\.\.\/(verify|certify)\/[a-z-]+$/.test(path!)) continue;
    expect(ALLOWED.map((allowed) => `../${allowed}`)).toContain(path);
    if (path !== '../market/market') continue;
    for (const name of names!.split(',').map((each) => each.replace('type ', '').trim())) {
      expect(LOOK_UPS).toContain(name);
    }
  }
});

test('nobody but facts is asked: neither the masks nor the index of the solver', () => {
  expect(files.length).toBeGreaterThan(8);
  for (const { text } of files)
    expect(text).not.toMatch(/\.masks\b|\.index\b|gapDaysBetween|\{[^}]*\b(masks|index)\b[^}]*\} = (this\.)?market/);
});
