import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SendOutcome } from './outcome';

/**
 * Keeps messages as files, one each, for whoever has no provider: the name of a file is the id of its message, so that
 * the same message kept twice is one file. Only the owner of the folder may read them: they name addresses.
 */
export class MessageFolder {
  constructor(private readonly folder: string) {}

  async keep(name: string, content: string): Promise<SendOutcome> {
    const path = join(this.folder, name);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      // A reader never sees half a message.
      await writeFile(`${path}.part`, content, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return { kind: 'sent', providerId: name };
    } catch (error) {
      return { kind: 'later', error: `file.${(error as NodeJS.ErrnoException).code ?? 'failed'}` };
    }
  }
}
