import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Card, Icon, LinkButton, Notice } from '../../kit';
import { useFormat, useText } from '../../messages/locale';
import { marketTexts } from '../../messages/market';
import { isLive, type MarketRun } from './market';
import { useMarketRun } from './market-api';
import './market.css';
import { MarketState } from './parts/market-history';
import { MarketOpen } from './parts/market-open';
import { MarketPrices } from './parts/market-prices';
import { MarketProgress } from './parts/market-progress';
import { StartMarket } from './parts/market-start';
import { MarketVerdict } from './parts/market-verdict';

function Found({ run }: { run: MarketRun }): ReactNode {
  const t = useText(marketTexts);
  const { result } = run;
  if (!result || result.slots === 0)
    return (
      <Card className="stack">
        <h2>{t('emptyRun')}</h2>
        <p>{t('emptyRunText')}</p>
        <div className="row">
          <StartMarket label={t('startAgain')} follow />
        </div>
      </Card>
    );
  return (
    <>
      <MarketVerdict result={result} />
      <div className="cb-market-halves">
        <MarketPrices result={result} />
        <MarketOpen runId={run.id} result={result} />
      </div>
    </>
  );
}

function Body({ run }: { run: MarketRun }): ReactNode {
  const t = useText(marketTexts);
  if (isLive(run))
    return (
      <MarketProgress run={run}>
        <div className="row">
          <StartMarket kind="quiet" label={t('startOver')} follow />
          <span className="meta">{t('startOverHint')}</span>
        </div>
      </MarketProgress>
    );
  if (run.state === 'failed')
    return (
      <Notice tone="error" alert>
        <strong>{t('failedTitle')}</strong>
        <span>{t('failedText')}</span>
        {run.failure && <code>{run.failure}</code>}
        <StartMarket label={t('startAgain')} follow />
      </Notice>
    );
  if (run.state === 'superseded')
    return (
      <Notice>
        <strong>{t('supersededTitle')}</strong>
        <span>{t('supersededText')}</span>
        <LinkButton kind="primary" to="/admin/market">
          {t('newest')}
        </LinkButton>
      </Notice>
    );
  return <Found run={run} />;
}

/** One run of the whole market: how far it is, or what it found, where people are short, and what is open by which rule. */
export default function MarketRunPage(): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const { market: runId = '' } = useParams();
  const query = useMarketRun(runId);
  const run = query.data;
  return (
    <Page
      title={run ? t('runAt', { when: format.moment(run.createdAt) }) : t('run')}
      width="wide"
      actions={
        <>
          <LiveBadge topics={['admin', `run:${runId}`]} />
          {run?.state === 'done' && run.result && run.result.slots > 0 && (
            <StartMarket kind="plain" label={t('startAgain')} follow />
          )}
          <LinkButton to={`/admin/audit?subjectType=matchRun&subjectId=${runId}`}>{t('toAudit')}</LinkButton>
        </>
      }
    >
      <p className="cb-market-back">
        <Link to="/admin/market">
          <Icon name="left" /> {t('back')}
        </Link>
        {run && <MarketState state={run.state} />}
        {run && <span className="muted">{t(`cause_${run.cause}`)}</span>}
      </p>
      <QueryView query={query} skeleton={<Lines count={4} height={120} />}>
        {(found) => <Body run={found} />}
      </QueryView>
    </Page>
  );
}
