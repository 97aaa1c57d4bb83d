import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Unpacks the Chromium that comes from npm; it looks for its own libraries only where it believes to be in a lambda. */
async function fromNpm(): Promise<string> {
  const script = `import('@sparticuz/chromium').then(async ({ default: it }) => process.stdout.write(await it.executablePath()))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  return stdout.trim();
}

/** The browser's program: the one on the PATH, else the one from npm. `CALLBOARD_CHROMIUM=npm` insists on the latter. */
export async function chromiumPath(): Promise<string> {
  const own = process.env['CALLBOARD_CHROMIUM'] === 'npm' ? undefined : onPath();
  return own ?? (await fromNpm());
}

/** How a browser is started everywhere: nothing on the screen, nothing sent home, as root too. */
export const CHROMIUM_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
