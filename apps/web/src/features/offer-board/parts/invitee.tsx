import { useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { BlockPerson } from '../../../app/block/block-person';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { missingRestOf, RestOverride } from '../../../app/rest-override';
import { useMay } from '../../../app/rights';
import { useShoot } from '../../../app/shoot';
import { Button, Face, useToast } from '../../../kit';
import { holdTexts } from '../../../messages/hold';
import { useRank } from '../../../messages/hold-rank';
import { useFormat, useText } from '../../../messages/locale';
import { offerBoardTexts } from '../../../messages/offer-board';
import { useDirect, usePlaceHold } from '../api';
import type { Invitable } from '../board';
import type { Schema } from '../../../api/types';

interface InviteeProps {
  readonly shootId: string;
  readonly invitable: Invitable<Schema<'ReceivedApplication'>>;
  /** Whether this person may let somebody go without rest. */
  readonly override: boolean;
}

/** An applicant who can be asked at once: with a hold, with an offer, or with one that leaves out rest. */
export function Invitee({ shootId, invitable, override }: InviteeProps): ReactNode {
  const t = useText(offerBoardTexts);
  const held = useText(holdTexts);
  const format = useFormat();
  const names = useNames();
  const toast = useToast();
  const rankOf = useRank();
  const companyId = useShoot(shootId).data?.companyId;
  const mayBlock = useMay(companyId)('block.manage');
  const direct = useDirect(shootId);
  const place = usePlaceHold(shootId);
  const [missing, setMissing] = useState<number | null>(null);
  const { slotId, application } = invitable;
  const { person, roleId } = application;
  const name = person.displayName;
  const wish = (): { slotId: string; personId: string; key: string } => ({
    slotId,
    personId: person.id,
    key: newKey(),
  });
  const hold = (): void => {
    direct.reset();
    setMissing(null);
    void place.mutateAsync(wish()).then(
      ({ rank, expiresAt }) =>
        toast({ text: held('placed', { name, rank: rankOf(rank), time: format.moment(expiresAt) }) }),
      () => undefined,
    );
  };
  const invite = (reason?: string): void => {
    place.reset();
    // Whoever was asked leaves the list, and this with it, before the answer of the mutation comes here.
    void direct.mutateAsync({ ...wish(), ...(reason !== undefined && { reason }) }).then(
      () => toast({ text: t('directSent', { name }) }),
      (error: unknown) => setMissing((before) => missingRestOf(error) ?? (reason === undefined ? null : before)),
    );
  };
  const error = direct.error ?? place.error;
  return (
    <li>
      <Face name={name} />
      <div>
        <p className="cb-sent__name">
          <strong>{name}</strong>
          <span>{names.role(roleId)}</span>
        </p>
        <p className="cb-sent__terms">
          <span>{t(person.freeAllDays ? 'fitFree' : 'fitBusy')}</span>
          <span>{t(person.floorWithinBand ? 'fitPay' : 'fitFloor')}</span>
          <span>{t('wayTo', { time: format.minutes(person.travelMinutes) })}</span>
        </p>
      </div>
      <div className="cb-direct__acts">
        <Button kind="quiet" aria-label={held('placeName', { name })} busy={place.isPending} onClick={hold}>
          {held('place')}
        </Button>
        <Button aria-label={t('inviteName', { name })} busy={direct.isPending} onClick={() => invite()}>
          {t('invite')}
        </Button>
        {companyId && mayBlock && <BlockPerson companyId={companyId} person={person} />}
      </div>
      {missing !== null && (
        <RestOverride name={name} missingDays={missing} may={override} busy={direct.isPending} onSend={invite} />
      )}
      {error && missingRestOf(error) === null && <Refusal error={error} />}
    </li>
  );
}
