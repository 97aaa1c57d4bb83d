import type { ReactNode } from 'react';
import { LiveBadge } from '../../app/live/live-badge';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Card, Empty, LinkButton, Skeleton } from '../../kit';
import { useFormat, useText } from '../../messages/locale';
import { marketTexts } from '../../messages/market';
import { itemsOf, useOverview } from './api';
import { isLive, type MarketRun } from './market';
import { useMarketRuns } from './market-api';
import './market.css';
import { MarketHistory } from './parts/market-history';
import { MarketProgress } from './parts/market-progress';
import { StartMarket } from './parts/market-start';
import { MarketVerdict } from './parts/market-verdict';

/** What a click on the button will do, in numbers. */
function Start(): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const overview = useOverview();
  return (
    <Card className="stack">
      <QueryView query={overview} skeleton={<Skeleton height={96} />}>
        {({ openPlaces }) =>
          openPlaces === 0 ? (
            <>
              <h2>{t('startNone')}</h2>
              <p>{t('startNoneText')}</p>
            </>
          ) : (
            <>
              <h2>{t('startTitle', { n: format.number(openPlaces) })}</h2>
              <p>{t('startText')}</p>
              <p className="meta">{t('startEffect')}</p>
              <div className="row">
                <StartMarket label={t('start')} />
              </div>
            </>
          )
        }
      </QueryView>
      <p className="meta">{t('night')}</p>
    </Card>
  );
}

function Working({ run }: { run: MarketRun }): ReactNode {
  const t = useText(marketTexts);
  return (
    <MarketProgress run={run}>
      <div className="row">
        <LinkButton kind="primary" to={`/admin/market/${run.id}`}>
          {t('watch')}
        </LinkButton>
      </div>
    </MarketProgress>
  );
}

function Latest({ run }: { run: MarketRun }): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  if (!run.result) return null;
  return (
    <section className="stack" aria-labelledby="market-latest">
      <h2 id="market-latest">
        {t('latest')} <small className="muted nb">{format.ago(run.finishedAt ?? run.createdAt)}</small>
      </h2>
      <MarketVerdict result={run.result} />
      <div className="row">
        <LinkButton to={`/admin/market/${run.id}`}>{t('see')}</LinkButton>
      </div>
    </section>
  );
}

/** Matching the whole market: the run that works, what a new one would do, and what the runs so far came to. */
export default function MarketPage(): ReactNode {
  const t = useText(marketTexts);
  const query = useMarketRuns();
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <LiveBadge topics={['admin']} />
          <LinkButton to="/admin/runs">{t('shootRuns')}</LinkButton>
        </>
      }
    >
      <QueryView query={query} skeleton={<Lines count={4} height={96} />}>
        {(data) => {
          const runs = itemsOf(data);
          const live = runs.find(isLive);
          const latest = runs.find(({ state, result }) => state === 'done' && result && result.slots > 0);
          return (
            <>
              {live ? <Working run={live} /> : <Start />}
              {latest && <Latest run={latest} />}
              {runs.length > 0 ? (
                <MarketHistory query={query} />
              ) : (
                <Empty title={t('none')}>
                  <p>{t('noneText')}</p>
                </Empty>
              )}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
