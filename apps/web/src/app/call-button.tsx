import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { api, unwrap } from '../api/client';
import { Button, Icon } from '../kit';
import { attendanceTexts } from '../messages/attendance';
import { useText } from '../messages/locale';
import './call-button.css';
import { Refusal } from './refusal';

/** A Chinese mobile number as it is read aloud, another as it is dialled. */
function readable(phone: string): string {
  return phone.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}

interface CallButtonProps {
  readonly shootId: string;
  readonly personId: string;
  readonly name: string;
  readonly primary?: boolean;
}

/** Opens somebody's number, which is recorded; what stands there then is the number, to be touched and called. */
export function CallButton({ shootId, personId, name, primary = false }: CallButtonProps): ReactNode {
  const t = useText(attendanceTexts);
  const link = useRef<HTMLAnchorElement>(null);
  const look = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/shoots/{shootId}/people/{personId}/phone', { params: { path: { shootId, personId } } })),
  });
  const phone = look.data?.phone;
  useEffect(() => {
    if (phone) link.current?.focus();
  }, [phone]);
  if (phone) {
    return (
      <a ref={link} className="cb-button cb-button--primary cb-call" href={`tel:${phone}`}>
        <Icon name="phone" />
        {readable(phone)}
      </a>
    );
  }
  if (phone === null) return <span className="meta nb cb-call">{t('noPhone')}</span>;
  return (
    <span className="cb-call">
      <Button
        kind={primary ? 'primary' : 'plain'}
        icon={<Icon name="phone" />}
        aria-label={t('callLabel', { name })}
        busy={look.isPending}
        onClick={() => look.mutate()}
      >
        {t(look.isPending ? 'calling' : 'call')}
      </Button>
      {look.error && <Refusal error={look.error} />}
    </span>
  );
}
