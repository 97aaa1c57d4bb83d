import type { ReactNode } from 'react';
import { Button } from '../../kit';
import { crewTexts } from '../../messages/crew';
import { useFormat, useText } from '../../messages/locale';
import { CostMeter, type CostMark } from '../../viz/cost-meter';
import { useNames } from '../names';
import { linesOf, savingsOf, verdictOf, type Row, type Saving, type Sum } from './crew-sum';

interface BudgetProps<R extends Row> {
  readonly rows: readonly R[];
  readonly sum: Sum;
  readonly shootingDays: number;
  /** The labour budget; null for none. */
  readonly capFen: number | null;
  /** Makes an edit that saves; absent for those who may not edit. */
  readonly onSave?: ((saving: Saving<R>) => void) | undefined;
}

function Savings<R extends Row>({
  rows,
  shootingDays,
  onSave,
}: Required<Pick<BudgetProps<R>, 'rows' | 'shootingDays'>> & {
  onSave: (saving: Saving<R>) => void;
}): ReactNode {
  const t = useText(crewTexts);
  const format = useFormat();
  const names = useNames();
  const found = savingsOf(rows, shootingDays);
  if (found.length === 0) return null;
  const word = ({ kind, row, patch, savesFen }: Saving<R>): string => {
    const params = { role: names.role(row.roleId), saves: format.yuanShort(savesFen) };
    if (kind === 'band') return t('saving_band', { ...params, to: format.yuan(patch.payHighFen!) });
    return t(kind === 'prep' ? 'saving_prep' : 'saving_head', params);
  };
  return (
    <div className="stack">
      <h3>{t('savings')}</h3>
      <ul className="row">
        {found.map((saving) => (
          <li key={saving.kind}>
            <Button onClick={() => onSave(saving)}>{word(saving)}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Low, middle and high cost against the labour budget, in a bar and in words, with what would make it cheaper. */
export function Budget<R extends Row>({ rows, sum, shootingDays, capFen, onSave }: BudgetProps<R>): ReactNode {
  const t = useText(crewTexts);
  const format = useFormat();
  const lines = capFen === null ? null : linesOf(capFen);
  const verdict = verdictOf(sum, lines);
  const costs = {
    low: format.yuanShort(sum.lowFen),
    middle: format.yuanShort(sum.middleFen),
    high: format.yuanShort(sum.highFen),
  };
  const over = {
    middle: format.yuanShort(Math.max(0, sum.middleFen - (capFen ?? 0))),
    high: format.yuanShort(Math.max(0, sum.highFen - (capFen ?? 0))),
  };
  const words = {
    open: t('meter_open'),
    fine: t('meter_fine'),
    highOver: t('meter_highOver', { over: over.high }),
    tight: t('meter_tight', { line: format.yuanShort(lines?.warnFen ?? 0) }),
    over: t('meter_over', { over: over.middle }),
    blocked: t('meter_blocked', { over: over.middle, line: format.yuanShort(lines?.blockFen ?? 0) }),
  };
  const marks: CostMark[] = lines
    ? [
        { kind: 'warn', at: lines.warnFen, label: '' },
        { kind: 'cap', at: lines.capFen, label: t('capLine', { cap: format.yuanShort(lines.capFen) }) },
        { kind: 'block', at: lines.blockFen, label: '' },
      ]
    : [];
  const bad = verdict === 'over' || verdict === 'blocked';
  const warn = verdict === 'tight' || verdict === 'highOver';
  return (
    <div className="stack">
      <p className="cb-sumbar__facts">
        <span className="nb">{t('low', { cost: costs.low })}</span>
        <strong className="nb">{t('middle', { cost: costs.middle })}</strong>
        <span className="nb">{t('high', { cost: costs.high })}</span>
      </p>
      <CostMeter
        label={t('meterLabel', { ...costs, word: words[verdict] })}
        low={sum.lowFen}
        middle={sum.middleFen}
        high={sum.highFen}
        marks={marks}
        tone={bad ? 'error' : warn ? 'warning' : 'plain'}
      />
      <p>{words[verdict]}</p>
      {(bad || warn) && onSave && <Savings rows={rows} shootingDays={shootingDays} onSave={onSave} />}
    </div>
  );
}
