import { useState, type ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { stepped } from '../../../app/rate';
import { RateSheet } from '../../../app/rate-sheet';
import { TextArea, useToast } from '../../../kit';
import { counterTexts } from '../../../messages/counter';
import { useFormat, useText } from '../../../messages/locale';
import { useCounter } from '../counter-api';

const MOST_CHARACTERS = 100;
const FIRST_STEP_YUAN = 50;

interface CounterSheetProps {
  readonly offer: Schema<'MyOffer'>;
  readonly onClose: () => void;
}

/** Proposes another rate inside the band, once. */
export function CounterSheet({ offer, onClose }: CounterSheetProps): ReactNode {
  const t = useText(counterTexts);
  const format = useFormat();
  const toast = useToast();
  const counter = useCounter(offer.id);
  const [note, setNote] = useState('');
  const band = { lowFen: offer.payLowFen ?? 0, highFen: offer.payHighFen ?? 0 };
  // By the promise: once it is sent there is nothing to propose, and this sheet is gone.
  const send = (key: string, payFen: number): void =>
    void counter.mutateAsync({ key, payFen, note }).then(
      () => toast({ text: t('sent', { rate: format.perDay(payFen) }) }),
      () => undefined,
    );
  return (
    <RateSheet
      title={t('ask')}
      label={t('rate')}
      text={t('band', { band: format.band(band.lowFen, band.highFen), rate: format.perDay(offer.payFen) })}
      band={band}
      insteadOf={offer.payFen}
      days={offer.terms.days.length}
      taken={[offer.payFen]}
      start={stepped(String(offer.payFen / 100), band, FIRST_STEP_YUAN)}
      note={note}
      busy={counter.isPending}
      error={counter.error}
      onClose={onClose}
      onSend={send}
    >
      <TextArea
        label={t('note')}
        hint={t('noteHint')}
        rows={2}
        maxLength={MOST_CHARACTERS}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="meta">{t('once')}</p>
    </RateSheet>
  );
}
