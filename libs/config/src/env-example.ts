import { z } from 'zod';
import { databaseFields } from './schema/database';
import type { Fields, FieldNote } from './schema/field';
import { mailFields } from './schema/mail';
import { queueFields } from './schema/queue';
import { dataFields, demoFields, environmentFields, logFields } from './schema/runtime';
import { secretFields } from './schema/secrets';
import { serverFields } from './schema/server';

const WIDTH = 110;

const CONCERNS: ReadonlyArray<{ title: string; fields: Fields }> = [
  { title: 'Server', fields: serverFields },
  { title: 'Database', fields: databaseFields },
  { title: 'Queues', fields: queueFields },
  { title: 'Mail', fields: mailFields },
  { title: 'Secrets', fields: secretFields },
  { title: 'Data folder', fields: dataFields },
  { title: 'Demo', fields: demoFields },
  { title: 'Log', fields: logFields },
  { title: 'Environment', fields: environmentFields },
];

const HEADER = [
  '# Every variable Callboard reads. `npm start` needs none of them; it also reads a file `.env` beside this one.',
  '# Made from the schemas in libs/config by `npm run generate`: change those, not this file.',
];

/** The text of `.env.example`: every variable with its meaning and its default, all commented out. */
export function renderEnvExample(): string {
  const lines = [...HEADER];
  for (const { title, fields } of CONCERNS) {
    lines.push('', `# --- ${title}`);
    for (const [name, schema] of Object.entries(fields)) lines.push('', ...renderField(name, schema));
  }
  return `${lines.join('\n')}\n`;
}

function renderField(name: string, schema: z.ZodType): string[] {
  const note = schema.meta() as Partial<FieldNote> | undefined;
  if (!note?.description) throw new Error(`${name} has no description`);
  const byDefault = schema.safeParse(undefined);
  const value = byDefault.success ? byDefault.data : undefined;
  return [...wrap(note.description), `#${name}=${note.example ?? (value === undefined ? '' : String(value))}`];
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
