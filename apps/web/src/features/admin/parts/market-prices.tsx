import { useMemo, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Icon, Segmented } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { Grid, type GridCell, type GridLine } from '../../../viz/grid';
import { heatOf } from '../../../viz/heat';
import '../../../viz/heat-map.css';
import { levelOf, priceTable, shortest, wholeOf, type Level, type MarketResult, type Segment } from '../market';

type Shown = 'worth' | 'fill';

/** Roles before the rest is asked for. */
const FIRST = 12;
const LOOKS: Readonly<Record<Level, string>> = { short: 'some', tight: 'most', enough: 'full' };

function Figure({ level, children }: { level: Level; children: ReactNode }): ReactNode {
  return (
    <>
      {level !== 'enough' && <Icon name="notch" />}
      <span className="nb">{children}</span>
    </>
  );
}

function useCell(shown: Shown, whole: number): (segment: Segment | null, role: string, base: string) => GridCell {
  const t = useText(marketTexts);
  const format = useFormat();
  return (segment, role, base) => {
    if (!segment)
      return { content: <span className="cb-heat__off" />, label: t('cellOff', { role, base }), look: 'cb-heat' };
    const level = levelOf(segment, whole);
    const { slots, filled } = segment;
    const points = format.number(segment.mostWorth);
    const heat = shown === 'worth' ? LOOKS[level] : heatOf({ needed: slots, filled });
    return {
      content: (
        <Figure level={shown === 'worth' || filled < slots ? level : 'enough'}>
          {shown === 'worth' ? points : t('fillOf', { filled, slots })}
        </Figure>
      ),
      label: t('cell', { role, base, slots, filled, points, level: t(`level_${level}`) }),
      look: `cb-heat cb-heat--${heat}`,
      gap: level === 'short',
    };
  };
}

function Legend(): ReactNode {
  const t = useText(marketTexts);
  return (
    <ul className="cb-legend" aria-label={t('legend')}>
      {(['short', 'tight', 'enough'] as const).map((level) => (
        <li key={level}>
          <span className={`cb-legend__sample cb-heat cb-heat--${LOOKS[level]}`} aria-hidden>
            <Figure level={level}>1</Figure>
          </span>
          {t(`legend_${level}`)}
        </li>
      ))}
      <li>
        <span className="cb-legend__sample cb-heat" aria-hidden>
          <span className="cb-heat__off" />
        </span>
        {t('legend_off')}
      </li>
    </ul>
  );
}

function Shortest({ segments, whole }: { segments: readonly Segment[]; whole: number }): ReactNode {
  const t = useText(marketTexts);
  const names = useNames();
  const format = useFormat();
  const short = shortest(segments, whole);
  if (short.length === 0) return <p>{t('mostNone')}</p>;
  return (
    <div className="cb-market-most">
      <strong>{t('most')}</strong>
      <ol>
        {short.map(({ roleId, baseId, mostWorth }) => (
          <li key={`${roleId} ${baseId}`}>
            {t('mostOne', { role: names.role(roleId), base: names.base(baseId), points: format.number(mostWorth) })}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Where the market is short: what one more person would be worth, or how far places are filled, by role and base. */
export function MarketPrices({ result }: { result: MarketResult }): ReactNode {
  const t = useText(marketTexts);
  const names = useNames();
  const format = useFormat();
  const [shown, setShown] = useState<Shown>('worth');
  const [all, setAll] = useState(false);
  const { segments } = result;
  const whole = wholeOf(result);
  const table = useMemo(() => priceTable(segments), [segments]);
  const cell = useCell(shown, whole);
  if (table.rows.length === 0) return null;
  const rows = all ? table.rows : table.rows.slice(0, FIRST);
  const lines = rows.map((row): GridLine => {
    const role = names.role(row.roleId);
    return {
      key: row.roleId,
      head: {
        content: (
          <>
            {role}
            {row.open > 0 && <small className="cb-heat__short">{t('openShort', { n: row.open })}</small>}
          </>
        ),
        ...(row.open > 0 && { label: t('rowLabel', { role, open: row.open }) }),
      },
      cells: row.cells.map((segment, index) => cell(segment, role, names.base(table.bases[index]!))),
    };
  });
  return (
    <section className="stack" aria-labelledby="market-prices">
      <h2 id="market-prices">{t('prices')}</h2>
      <Shortest segments={segments} whole={whole} />
      <p className="meta">{t('pricesText', { whole: format.number(whole) })}</p>
      <Segmented<Shown>
        label={t('showBy')}
        value={shown}
        onChange={setShown}
        options={[
          { value: 'worth', label: t('showWorth') },
          { value: 'fill', label: t('showFill') },
        ]}
      />
      <Grid
        label={t('table')}
        look="cb-market-grid"
        corner={{ content: t('role') }}
        columns={table.bases.map((base) => ({ key: base, content: names.base(base) }))}
        lines={lines}
      />
      <Legend />
      {table.rows.length > FIRST && (
        <div className="row">
          <Button onClick={() => setAll(!all)}>
            {all ? t('fewerRoles') : t('allRoles', { n: table.rows.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
