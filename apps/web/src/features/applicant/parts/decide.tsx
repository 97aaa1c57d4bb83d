import type { ReactNode } from 'react';
import { BlockPerson } from '../../../app/block/block-person';
import { Button } from '../../../kit';
import { applicantTexts } from '../../../messages/applicant';
import { useText } from '../../../messages/locale';
import type { Applicant } from '../api';
import { StateTag } from './facts';

export interface Decisions {
  readonly shortlist: (row: Applicant) => void;
  readonly decline: (row: Applicant) => void;
  /** Whether the person who looks may decide on this one. */
  readonly may: (row: Applicant) => boolean;
  /** The company, where the person who looks may block people for it. */
  readonly blocksFor: string | null;
}

/** The short list, or no; what was decided stands there as a word. `loud` where there is one pair on the screen. */
export function Decide({ row, decisions, loud }: { row: Applicant; decisions: Decisions; loud?: boolean }): ReactNode {
  const t = useText(applicantTexts);
  const { state, person } = row;
  const open = state === 'submitted' || state === 'shortlisted';
  if (!open || !decisions.may(row)) return state === 'submitted' ? null : <StateTag state={state} />;
  const buttons = (
    <span className="cb-decide">
      {state === 'submitted' && (
        <Button
          kind={loud ? 'primary' : 'plain'}
          aria-label={t('shortlistOf', { name: person.displayName })}
          onClick={() => decisions.shortlist(row)}
        >
          {t('shortlist')}
        </Button>
      )}
      <Button
        kind={loud ? 'plain' : 'quiet'}
        aria-label={t('declineOf', { name: person.displayName })}
        onClick={() => decisions.decline(row)}
      >
        {t('decline')}
      </Button>
    </span>
  );
  if (!decisions.blocksFor) return buttons;
  return (
    <span className="cb-deciding">
      {buttons}
      <BlockPerson companyId={decisions.blocksFor} person={person} />
    </span>
  );
}
