import type { ReactNode } from 'react';
import { answerTexts } from '../../../messages/answer';
import { useFormat, useText } from '../../../messages/locale';
import { aheadOf, sortedTerms, type TermDifference } from '../answers';
import type { ProposedSlot, RunnerUp, Term } from '../board';
import { useReasonWords } from './reasons';

const TERMS = [
  'levelFit',
  'distance',
  'payFit',
  'applied',
  'fairness',
  'skill',
  'record',
  'bed',
  'together',
  'firstJob',
  'chain',
] as const;

const isTerm = (id: string): id is (typeof TERMS)[number] => (TERMS as readonly string[]).includes(id);

/** The name of a term in a word or two. */
export function useTermName(): (id: string) => string {
  const t = useText(answerTexts);
  return (id) => (isTerm(id) ? t(`term_${id}`) : id);
}

/** Terms in which two people differ, with the points between them. */
export function DifferingTerms({ terms }: { terms: readonly TermDifference[] }): ReactNode {
  const t = useText(answerTexts);
  const name = useTermName();
  return (
    <ul className="cb-differ">
      {terms.map(({ id, points }) => (
        <li key={id} data-less={points < 0 || undefined}>
          {t('versusTerm', {
            term: name(id),
            points: t(points > 0 ? 'plusPoints' : 'minusPoints', { n: Math.abs(points) }),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Every term in words with its points, those that gave nothing in one line. */
export function TermTable({ terms, score }: { terms: readonly Term[]; score: number }): ReactNode {
  const t = useText(answerTexts);
  const name = useTermName();
  const wordsOf = useReasonWords();
  const { some, none } = sortedTerms(terms);
  if (terms.length === 0) return <p className="meta">{t('noTerms')}</p>;
  return (
    <>
      <dl className="cb-why-terms">
        {some.map((term) => (
          <div key={term.id}>
            <dt>{wordsOf(term) || name(term.id)}</dt>
            <dd className="nb">{t(term.points > 0 ? 'plusPoints' : 'minusPoints', { n: Math.abs(term.points) })}</dd>
          </div>
        ))}
        <div className="cb-why-terms__sum">
          <dt />
          <dd className="nb">{t('points', { n: score })}</dd>
        </div>
      </dl>
      {none.length > 0 && (
        <p className="meta">{t('nothing', { terms: none.map(({ id }) => name(id)).join(t('listJoin')) })}</p>
      )}
    </>
  );
}

function Ahead({ slot, runnerUp }: { slot: ProposedSlot; runnerUp: RunnerUp }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const { points, terms, dayFen, totalFen } = aheadOf(slot.proposal, runnerUp, slot.days.length);
  const name = runnerUp.person.displayName;
  const pay = { yuan: format.yuan(Math.abs(dayFen)), total: format.yuan(Math.abs(totalFen)) };
  return (
    <li>
      <p>
        <strong>
          {points === 0 ? t('level', { name }) : t(points > 0 ? 'aheadOf' : 'behind', { name, n: Math.abs(points) })}
        </strong>{' '}
        <span className="meta">{dayFen === 0 ? t('samePay') : t(dayFen > 0 ? 'dearer' : 'cheaper', pay)}</span>
      </p>
      <DifferingTerms terms={terms} />
    </li>
  );
}

/** Why this person: every term with its points, and what sets her apart from each runner-up. */
export function WhyPanel({ slot, children }: { slot: ProposedSlot; children?: ReactNode }): ReactNode {
  const t = useText(answerTexts);
  const { proposal } = slot;
  return (
    <div className="cb-slot__full cb-why">
      <TermTable terms={proposal.terms} score={proposal.score} />
      {proposal.runnersUp.length === 0 ? (
        <p className="meta">{t('noOthers')}</p>
      ) : (
        <ul className="cb-why__others">
          {proposal.runnersUp.map((runnerUp) => (
            <Ahead key={runnerUp.person.personId} slot={slot} runnerUp={runnerUp} />
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
