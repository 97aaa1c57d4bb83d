import { ANNOUNCEMENT_LENGTH, departmentIds } from '@callboard/domain';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { useOwnDepartment } from '../../../app/rights';
import type { Shoot } from '../../../app/shoot';
import { Button, Card, Check, SelectField, TextArea, useToast } from '../../../kit';
import { announcementTexts } from '../../../messages/announcement';
import { useText } from '../../../messages/locale';
import { useSend } from '../api';

const EVERYBODY = '';

/** Writes to the crew: to everybody, or to a department; whoever heads one writes to that one. */
export function Composer({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(announcementTexts);
  const names = useNames();
  const toast = useToast();
  const own = useOwnDepartment(shoot.companyId);
  const send = useSend(shoot.id);
  const key = useRef(newKey());
  const [to, setTo] = useState(EVERYBODY);
  const [text, setText] = useState('');
  const [urgent, setUrgent] = useState(false);
  const [tried, setTried] = useState(false);
  const { length } = text.trim();
  const over = length - ANNOUNCEMENT_LENGTH;
  const problem =
    over > 0 ? t('tooLong', { max: ANNOUNCEMENT_LENGTH, n: over }) : tried && length === 0 ? t('empty') : undefined;
  const options = [
    ...(own === null ? [{ value: EVERYBODY, label: t('everybody') }] : []),
    ...(own === null ? departmentIds : [own]).map((id) => ({ value: id, label: names.department(id) })),
  ];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (length === 0 || over > 0) return;
    send.mutate(
      { key: key.current, department: own ?? (to === EVERYBODY ? null : to), text, urgent },
      {
        onSuccess: ({ all }) => {
          toast({ text: t('sent', { n: all }) });
          setText('');
          setUrgent(false);
          setTried(false);
        },
        // What was refused is another request when it is sent again.
        onSettled: () => {
          key.current = newKey();
        },
      },
    );
  };
  return (
    <Card className="stack cb-composer">
      <h2>{t('writeTitle')}</h2>
      <p className="muted">{t('writeText')}</p>
      <form className="stack" onSubmit={submit} noValidate>
        <SelectField
          label={t('to')}
          value={own ?? to}
          options={options}
          disabled={own !== null}
          onChange={(event) => setTo(event.target.value)}
        />
        <TextArea
          label={t('text')}
          rows={4}
          value={text}
          error={problem}
          hint={t('left', { n: length, max: ANNOUNCEMENT_LENGTH })}
          onChange={(event) => setText(event.target.value)}
        />
        <Check label={t('urgent')} checked={urgent} onChange={(event) => setUrgent(event.target.checked)} />
        {send.error && <Refusal error={send.error} />}
        <Button kind="primary" large type="submit" busy={send.isPending}>
          {t(send.isPending ? 'sending' : 'send')}
        </Button>
      </form>
    </Card>
  );
}
