import { CrewMember } from './crew-member';
import { AssistRequest, CrewMessage, DEAD, HelperFailure, LISTENING } from './crew-message';
import { Ticket } from './ticket';

/** Makes this thread a helper: it does its share of whatever comes through the port. */
export function assist({ port, control }: AssistRequest): void {
  let me: CrewMember | undefined;
  const take = (message: CrewMessage): void => {
    if (message.kind === 'begin') {
      const { member, market, problem, memory } = message;
      me = new CrewMember(member, market, problem, memory);
    } else me?.work(message.task, new Ticket(message.chunks, message.cells));
  };
  // Nobody hears the end of a thread while the others are blocked, so it leaves a mark.
  process.on('exit', () => Atomics.store(control, DEAD, 1));
  port.on('message', (message: CrewMessage) => {
    try {
      take(message);
    } catch (error) {
      const failure: HelperFailure = {
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
      port.postMessage(failure);
      Atomics.store(control, DEAD, 1);
      Atomics.notify(control, DEAD);
    }
  });
  Atomics.add(control, LISTENING, 1);
  Atomics.notify(control, LISTENING);
}
