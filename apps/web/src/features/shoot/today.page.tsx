import { useMemo, type ReactNode } from 'react';
import { LiveBadge } from '../../app/live/live-badge';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { useMe } from '../../app/session';
import type { Shoot } from '../../app/shoot';
import { Empty, LinkButton, Notice } from '../../kit';
import { today } from '../../messages/format';
import { useText } from '../../messages/locale';
import { shootTexts } from '../../messages/shoot';
import { useShootsOf, useWaitingOffers } from './api';
import { attentionOf, byUrgency, isAlive, type Attention, type Urgency } from './attention';
import { AttentionCard } from './parts/attention-card';
import { NewShoot, NoCompany } from './parts/beginnings';
import { useMayAnywhere } from './parts/may-anywhere';
import './shoots.css';

const URGENCIES: readonly Urgency[] = ['now', 'soon', 'waiting', 'calm'];

function useAttention(shoots: readonly Shoot[]): readonly Attention[] {
  const mayOffers = useMayAnywhere('offer.read');
  const waiting = useWaitingOffers(mayOffers ? shoots : []);
  return useMemo(
    () =>
      shoots
        .filter(isAlive)
        .map((shoot) => attentionOf(shoot, today(Date.now(), shoot.zone), waiting.get(shoot.id)))
        .sort(byUrgency),
    [shoots, waiting],
  );
}

function Cards({ shoots, companies }: { shoots: readonly Shoot[]; companies: number }): ReactNode {
  const t = useText(shootTexts);
  const attention = useAttention(shoots);
  const groups = URGENCIES.map((urgency) => ({
    urgency,
    items: attention.filter((item) => item.urgency === urgency),
  })).filter(({ items }) => items.length > 0);
  const busy = groups.some(({ urgency }) => urgency === 'now' || urgency === 'soon');
  return (
    <>
      {!busy && (
        <Notice tone="success">
          <span>{t('allCalm')}</span>
        </Notice>
      )}
      {groups.map(({ urgency, items }) => (
        <section key={urgency} className="cb-today__group" aria-label={t(`group_${urgency}`)}>
          <h2>{t(`group_${urgency}`)}</h2>
          <ul className="cb-shootcards">
            {items.map((item) => (
              <AttentionCard
                key={item.shoot.id}
                attention={item}
                company={companies > 1}
                lead={urgency === 'now' || (busy && item === attention[0])}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function NoShoots(): ReactNode {
  const t = useText(shootTexts);
  const may = useMayAnywhere('shoot.edit');
  return (
    <Empty title={t('noShootsTitle')}>
      <p>{t(may ? 'noShootsText' : 'noShootsReader')}</p>
      <NewShoot large />
    </Empty>
  );
}

export default function TodayPage(): ReactNode {
  const t = useText(shootTexts);
  const { companies } = useMe();
  const ids = useMemo(() => companies.map(({ companyId }) => companyId), [companies]);
  const query = useShootsOf(ids);
  const topics = useMemo(
    () =>
      (query.data ?? [])
        .filter(isAlive)
        .slice(0, 20)
        .map(({ id }) => `shoot:${id}`),
    [query.data],
  );
  if (companies.length === 0) return <NoCompany title={t('today')} />;
  const alive = query.data?.some(isAlive) ?? false;
  return (
    <Page
      title={t('today')}
      actions={
        <>
          <LiveBadge topics={['me', ...topics]} />
          {alive && <NewShoot />}
        </>
      }
    >
      <QueryView query={query} skeleton={<Lines count={3} height={200} />}>
        {(shoots) => (alive ? <Cards shoots={shoots} companies={companies.length} /> : <NoShoots />)}
      </QueryView>
      {query.data && !alive && query.data.length > 0 && (
        <div className="row">
          <LinkButton to="/studio/shoots">{t('toShoots')}</LinkButton>
        </div>
      )}
    </Page>
  );
}
