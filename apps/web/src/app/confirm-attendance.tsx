import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import type { Schema } from '../api/types';
import { Button, Card, Icon } from '../kit';
import { attendanceTexts } from '../messages/attendance';
import { useFormat, useText } from '../messages/locale';
import './confirm-attendance.css';
import { Refusal } from './refusal';

interface ConfirmAttendanceProps {
  readonly booking: Schema<'Booking'>;
  /** Which of several it is about. */
  readonly title?: ReactNode;
  /** The other way out, beside the button. */
  readonly children?: ReactNode;
}

/** The one question before a first day, with its button, and afterwards what was said. */
export function ConfirmAttendance({ booking, title, children }: ConfirmAttendanceProps): ReactNode {
  const t = useText(attendanceTexts);
  const format = useFormat();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/me/bookings/{bookingId}/attendance', { params: { path: { bookingId: booking.id } } })),
    onSuccess: (now) => queries.setQueryData(keys.myBooking(booking.id), now),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.me() }),
  });
  const { askedAt, confirmedAt } = booking.attendance;
  const day = format.dayLong(booking.days[0]!);
  if (confirmedAt !== null) {
    return (
      <p className="cb-attend__done" role="status">
        <Icon name="check" />
        <span>
          <strong>{t('confirmed')}</strong> <span className="nb meta">{format.moment(confirmedAt)}</span>
          <br />
          <span className="muted">{t('confirmedText', { day })}</span>
        </span>
      </p>
    );
  }
  return (
    <Card className="cb-attend stack" data-asked={askedAt !== null || undefined} aria-label={t('confirm')}>
      <div>
        <h2>{t('askTitle', { day })}</h2>
        {title !== undefined && <p>{title}</p>}
        <p className="muted">{t(askedAt === null ? 'earlyText' : 'askText')}</p>
      </div>
      <div className="row">
        <Button kind="primary" large busy={confirm.isPending} onClick={() => confirm.mutate()}>
          {t(confirm.isPending ? 'confirming' : 'confirm')}
        </Button>
        {children}
      </div>
      {confirm.error && <Refusal error={confirm.error} />}
    </Card>
  );
}
