import type { ReactNode } from 'react';
import { QueryView } from '../../../app/query-view';
import { LinkButton, Sheet } from '../../../kit';
import { useText } from '../../../messages/locale';
import { offerBoardTexts } from '../../../messages/offer-board';
import { useApplicants, useSlots } from '../api';
import { invitable } from '../board';
import { Invitee } from './invitee';

interface DirectSheetProps {
  readonly shootId: string;
  /** Whether this person may let somebody go without rest. */
  readonly override: boolean;
  readonly onClose: () => void;
}

function Applicants({ shootId, override }: Omit<DirectSheetProps, 'onClose'>): ReactNode {
  const t = useText(offerBoardTexts);
  const applicants = useApplicants(shootId);
  const slots = useSlots(shootId, true);
  return (
    <QueryView query={applicants}>
      {(applications) => {
        const people = invitable(applications, slots.data?.slots ?? []);
        if (people.length === 0) return <p>{t('directNobody')}</p>;
        return (
          <ul className="cb-direct">
            {people.map((each) => (
              <Invitee key={each.application.id} shootId={shootId} invitable={each} override={override} />
            ))}
          </ul>
        );
      }}
    </QueryView>
  );
}

/** Asks one of the applicants without a fill. */
export function DirectSheet({ shootId, override, onClose }: DirectSheetProps): ReactNode {
  const t = useText(offerBoardTexts);
  return (
    <Sheet
      title={t('directTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      side
      foot={
        <LinkButton large to={`/studio/shoots/${shootId}/applicants`}>
          {t('seeApplicants')}
        </LinkButton>
      }
    >
      <p>{t('directText')}</p>
      <Applicants shootId={shootId} override={override} />
    </Sheet>
  );
}
