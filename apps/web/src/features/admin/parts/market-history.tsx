import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, Tag, type Tone } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { itemsOf, type Pages } from '../api';
import { filledOf, gapPercent, secondsOf, type MarketRun } from '../market';

const TONES: Readonly<Record<MarketRun['state'], Tone>> = {
  queued: 'plain',
  running: 'primary',
  done: 'success',
  failed: 'error',
  superseded: 'plain',
};

export function MarketState({ state }: { state: MarketRun['state'] }): ReactNode {
  const t = useText(marketTexts);
  return <Tag tone={TONES[state]}>{t(`state_${state}`)}</Tag>;
}

function Line({ run }: { run: MarketRun }): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const { result } = run;
  const percent = result ? gapPercent(result.gap) : null;
  return (
    <li>
      <Link to={`/admin/market/${run.id}`}>
        <span className="cb-market-runs__when">
          <strong className="nb">{format.moment(run.createdAt)}</strong>
          <MarketState state={run.state} />
        </span>
        <span className="muted">{t(`cause_${run.cause}`)}</span>
        {result && (
          <>
            <span className="nb">
              {t('lateFill', { filled: format.number(filledOf(result)), slots: format.number(result.slots) })}
            </span>
            <span>{percent === null ? t('proofBest') : t('gapShort', { percent })}</span>
            <span className="nb muted">{t('seconds', { n: format.number(secondsOf(result.totalMs)) })}</span>
          </>
        )}
      </Link>
    </li>
  );
}

/** Runs of the market, the latest first. */
export function MarketHistory({ query }: { query: Pages<MarketRun> }): ReactNode {
  const t = useText(marketTexts);
  const runs = query.data ? itemsOf(query.data) : [];
  return (
    <section className="stack" aria-labelledby="market-history">
      <h2 id="market-history">{t('history')}</h2>
      <ul className="cb-market-runs" aria-label={t('history')}>
        {runs.map((run) => (
          <Line key={run.id} run={run} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
