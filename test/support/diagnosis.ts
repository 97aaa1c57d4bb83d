import { examineDatabase, findingLine, illsOf } from '@callboard/database';
import type { Figure } from './figures';

/** The doctor's word at the end of a suite: every invariant of the database that the suite has been at. */
export async function diagnosis(url: string, what = 'the doctor at the end'): Promise<Figure> {
  const findings = await examineDatabase({ url });
  const ills = illsOf(findings);
  const looked = findings.filter(({ count }) => count !== null).length;
  return {
    id: 'dr',
    what,
    target: '0 invariants broken',
    figure: ills.length === 0 ? `0 of ${looked}` : ills.map(findingLine).join('; '),
    ok: ills.length === 0,
  };
}
