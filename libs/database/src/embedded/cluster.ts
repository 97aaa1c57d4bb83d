import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SHARED_FOLDER, findBinaries, type Binaries } from './binaries';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error';
import { canEnter, postgresUser, type ProcessUser } from './process-user';

const STATE_FILE = 'cluster.json';
const INSIDE = 'cluster';

/** pg_trgm asks the C library what a letter is, whatever the locale provider: with LC_CTYPE C it sees no Chinese. */
const LC_CTYPE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

export interface Passwords {
  postgres: string;
  callboard_owner: string;
  callboard_app: string;
}

/** What `cluster.json` in the data folder says. */
interface ClusterState {
  /** Where the cluster is: inside the data folder unless the user of Postgres cannot enter that. */
  folder: string;
  initialised: boolean;
  passwords: Passwords;
}

/** A cluster on disk, ready to be started. */
export interface Cluster {
  folder: string;
  passwords: Passwords;
  binaries: Binaries;
  user: ProcessUser;
}

/**
 * Opens the cluster of a data folder and makes it first where there is none: UTF8, the builtin locale C.UTF-8 (with
 * locale C, pg_trgm sees no Chinese), passwords for everybody.
 *
 * @throws EmbeddedPostgresError when the folder belongs to somebody else, is damaged, or initdb fails
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  try {
    return await openOrCreate(dataDir);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) throw error;
    throw new EmbeddedPostgresError(
      `the data folder ${dataDir} cannot be used (${code}): does it belong to another user?`,
      {
        cause: error,
      },
    );
  }
}

async function openOrCreate(dataDir: string): Promise<Cluster> {
  makeFolder(dataDir);
  const state = readState(dataDir) ?? newState(dataDir);
  const user = postgresUser(state.folder);
  const binaries = findBinaries(user);
  const cluster: Cluster = { folder: state.folder, passwords: state.passwords, binaries, user };
  if (!state.initialised) {
    await create(cluster);
    writeState(dataDir, { ...state, initialised: true });
  }
  if (user && existsSync(cluster.folder)) handOver(cluster.folder, user);
  check(cluster, dataDir);
  return cluster;
}

/** As root the folder may be passed through by the user of Postgres; what is secret in it has its own mode. */
function makeFolder(folder: string): void {
  const asRoot = process.getuid?.() === 0;
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, asRoot ? 0o711 : 0o700);
  }
  const { uid, mode } = statSync(folder);
  if (asRoot && uid === 0) chmodSync(folder, (mode & 0o777) | 0o011);
}

/** What the data folder says of its cluster; undefined where there is none. */
export function readState(dataDir: string): ClusterState | undefined {
  const path = join(dataDir, STATE_FILE);
  if (!existsSync(path)) return undefined;
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as ClusterState;
    // A data folder that was moved or copied brings its cluster along, wherever it was when this was written.
    const inside = join(dataDir, INSIDE);
    return existsSync(inside) ? { ...state, folder: inside } : state;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new EmbeddedPostgresError(`${path} is damaged; restore it, or delete ${dataDir} to begin again`);
  }
}

function newState(dataDir: string): ClusterState {
  const inside = join(dataDir, INSIDE);
  const reachable = canEnter(dataDir, postgresUser(inside));
  const folder = reachable ? inside : join(SHARED_FOLDER, `cluster-${randomBytes(6).toString('hex')}`);
  const password = (): string => randomBytes(24).toString('base64url');
  const passwords = { postgres: password(), callboard_owner: password(), callboard_app: password() };
  const state = { folder, initialised: false, passwords };
  writeState(dataDir, state);
  return state;
}

function writeState(dataDir: string, state: ClusterState): void {
  const path = join(dataDir, STATE_FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Made under another name and then renamed: a cluster that was cut short is thrown away, never started. */
async function create(cluster: Cluster): Promise<void> {
  const partial = `${cluster.folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(cluster.folder, { recursive: true, force: true });
  makeFolder(dirname(cluster.folder));
  mkdirSync(partial, { mode: 0o700 });
  const passwordFile = `${partial}.password`;
  writeFileSync(passwordFile, cluster.passwords.postgres, { mode: 0o600 });
  for (const path of [partial, passwordFile]) {
    if (cluster.user) chownSync(path, cluster.user.uid, cluster.user.gid);
  }
  try {
    await initdb(cluster, partial, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(partial, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  renameSync(partial, cluster.folder);
}

function initdb(cluster: Cluster, folder: string, passwordFile: string): Promise<void> {
  const args = [
    ...['-D', folder, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${LC_CTYPE}`],
    ...['--no-instructions', '--data-checksums'],
  ];
  const child = spawn(cluster.binaries.initdb, args, {
    ...cluster.user,
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      const line = complaint.split('\n').find((text) => /error|fatal/i.test(text)) ?? `it ended with code ${code}`;
      reject(new EmbeddedPostgresError(`initdb failed: ${line.trim()}`));
    });
  });
}

/** What root copied belongs to root, and Postgres may not even read it. */
function handOver(folder: string, { uid, gid }: NonNullable<ProcessUser>): void {
  if (statSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  // Last: should this be cut short, the next start begins anew.
  chownSync(folder, uid, gid);
}

function check(cluster: Cluster, dataDir: string): void {
  const version = join(cluster.folder, 'PG_VERSION');
  if (!existsSync(version)) {
    throw new EmbeddedPostgresError(
      `the database in ${cluster.folder} is gone; restore it, or delete ${dataDir} to begin again`,
    );
  }
  if (cluster.user && !canEnter(cluster.folder, cluster.user)) {
    throw new EmbeddedPostgresError(
      `the user Postgres runs under cannot enter ${cluster.folder}; allow it, or set CALLBOARD_DATA`,
    );
  }
}
