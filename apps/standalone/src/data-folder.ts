import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { StandaloneConfig } from '@callboard/config';
import { StartError, errorCode } from './start-error';

const FILE = 'secrets.json';

/** The application's keys, each in the form of its variable. */
export interface Secrets {
  masterKey: string;
  tokenSecret: string;
}

/**
 * Makes the data folder if need be. As root it may be passed through by the user Postgres runs under; what is secret
 * in it has its own mode.
 *
 * @throws StartError when it cannot be written to
 */
export function openDataFolder(folder: string): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    }
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be written to (${errorCode(error) ?? 'unknown reason'}); set CALLBOARD_DATA.`,
      1,
      { cause: error },
    );
  }
}

/** The keys that are given, and for those that are not the ones kept in the data folder, made on the first start. */
export function secretsFor(config: StandaloneConfig): Secrets {
  const { masterKey, tokenSecret } = config.secrets;
  if (masterKey !== undefined && tokenSecret !== undefined) return { masterKey, tokenSecret };
  openDataFolder(config.data.folder);
  const kept = keptSecrets(join(config.data.folder, FILE));
  return { masterKey: masterKey ?? kept.masterKey, tokenSecret: tokenSecret ?? kept.tokenSecret };
}

function keptSecrets(path: string): Secrets {
  if (existsSync(path)) return readSecrets(path);
  const made = { masterKey: randomBytes(32).toString('base64'), tokenSecret: randomBytes(48).toString('base64url') };
  // Lost with the machine it would take all personal data with it: on disk before it is used.
  writeFileSync(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return made;
}

function readSecrets(path: string): Secrets {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  } catch (error) {
    throw new StartError(`The keys in ${path} cannot be read; restore the file or its rights.`, 1, { cause: error });
  }
}
