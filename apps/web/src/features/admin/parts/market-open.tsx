import { useMemo, type ReactNode } from 'react';
import { Lines, QueryView } from '../../../app/query-view';
import { Button, Icon } from '../../../kit';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { ruleText } from '../../../messages/reason';
import { groupGaps, type MarketResult } from '../market';
import { useMarketGaps } from '../market-api';
import { useFilter } from '../use-filter';
import { MarketGapItem } from './market-gap';

/** The places that one rule keeps open, more on demand. */
function Places({ runId, rule }: { runId: string; rule: string }): ReactNode {
  const t = useText(marketTexts);
  const { locale } = useLocale();
  const query = useMarketGaps(runId, rule);
  const pages = query.data?.pages;
  const groups = useMemo(() => groupGaps(pages?.flatMap(({ items }) => items) ?? []), [pages]);
  return (
    <div className="stack" id="market-places">
      <QueryView query={query} skeleton={<Lines count={3} height={160} />}>
        {() =>
          groups.length === 0 ? (
            <p className="muted">{t('listGone')}</p>
          ) : (
            <>
              <p className="meta">{t('listOrder')}</p>
              <ul className="cb-market-gaps" aria-label={t('listOf', { rule: ruleText(rule, locale) })}>
                {groups.map((group) => (
                  <MarketGapItem key={group.gap.slotId} group={group} />
                ))}
              </ul>
            </>
          )
        }
      </QueryView>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

/** What is open by the rule that binds: a bar a rule, and behind it the places. */
export function MarketOpen({ runId, result }: { runId: string; result: MarketResult }): ReactNode {
  const t = useText(marketTexts);
  const format = useFormat();
  const { locale } = useLocale();
  const { get, set } = useFilter();
  const { openByRule } = result;
  const chosen = openByRule.find(({ rule }) => rule === get('rule'))?.rule;
  const most = Math.max(1, ...openByRule.map(({ slots }) => slots));
  return (
    <section className="stack" aria-labelledby="market-open">
      <h2 id="market-open">{t('unfilled')}</h2>
      {openByRule.length === 0 ? (
        <p>{t('unfilledNone')}</p>
      ) : (
        <>
          <p className="meta">{t('unfilledText')}</p>
          <ul className="cb-market-bars">
            {openByRule.map(({ rule, slots }) => {
              const open = rule === chosen;
              const name = ruleText(rule, locale) || rule;
              return (
                <li key={rule}>
                  <button type="button" aria-expanded={open} onClick={() => set({ rule: open ? '' : rule })}>
                    <span>{name}</span>
                    <span className="cb-market-bars__bar" aria-hidden>
                      <i style={{ width: `${Math.round((slots * 100) / most)}%` }} />
                    </span>
                    <strong className="nb">{t('slots', { n: format.number(slots) })}</strong>
                    <Icon name={open ? 'up' : 'down'} />
                  </button>
                  {open && <Places runId={runId} rule={rule} />}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
