import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from './config';
import { renderEnvExample } from './env-example';

const rendered = renderEnvExample();

/** The file as somebody would use it: every line that sets something, uncommented. */
const settings = Object.fromEntries(
  rendered
    .split('\n')
    .map((line) => /^#([A-Z_]+)=(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => [match[1], match[2]]),
);

describe('renderEnvExample', () => {
  it('is what is committed as .env.example', () => {
    expect(readFileSync(join(__dirname, '../../../.env.example'), 'utf8')).toBe(rendered);
  });

  it('holds no secret, and nothing but the secrets is missing from it', () => {
    expect(settings).toMatchObject({ CALLBOARD_MASTER_KEY: '', CALLBOARD_TOKEN_SECRET: '' });
    expect(() => loadConfig(settings)).toThrow(
      /^CALLBOARD_MASTER_KEY is required\nCALLBOARD_TOKEN_SECRET is required$/,
    );
  });

  it('keeps every line short', () => {
    expect(rendered.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});
