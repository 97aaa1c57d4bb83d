import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { LinkButton, Notice, Sheet } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useText } from '../../../messages/locale';
import type { SendOutcome } from '../api';
import { skipText, type SendGroup } from '../differences';

interface SendResultProps {
  readonly shootId: string;
  readonly groups: readonly SendGroup[];
  readonly outcome: SendOutcome;
  readonly onClose: () => void;
}

/** What became of sending: how many went out, and why each of the others did not. */
export function SendResult({ shootId, groups, outcome, onClose }: SendResultProps): ReactNode {
  const t = useText(fillTexts);
  const names = useNames();
  const slots = new Map(groups.flatMap(({ slots }) => slots.map((slot) => [slot.proposal.id, slot] as const)));
  return (
    <Sheet
      title={t('sentTitle', { n: outcome.sent.length })}
      closeLabel={t('close')}
      onClose={onClose}
      side
      foot={
        <LinkButton kind="primary" large to={`/studio/shoots/${shootId}/offers`}>
          {t('toOffers')}
        </LinkButton>
      }
    >
      {outcome.sent.length > 0 && (
        <Notice tone="success" alert>
          <span>{t('sentText')}</span>
        </Notice>
      )}
      {outcome.skipped.length > 0 && (
        <Notice tone="warning" alert>
          <strong>{t('skippedTitle', { n: outcome.skipped.length })}</strong>
          <ul className="stack">
            {outcome.skipped.map(({ proposalId, code }) => {
              const slot = slots.get(proposalId);
              return (
                <li key={proposalId}>
                  {slot && (
                    <strong>
                      {slot.proposal.person.displayName} {names.role(slot.roleId)}
                    </strong>
                  )}
                  <p>{t(skipText(code))}</p>
                </li>
              );
            })}
          </ul>
          <span>{t('skippedText')}</span>
        </Notice>
      )}
    </Sheet>
  );
}
