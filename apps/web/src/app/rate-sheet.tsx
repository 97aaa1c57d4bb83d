import { useState, type ReactNode } from 'react';
import { newKey } from '../api/client';
import { Button, Sheet } from '../kit';
import { counterTexts } from '../messages/counter';
import { useFormat, useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';
import { rateOf, type Band } from './rate';
import { RateField } from './rate-field';
import { Refusal } from './refusal';

interface RateSheetProps {
  readonly title: string;
  readonly label: string;
  readonly text: ReactNode;
  readonly band: Band;
  /** The rate that stands, fen a day, and the days that it is paid for. */
  readonly insteadOf: number;
  readonly days: number;
  /** Rates that have been on the table. */
  readonly taken: readonly number[];
  /** Yuan a day to begin with. */
  readonly start: string;
  /** What goes along with the rate: other words are another proposal, under another key. */
  readonly note?: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onClose: () => void;
  /** The same proposal comes under the same key, however often it is sent. */
  readonly onSend: (key: string, payFen: number) => void;
  readonly children?: ReactNode;
}

/** Proposes a rate inside a band, from either side. */
export function RateSheet(props: RateSheetProps): ReactNode {
  const { band, busy, error, note = '', children, onClose, onSend } = props;
  const t = useText(counterTexts);
  const shell = useText(shellTexts);
  const format = useFormat();
  const [typed, setTyped] = useState(props.start);
  const [sent, setSent] = useState({ key: '', what: '' });
  const rate = rateOf(typed, band, props.taken);
  const send = (payFen: number): void => {
    const what = `${payFen} ${note}`;
    const key = what === sent.what ? sent.key : newKey();
    setSent({ key, what });
    onSend(key, payFen);
  };
  return (
    <Sheet
      title={props.title}
      closeLabel={shell('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('notNow')}
          </Button>
          <Button
            large
            kind="primary"
            disabled={rate.fen === null}
            busy={busy}
            onClick={() => rate.fen !== null && send(rate.fen)}
          >
            {busy ? t('sending') : t('send', { rate: rate.fen === null ? '' : format.perDay(rate.fen) })}
          </Button>
        </>
      }
    >
      <p>{props.text}</p>
      <RateField
        label={props.label}
        typed={typed}
        band={band}
        rate={rate}
        days={props.days}
        insteadOf={props.insteadOf}
        onType={setTyped}
      />
      {children}
      <Refusal error={error} />
    </Sheet>
  );
}
