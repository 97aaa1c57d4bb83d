import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DROP_OUT_REASONS, lateHoursOf, type DropOutReason } from '@callboard/domain';
import { useRef, useState, type ReactNode } from 'react';
import { Refusal } from '../../app/refusal';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { Button, Check, SelectField, Sheet, useToast } from '../../kit';
import { backfillTexts } from '../../messages/backfill';
import { useFormat, useText } from '../../messages/locale';

interface DropOutSheetProps {
  readonly booking: Schema<'Booking'>;
  /** Today at the base. */
  readonly today: string;
  readonly onClose: () => void;
}

/** Gives days back: why, and from which day where they have begun. */
export function DropOutSheet({ booking, today, onClose }: DropOutSheetProps): ReactNode {
  const t = useText(backfillTexts);
  const format = useFormat();
  const toast = useToast();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [reason, setReason] = useState<DropOutReason>('illness');
  const left = booking.days.filter((day) => day >= today);
  const begun = booking.days[0]! <= today;
  const [from, setFrom] = useState(left.find((day) => day > today) ?? left[0]!);
  const drop = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/me/bookings/{bookingId}/drop-out', {
          params: { path: { bookingId: booking.id }, header: { 'Idempotency-Key': key.current } },
          body: { reason, ...(begun && { fromDay: from }) },
        }),
      ),
    onSuccess: (off) => {
      toast({
        text: t('dropOutDone', { day: format.day(off.firstLostDay), count: format.dayCount(off.lostDays) }),
      });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me() }),
  });
  const excused = reason === 'illness' || reason === 'accident';
  return (
    <Sheet
      title={t('dropOutTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('keepBooking')}
          </Button>
          <Button kind="danger" large busy={drop.isPending} onClick={() => drop.mutate()}>
            {t(drop.isPending ? 'dropOutDoing' : 'dropOutDo')}
          </Button>
        </>
      }
    >
      <p>{t('dropOutText')}</p>
      <fieldset className="cb-booking__reasons">
        <legend>{t('dropOutReason')}</legend>
        {DROP_OUT_REASONS.map((value) => (
          <Check
            key={value}
            type="radio"
            name="drop-out-reason"
            label={t(`why_${value}`)}
            checked={reason === value}
            onChange={() => setReason(value)}
          />
        ))}
      </fieldset>
      {begun ? (
        <SelectField
          label={t('dropOutFrom')}
          value={from}
          options={left.map((day) => ({ value: day, label: format.dayLong(day) }))}
          onChange={(event) => setFrom(event.target.value)}
        />
      ) : (
        <p>{t('dropOutAll', { count: format.dayCount(booking.days.length) })}</p>
      )}
      <p className="meta">
        {excused ? t('dropOutSick') : t('dropOutLate', { hours: lateHoursOf(booking.terms.version) })}
      </p>
      {drop.error && <Refusal error={drop.error} />}
    </Sheet>
  );
}
