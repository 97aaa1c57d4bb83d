import { CANCEL_REASONS, cancellationOwed, fen, marketSettings, type CancelReason } from '@callboard/domain';
import { useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { serverNow } from '../../../api/clock';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Button, Check, SelectField, Sheet, useToast } from '../../../kit';
import { backfillTexts } from '../../../messages/backfill';
import { today as todayIn } from '../../../messages/format';
import { useFormat, useText } from '../../../messages/locale';
import { useCallOff } from '../api';
import type { Offer } from '../board';

const HOUR_MS = 3_600_000;
/** Bases keep the time of Shanghai; what is owed in the end is counted by the server. */
const ZONE_MINUTES = 8 * 60;

/** Hours from now to the usual call of a day. */
function hoursTo(day: string): number {
  const call = Date.parse(`${day}T00:00:00Z`) + (marketSettings.usualCall.value - ZONE_MINUTES) * 60_000;
  return (call - serverNow()) / HOUR_MS;
}

interface CallOffSheetProps {
  readonly shootId: string;
  readonly offer: Offer;
  readonly onClose: () => void;
}

/** Cancels a booking, or says that its person has not come; what the terms make of it stands there before. */
export function CallOffSheet({ shootId, offer, onClose }: CallOffSheetProps): ReactNode {
  const t = useText(backfillTexts);
  const format = useFormat();
  const names = useNames();
  const toast = useToast();
  const key = useRef(newKey());
  const callOff = useCallOff(shootId);
  const today = todayIn(serverNow());
  const { days, payFen, version } = offer.terms;
  const left = days.filter((day) => day >= today);
  const begun = days[0]! <= today;
  const [reason, setReason] = useState<CancelReason>('plans_changed');
  const [from, setFrom] = useState(left.find((day) => day > today) ?? left[0] ?? days[days.length - 1]!);
  const [refill, setRefill] = useState(true);
  const [absent, setAbsent] = useState(false);
  const first = begun ? from : days[0]!;
  const hours = hoursTo(first);
  const { owedFen, withinHours } = cancellationOwed({
    termsVersion: version,
    hoursToLoss: hours,
    payFen: fen(payFen),
    begun: days[0]! < first,
  });
  const name = offer.person.displayName;
  const send = (): void =>
    callOff.mutate(
      {
        bookingId: offer.bookingId!,
        key: key.current,
        ...(absent ? { absent, refill } : { absent, refill, reason, ...(begun && { fromDay: from }) }),
      },
      {
        onSuccess: (off) => {
          if (off.kind === 'no_show') toast({ text: t('noShowDone') });
          else if (off.owedFen === 0) toast({ text: t('cancelDone', { name }) });
          else toast({ text: t('cancelDoneOwes', { name, amount: format.yuan(off.owedFen) }) });
          onClose();
        },
      },
    );
  return (
    <Sheet
      title={t(absent ? 'noShowTitle' : 'cancelTitle', { name })}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('keepBooking')}
          </Button>
          <Button kind="danger" large busy={callOff.isPending} onClick={send}>
            {t(callOff.isPending ? 'cancelDoing' : absent ? 'noShowDo' : 'cancelDo')}
          </Button>
        </>
      }
    >
      <p>{t('cancelText', { role: names.role(offer.roleId), days: format.daySet(days) })}</p>
      {begun && <Check label={t('noShow')} checked={absent} onChange={(event) => setAbsent(event.target.checked)} />}
      {absent ? (
        <p>{t('noShowText')}</p>
      ) : (
        <>
          <SelectField
            label={t('cancelReason')}
            value={reason}
            options={CANCEL_REASONS.map((value) => ({ value, label: t(`cancel_${value}`) }))}
            onChange={(event) => setReason(CANCEL_REASONS.find((value) => value === event.target.value) ?? 'other')}
          />
          {begun && (
            <SelectField
              label={t('cancelFrom')}
              value={from}
              options={left.map((day) => ({ value: day, label: format.dayLong(day) }))}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
          <p>
            {withinHours === null
              ? t('cancelFree')
              : t('cancelOwes', { amount: format.yuan(owedFen), hours: withinHours })}
          </p>
        </>
      )}
      <Check label={t('cancelRefill')} checked={refill} onChange={(event) => setRefill(event.target.checked)} />
      {callOff.error && <Refusal error={callOff.error} />}
    </Sheet>
  );
}
