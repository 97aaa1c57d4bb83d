import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { RestOverride } from '../../../app/rest-override';
import { Button, LinkButton, useToast } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { ruleText } from '../../../messages/reason';
import { differingTerms } from '../answers';
import { useOffer, usePlace, useUnplace, useWithdraw, type WhyNot } from '../answers-api';
import { useFillActs } from './fill-acts';
import { DifferingTerms } from './why-panel';

/** The reason in one sentence. */
function useHeadline(): (why: WhyNot) => string {
  const t = useText(answerTexts);
  return ({ reason, person, rival, margin }) => {
    const name = person.displayName;
    const other = rival?.person.displayName ?? '';
    switch (reason) {
      case 'closed':
        return t('reason_closed');
      case 'pinned':
        return t('reason_pinned', { rival: other });
      case 'outscored': {
        const n = margin ?? 0;
        if (n === 0) return t('reason_even', { rival: other, name });
        return n > 0
          ? t('reason_outscored', { rival: other, name, n })
          : t('reason_outscoredPlan', { rival: other, n: -n });
      }
      default:
        return t(`reason_${reason}`, { name });
    }
  };
}

const isEnded = (state: string): state is 'declined' | 'expired' | 'withdrawn' =>
  state === 'declined' || state === 'expired' || state === 'withdrawn';
const isShootRule = (rule: string | null): rule is 'labourCap' | 'trainees' | 'pairBan' =>
  rule === 'labourCap' || rule === 'trainees' || rule === 'pairBan';

/** Where she stands in the shoot, and how she answered before. */
function Whereabouts({ why }: { why: WhyNot }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const names = useNames();
  const { place, margin, reason, lastAsk } = why;
  const moved = reason === 'elsewhere' ? margin : null;
  return (
    <>
      {place && reason !== 'chosen' && (
        <p>{t(`place_${place.how}`, { role: names.role(place.roleId), position: place.position })}</p>
      )}
      {moved !== null && <p>{moved >= 0 ? t('elsewhereLoss', { n: moved }) : t('elsewhereGain', { n: -moved })}</p>}
      {lastAsk && isEnded(lastAsk.state) && <p>{t(`last_${lastAsk.state}`, { time: format.moment(lastAsk.at) })}</p>}
    </>
  );
}

/** Where the points differ from whoever has the slot, and what each would be paid. */
function Versus({ why }: { why: WhyNot }): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const { rival, reason, terms, payFen } = why;
  const differ = rival && reason !== 'elsewhere' ? differingTerms(rival.terms, terms) : [];
  const pays = [
    ...(payFen === null ? [] : [t('payIs', { pay: format.perDay(payFen) })]),
    ...(rival?.payFen == null
      ? []
      : [t('payDay', { rival: rival.person.displayName, pay: format.perDay(rival.payFen) })]),
  ];
  return (
    <>
      {differ.length > 0 && terms.length > 0 && (
        <div>
          <p className="meta">{t('versus')}</p>
          <DifferingTerms terms={differ} />
        </div>
      )}
      {payFen !== null && <p className="meta">{pays.join(t('listJoin'))}</p>}
    </>
  );
}

function Details({ why }: { why: WhyNot }): ReactNode {
  const t = useText(answerTexts);
  const { locale } = useLocale();
  return (
    <>
      {why.rules.length > 0 && (
        <ul className="cb-broken">
          {why.rules.map(({ rule, params }) => (
            <li key={rule}>{ruleText(rule, locale, params)}</li>
          ))}
        </ul>
      )}
      <Whereabouts why={why} />
      {isShootRule(why.shootRule) && <p>{t(`shootRule_${why.shootRule}`)}</p>}
      <Versus why={why} />
    </>
  );
}

interface ActProps {
  readonly shootId: string;
  readonly why: WhyNot;
  readonly onDone: () => void;
}

function PlaceButton({ shootId, why, onDone }: ActProps): ReactNode {
  const t = useText(answerTexts);
  const toast = useToast();
  const acts = useFillActs();
  const place = usePlace(shootId);
  const unplace = useUnplace(shootId);
  const { slotId, person } = why;
  const name = person.displayName;
  // What it stands in may go before the answer comes: callbacks of the mutations would be lost with it.
  const put = (): void =>
    void place.mutateAsync({ slotId, personId: person.personId, refill: why.reason === 'elsewhere' }).then(
      ({ id, run }) => {
        if (run) acts.watch(run);
        const undo = (): void => void unplace.mutateAsync(id).then(acts.watch, () => undefined);
        toast({ text: t('placed', { name }), action: { label: t('undo'), run: undo } });
        onDone();
      },
      () => undefined,
    );
  return (
    <>
      <Button kind="primary" busy={place.isPending} onClick={put}>
        {place.isPending ? t('placing') : t(why.rival ? 'place' : 'placeEmpty', { name })}
      </Button>
      <Refusal error={place.error} />
    </>
  );
}

/** Sends her an offer, with a reason where it leaves out rest. */
function useSending({ shootId, why, onDone }: ActProps): {
  readonly offer: ReturnType<typeof useOffer>;
  readonly send: (reason?: string) => void;
} {
  const t = useText(answerTexts);
  const toast = useToast();
  const offer = useOffer(shootId);
  const withdraw = useWithdraw(shootId);
  const { slotId, person } = why;
  // Once it is sent the answer is another one, and what it stands in goes: callbacks of the mutations would be lost.
  const send = (reason?: string): void =>
    void offer.mutateAsync({ slotId, personId: person.personId, ...(reason !== undefined && { reason }) }).then(
      ({ offerId }) => {
        const undo = (): void =>
          void withdraw.mutateAsync(offerId).then(
            () => toast({ text: t('withdrawn') }),
            (error: Error) => toast({ text: t('undoFailed', { why: error.message }) }),
          );
        toast({ text: t('offered', { name: person.displayName }), action: { label: t('undo'), run: undo } });
        onDone();
      },
      () => undefined,
    );
  return { offer, send };
}

function OfferButton(props: ActProps): ReactNode {
  const t = useText(answerTexts);
  const { offer, send } = useSending(props);
  return (
    <>
      <Button busy={offer.isPending} onClick={() => send()}>
        {offer.isPending ? t('offering') : t(props.why.lastAsk ? 'offerAgain' : 'offer')}
      </Button>
      <Refusal error={offer.error} />
    </>
  );
}

/** Nothing but rest keeps her out: who has the right sends the offer all the same, the others hear who has it. */
function WithoutRest(props: ActProps & { readonly missingDays: number }): ReactNode {
  const { offer, send } = useSending(props);
  const { person, acts } = props.why;
  return (
    <>
      <RestOverride
        name={person.displayName}
        missingDays={props.missingDays}
        may={acts.includes('override')}
        busy={offer.isPending}
        onSend={send}
      />
      <Refusal error={offer.error} />
    </>
  );
}

interface WhyNotAnswerProps extends ActProps {
  readonly onWhatIf?: () => void;
}

/** Why somebody is not in a slot, in words, with what can be done about it. */
export function WhyNotAnswer({ shootId, why, onDone, onWhatIf }: WhyNotAnswerProps): ReactNode {
  const t = useText(answerTexts);
  const format = useFormat();
  const headline = useHeadline();
  const { acts, rules, place, missingRestDays } = why;
  const byPay = rules.length === 1 && rules[0]?.rule === 'pay';
  const base = `/studio/shoots/${shootId}`;
  return (
    <div className="stack cb-whynot">
      <p className="cb-whynot__head">{headline(why)}</p>
      <Details why={why} />
      {missingRestDays !== null && (
        <WithoutRest shootId={shootId} why={why} onDone={onDone} missingDays={missingRestDays} />
      )}
      <div className="row">
        {acts.includes('place') && <PlaceButton shootId={shootId} why={why} onDone={onDone} />}
        {acts.includes('offer') && <OfferButton shootId={shootId} why={why} onDone={onDone} />}
        {byPay && onWhatIf && <Button onClick={onWhatIf}>{t('morePay')}</Button>}
        {place && place.how === 'booked' && (
          <LinkButton to={`${base}/roster/${place.department}`}>{t('seePlace')}</LinkButton>
        )}
        {place && place.how === 'asked' && <LinkButton to={`${base}/offers`}>{t('seeOffers')}</LinkButton>}
      </div>
      <p className="meta">{t('asOf', { time: format.time(why.asOf) })}</p>
    </div>
  );
}
