import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/** What a story gives the environment: a way to tell what its pages show. */
export interface Witness {
  tellWhatIsSeen?: () => Promise<string>;
}

/** A story that fails says what stood on its pages then: a machine far away shows no picture. */
export default class StoryEnvironment extends TestEnvironment {
  async handleTestEvent(event: Circus.Event): Promise<void> {
    if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
    const seen = await (this.global as Witness).tellWhatIsSeen?.();
    const which = event.name === 'test_fn_failure' ? event.test.name : event.hook.type;
    if (seen) process.stderr.write(`\n--- what stood on the pages when "${which}" failed\n${seen}\n---\n`);
  }
}
