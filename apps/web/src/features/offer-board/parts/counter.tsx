import { useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { useDifference } from '../../../app/rate-field';
import { Refusal } from '../../../app/refusal';
import { Button, useToast } from '../../../kit';
import { counterTexts } from '../../../messages/counter';
import { useFormat, useText } from '../../../messages/locale';
import type { Offer } from '../board';
import { useAnswerCounter, type AnswerWish } from '../counter-api';
import { OwnRateSheet } from './own-rate-sheet';
import './counter.css';

type Counter = NonNullable<Offer['counter']>;

interface AnswersProps {
  readonly offer: Offer;
  readonly counter: Counter;
}

/** The three answers. */
function Answers({ offer, counter }: AnswersProps): ReactNode {
  const t = useText(counterTexts);
  const toast = useToast();
  const answer = useAnswerCounter(offer.shootId, offer.id);
  const [owning, setOwning] = useState(false);
  const [keys] = useState(() => ({ agreed: newKey(), kept: newKey() }));
  const name = offer.person.displayName;
  // By the promise: once it is answered there is nothing to answer, and these buttons are gone.
  const send = (wish: AnswerWish): void =>
    void answer.mutateAsync(wish).then(
      () => toast({ text: t(`did_${wish.answer}`, { name }) }),
      () => undefined,
    );
  const act = (text: string): { 'aria-label': string; children: string } => ({
    'aria-label': t('forName', { act: text, name }),
    children: text,
  });
  return (
    <>
      <div className="cb-proposed__acts">
        <Button
          kind="primary"
          busy={answer.isPending}
          onClick={() => send({ key: keys.agreed, answer: 'agreed' })}
          {...act(t('agree'))}
        />
        <Button busy={answer.isPending} onClick={() => setOwning(true)} {...act(t('own'))} />
        <Button busy={answer.isPending} onClick={() => send({ key: keys.kept, answer: 'kept' })} {...act(t('keep'))} />
      </div>
      {!owning && <Refusal error={answer.error} />}
      {owning && (
        <OwnRateSheet
          offer={offer}
          counter={counter}
          busy={answer.isPending}
          error={answer.error}
          onClose={() => setOwning(false)}
          onSend={(key, payFen) => send({ key, answer: 'countered', payFen })}
        />
      )}
    </>
  );
}

interface CounterLineProps extends AnswersProps {
  /** This person may answer. */
  readonly act: boolean;
}

/** What somebody proposes instead of the rate, what it does to the cost, and the answer. */
export function CounterLine({ offer, counter, act }: CounterLineProps): ReactNode {
  const t = useText(counterTexts);
  const format = useFormat();
  const difference = useDifference();
  const days = offer.terms.days.length;
  const asked = format.perDay(counter.askedFen);
  if (offer.state !== 'countered')
    return (
      <p className="cb-proposed meta">
        {t(`was_${counter.answer ?? 'open'}`, { asked, rate: format.perDay(counter.answeredFen ?? offer.payFen) })}
      </p>
    );
  return (
    <div className="cb-proposed" data-waits>
      <p className="cb-proposed__ask">
        <strong>{t('asks', { rate: asked })}</strong>
        <span>
          {t('effect', {
            total: format.yuan(counter.askedFen * days),
            difference: difference((counter.askedFen - offer.payFen) * days),
          })}
        </span>
        {counter.note && <q>{counter.note}</q>}
      </p>
      {act && <Answers offer={offer} counter={counter} />}
    </div>
  );
}
