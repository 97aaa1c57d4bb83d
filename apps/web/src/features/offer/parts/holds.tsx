import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { serverNow } from '../../../api/clock';
import { keys } from '../../../api/keys';
import type { Schema } from '../../../api/types';
import { useHeldBack } from '../../../app/held-back';
import { Button, LinkButton } from '../../../kit';
import { holdTexts } from '../../../messages/hold';
import { useRank } from '../../../messages/hold-rank';
import { useFormat, useText } from '../../../messages/locale';
import { Countdown } from '../../../viz/countdown';
import { useMyHolds, useReleaseHold } from '../hold-api';
import { stacksOf } from '../lists';
import { JobAt } from './words';
import './holds.css';

type Hold = Schema<'MyHold'>;

function HoldRow({ hold }: { hold: Hold }): ReactNode {
  const t = useText(holdTexts);
  const format = useFormat();
  const rankOf = useRank();
  const queries = useQueryClient();
  const release = useReleaseHold();
  const rank = rankOf(hold.rank);
  const { challenger, shootTitle: shoot, companyName: company } = hold;
  return (
    <li className="cb-hold" data-challenged={hold.state === 'challenged' || undefined}>
      <div className="spread">
        <strong className="cb-hold__rank">{rank}</strong>
        <Countdown
          until={hold.endsAt}
          now={serverNow}
          onEnd={() => void queries.invalidateQueries({ queryKey: keys.me() })}
        />
      </div>
      <p>
        <strong>
          <JobAt role={hold.roleId} base={hold.baseId} />
        </strong>
      </p>
      <p className="cb-offer__days">
        <span lang="zh-CN">{t('of', { company, shoot })}</span>
        <span className="muted">{format.daySet(hold.days)}</span>
        <span className="muted nb">{t('until', { time: format.moment(hold.endsAt) })}</span>
      </p>
      {challenger && (
        <p className="cb-hold__challenger">
          {t('challenged', { shoot: challenger.shootTitle, time: format.moment(hold.endsAt) })}
        </p>
      )}
      <div className="cb-offer__acts">
        {challenger && <LinkButton to={`/me/offers/${challenger.offerId}`}>{t('toOffer')}</LinkButton>}
        <Button aria-label={t('releaseName', { shoot, rank })} onClick={() => release(hold)}>
          {t('release')}
        </Button>
      </div>
    </li>
  );
}

/** Who holds my days: a stack for each run of days, first hold on top, with who challenges and every clock. */
export function MyHoldList(): ReactNode {
  const t = useText(holdTexts);
  const format = useFormat();
  const heldBack = useHeldBack();
  const holds = useMyHolds().data?.filter(({ id }) => !heldBack.has(id)) ?? [];
  if (holds.length === 0) return null;
  return (
    <section className="cb-holds">
      <h2>{t('title')}</h2>
      <p className="meta">{t('titleText')}</p>
      {stacksOf(holds).map((stack) => (
        <ol
          key={stack.holds[0]!.id}
          className="cb-holds__stack"
          aria-label={t('stack', { days: format.daySet(stack.days) })}
        >
          {stack.holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} />
          ))}
        </ol>
      ))}
    </section>
  );
}
