import { ANNOUNCEMENT_LENGTH } from '@callboard/domain';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useNames } from '../../../app/names';
import { Lines, QueryView } from '../../../app/query-view';
import { Refusal } from '../../../app/refusal';
import { useMay, useOwnDepartment } from '../../../app/rights';
import type { Shoot } from '../../../app/shoot';
import { Button, Card, Check, LinkButton, SelectField, TextArea, useToast } from '../../../kit';
import { announcementTexts } from '../../../messages/announcement';
import { useText } from '../../../messages/locale';
import { useCrew, useSend } from '../api';

const EVERYBODY = '';

/** Its bookings have ended with it. */
const isOver = ({ state }: Shoot): boolean => state === 'wrapped' || state === 'cancelled';

/** Nobody would get it: when that changes, and where to see to it. */
function Nobody({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(announcementTexts);
  const maySend = useMay(shoot.companyId)('offer.send');
  const hires = shoot.state === 'open' || shoot.state === 'shooting';
  const asked = shoot.summary.offered > 0;
  return (
    <>
      <p>{t(isOver(shoot) ? 'nobodyOver' : asked ? 'nobodyAsked' : 'nobody', { n: shoot.summary.offered })}</p>
      {hires && maySend && (
        <div className="row">
          <LinkButton kind="primary" to={`/studio/shoots/${shoot.id}/${asked ? 'offers' : 'fill'}`}>
            {t(asked ? 'toOffers' : 'toFill')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

interface FormProps {
  readonly shoot: Shoot;
  /** Departments with somebody in them. */
  readonly crew: ReadonlySet<string>;
  /** The only department that may be written to; null where any may. */
  readonly own: string | null;
}

function Form({ shoot, crew, own }: FormProps): ReactNode {
  const t = useText(announcementTexts);
  const names = useNames();
  const toast = useToast();
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
  const departments = [...crew].sort((a, b) => names.departmentOrder(a) - names.departmentOrder(b));
  const options = [
    ...(own === null ? [{ value: EVERYBODY, label: t('everybody') }] : []),
    ...departments.filter((id) => own === null || id === own).map((id) => ({ value: id, label: names.department(id) })),
  ];
  // Whoever was chosen may have nobody left by now.
  const chosen = own ?? (crew.has(to) ? to : EVERYBODY);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (length === 0 || over > 0) return;
    send.mutate(
      { key: key.current, department: chosen === EVERYBODY ? null : chosen, text, urgent },
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
    <form className="stack" onSubmit={submit} noValidate>
      <SelectField
        label={t('to')}
        value={chosen}
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
  );
}

/** Writes to the crew: to everybody, or to a department that has somebody; whoever heads one writes to that one. */
export function Composer({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(announcementTexts);
  const own = useOwnDepartment(shoot.companyId);
  const crew = useCrew(shoot.id);
  return (
    <Card className="stack cb-composer">
      <h2>{t('writeTitle')}</h2>
      <p className="muted">{t('writeText')}</p>
      <QueryView query={crew} skeleton={<Lines count={3} height={56} />}>
        {(known) =>
          !isOver(shoot) && (own === null ? known.size > 0 : known.has(own)) ? (
            <Form shoot={shoot} crew={known} own={own} />
          ) : (
            <Nobody shoot={shoot} />
          )
        }
      </QueryView>
    </Card>
  );
}
