import { useEffect, useRef, type ReactNode } from 'react';
import { FittingJobs } from '../../../app/fitting-jobs';
import { useNames } from '../../../app/names';
import { usePayTiming } from '../../../app/terms';
import type { Schema } from '../../../api/types';
import { Icon, LinkButton } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { secondsLate, type Standing } from '../outcome';

type Offer = Schema<'MyOffer'>;

interface FrameProps {
  readonly title: string;
  readonly tone: 'good' | 'plain';
  /** The answer has just come: readers hear it. */
  readonly fresh: boolean;
  readonly heading: 'h2' | 'h3';
  readonly children: ReactNode;
}

function Frame({ title, tone, fresh, heading: Heading, children }: FrameProps): ReactNode {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) head.current?.focus();
  }, [fresh]);
  return (
    <section className="cb-outcome" data-tone={tone}>
      <Heading ref={head} tabIndex={-1}>
        {tone === 'good' && <Icon name="check" />}
        {title}
      </Heading>
      {children}
    </section>
  );
}

interface OutcomeProps {
  readonly offer: Offer;
  readonly standing: Exclude<Standing, 'open'>;
  /** When this person clicked to accept, if she did on this page. */
  readonly clickedAt: number | null;
  readonly heading: 'h2' | 'h3';
}

function Booked({ offer, clickedAt, heading }: OutcomeProps): ReactNode {
  const t = useText(offerDetailTexts);
  const format = useFormat();
  const names = useNames();
  const timing = usePayTiming();
  const { terms } = offer;
  const first = terms.days[0]!;
  return (
    <Frame
      title={t('bookedTitle', { title: terms.shootTitle })}
      tone="good"
      fresh={clickedAt !== null}
      heading={heading}
    >
      <p>{t('bookedText', { days: format.daySet(terms.days), count: format.dayCount(terms.days.length) })}</p>
      <ul className="cb-outcome__next" aria-label={t('nextTitle')}>
        <li>{t('nextFirst', { day: format.dayLong(first), base: names.base(terms.baseId) })}</li>
        <li>{t('nextMonth')}</li>
        <li>{t('nextPay', { yuan: format.yuan(terms.totalFen), timing: timing(terms.payTiming) })}</li>
      </ul>
      <div className="row">
        <LinkButton kind="primary" to={`/me/month?month=${first.slice(0, 7)}`}>
          {t('toMonth')}
        </LinkButton>
        {offer.bookingId && <LinkButton to={`/me/jobs/${offer.bookingId}`}>{t('toBooking')}</LinkButton>}
      </div>
    </Frame>
  );
}

function Lost({ offer, clickedAt, heading }: OutcomeProps): ReactNode {
  const t = useText(offerDetailTexts);
  const format = useFormat();
  const late = secondsLate(offer, clickedAt);
  const text =
    late !== null
      ? t('lostSeconds', { n: late })
      : offer.answeredAt
        ? t('lostAt', { when: format.moment(offer.answeredAt) })
        : t('lostText');
  return (
    <Frame title={t('lostTitle')} tone="plain" fresh={clickedAt !== null} heading={heading}>
      <p>{text}</p>
      <p>{t('lostNext')}</p>
      <FittingJobs filter={{ role: offer.terms.roleId }} count={3} except={offer.postingId} />
    </Frame>
  );
}

/** How an offer ended: one prepared screen for each way. */
export function Outcome(props: OutcomeProps): ReactNode {
  const { offer, standing, clickedAt, heading } = props;
  const t = useText(offerDetailTexts);
  const list = useText(offerTexts);
  const format = useFormat();
  const fresh = clickedAt !== null;
  if (standing === 'booked') return <Booked {...props} />;
  if (standing === 'lost') return <Lost {...props} />;
  if (standing === 'declined') {
    const reasons = ['dates', 'pay', 'distance', 'role', 'other'] as const;
    const reason = reasons.find((value) => value === offer.answerReason);
    return (
      <Frame title={t('declinedTitle')} tone="plain" fresh={fresh} heading={heading}>
        <p>{t('declinedText')}</p>
        {reason && <p className="meta">{t('declinedWhy', { reason: list(`why_${reason}`) })}</p>}
      </Frame>
    );
  }
  if (standing === 'withdrawn')
    return (
      <Frame title={t('withdrawnTitle')} tone="plain" fresh={fresh} heading={heading}>
        <p>{t('withdrawnText')}</p>
        <FittingJobs filter={{ role: offer.terms.roleId }} count={3} />
      </Frame>
    );
  return (
    <Frame title={t('expiredTitle')} tone="plain" fresh={fresh} heading={heading}>
      <p>{t('expiredText', { when: offer.expiresAt ? format.moment(offer.expiresAt) : '' })}</p>
      <div className="row">
        <LinkButton kind="primary" to={`/jobs/${offer.postingId}`}>
          {list('seePosting')}
        </LinkButton>
      </div>
    </Frame>
  );
}
