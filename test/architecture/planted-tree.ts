import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(__dirname, '../..');

/** A temporary project of the given files with this project's packages, and copies of some of its own files. */
export class PlantedTree {
  readonly folder = mkdtempSync(join(tmpdir(), 'callboard-planted-'));

  constructor(files: Readonly<Record<string, string>>, copies: readonly string[]) {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), source);
    }
    for (const file of copies) cpSync(join(ROOT, file), join(this.folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
