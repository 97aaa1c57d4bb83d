import { lazy, Suspense, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Face, Tag, type Tone } from '../../../kit';
import { backfillTexts } from '../../../messages/backfill';
import { useFormat, useText } from '../../../messages/locale';
import type { Asked } from '../api';

const CallButton = lazy(async () => ({ default: (await import('../../../app/call-button')).CallButton }));

const TONES: Readonly<Record<NonNullable<Asked['offerState']>, Tone>> = {
  staged: 'plain',
  sent: 'primary',
  viewed: 'warning',
  countered: 'warning',
  accepted: 'success',
  declined: 'error',
  expired: 'plain',
  withdrawn: 'plain',
};

const PASSED = [
  'quiet',
  'availability',
  'overlap',
  'gap',
  'inShoot',
  'role',
  'travel',
  'underFloor',
  'overBand',
] as const;

/** Answers that are not a no. */
const CALLABLE: readonly Asked['offerState'][] = ['sent', 'viewed', 'countered', 'expired'];

function Row({ person, callFrom }: { person: Asked; callFrom: string | null }): ReactNode {
  const t = useText(backfillTexts);
  const format = useFormat();
  const names = useNames();
  const { offerState, passedOver, travelMinutes, askedAt, answeredAt } = person;
  const why = PASSED.find((known) => known === passedOver) ?? 'other';
  return (
    <li className="cb-asked" data-asked={offerState !== null || undefined} data-state={offerState ?? 'passed'}>
      <Face name={person.displayName} />
      <div className="cb-asked__who">
        <strong>{person.displayName}</strong>
        <p className="cb-asked__facts meta">
          <span className="nb">{person.score === null ? t('reserve') : `${t('score')} ${person.score}`}</span>
          {person.homeBase !== null && <span className="nb">{names.base(person.homeBase as never)}</span>}
          {travelMinutes !== null && travelMinutes > 0 && (
            <span className="nb">{`${t('travel')} ${format.minutes(travelMinutes)}`}</span>
          )}
          {person.payFen !== null && <span className="nb">{format.perDay(person.payFen)}</span>}
        </p>
      </div>
      <p className="cb-asked__answer">
        {offerState === null ? (
          <span className="meta">{t('notAsked', { why: t(`passed_${why}`) })}</span>
        ) : (
          <>
            <Tag tone={TONES[offerState]}>{t(`offer_${offerState}`)}</Tag>
            {(answeredAt ?? askedAt) !== null && (
              <span className="meta nb">{format.moment(answeredAt ?? askedAt!)}</span>
            )}
          </>
        )}
      </p>
      {callFrom !== null && CALLABLE.includes(offerState) && (
        <Suspense fallback={null}>
          <CallButton shootId={callFrom} personId={person.personId} name={person.displayName} />
        </Suspense>
      )}
    </li>
  );
}

interface PeopleProps {
  readonly people: readonly Asked[];
  /** The shoot, where somebody has taken over by hand and may call those who have not said no; else null. */
  readonly callFrom: string | null;
}

/** A person a row: asked, viewed, answer; whoever was passed over stands below with why. */
export function People({ people, callFrom }: PeopleProps): ReactNode {
  const t = useText(backfillTexts);
  if (people.length === 0) return <p className="meta">{t('nobody')}</p>;
  const asked = people.filter((each) => each.offerId !== null);
  const passed = people.filter((each) => each.offerId === null);
  return (
    <ul className="cb-askeds">
      {[...asked, ...passed].map((person) => (
        <Row key={person.personId} person={person} callFrom={callFrom} />
      ))}
    </ul>
  );
}
