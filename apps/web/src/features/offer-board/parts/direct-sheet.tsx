import { useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useNames } from '../../../app/names';
import { QueryView } from '../../../app/query-view';
import { Refusal } from '../../../app/refusal';
import { Button, Face, LinkButton, Sheet, useToast } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerBoardTexts } from '../../../messages/offer-board';
import { useApplicants, useDirect, useSlots } from '../api';
import { invitable } from '../board';

interface DirectSheetProps {
  readonly shootId: string;
  readonly onClose: () => void;
}

function Applicants({ shootId }: { shootId: string }): ReactNode {
  const t = useText(offerBoardTexts);
  const format = useFormat();
  const names = useNames();
  const toast = useToast();
  const applicants = useApplicants(shootId);
  const slots = useSlots(shootId, true);
  const direct = useDirect(shootId);
  const [failed, setFailed] = useState<string | null>(null);
  const invite = (applicationId: string, slotId: string, personId: string, name: string): void => {
    setFailed(applicationId);
    direct.mutate({ slotId, personId, key: newKey() }, { onSuccess: () => toast({ text: t('directSent', { name }) }) });
  };
  return (
    <QueryView query={applicants}>
      {(applications) => {
        const people = invitable(applications, slots.data?.slots ?? []);
        if (people.length === 0) return <p>{t('directNobody')}</p>;
        return (
          <ul className="cb-direct">
            {people.map(({ application: { id, person, roleId }, slotId }) => (
              <li key={id}>
                <Face name={person.displayName} />
                <div>
                  <p className="cb-offer__name">
                    <strong>{person.displayName}</strong>
                    <span>{names.role(roleId)}</span>
                  </p>
                  <p className="cb-offer__terms">
                    <span>{t(person.freeAllDays ? 'fitFree' : 'fitBusy')}</span>
                    <span>{t(person.floorWithinBand ? 'fitPay' : 'fitFloor')}</span>
                    <span>{t('wayTo', { time: format.minutes(person.travelMinutes) })}</span>
                  </p>
                </div>
                <Button
                  aria-label={t('inviteName', { name: person.displayName })}
                  busy={direct.isPending && direct.variables.personId === person.id}
                  onClick={() => invite(id, slotId, person.id, person.displayName)}
                >
                  {t('invite')}
                </Button>
                {direct.error && failed === id && <Refusal error={direct.error} />}
              </li>
            ))}
          </ul>
        );
      }}
    </QueryView>
  );
}

/** Asks one of the applicants without a fill. */
export function DirectSheet({ shootId, onClose }: DirectSheetProps): ReactNode {
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
      <Applicants shootId={shootId} />
    </Sheet>
  );
}
