import { useState, type ReactNode } from 'react';
import { sumOf } from '../../../app/crew/crew-sum';
import type { Posting } from '../../../app/crew/posting-edit';
import { useNames } from '../../../app/names';
import { Tag } from '../../../kit';
import { crewTexts } from '../../../messages/crew';
import { useFormat, useText } from '../../../messages/locale';

interface Group {
  readonly department: string;
  readonly rows: readonly Posting[];
}

interface DepartmentListProps {
  readonly groups: readonly Group[];
  readonly shootingDays: number;
  readonly costs: boolean;
  /** Whether the shoot is over: its closed postings then count. */
  readonly ended: boolean;
  /** On the desk: the department whose rows stand beside the list. */
  readonly active?: string | undefined;
  readonly onChoose?: (department: string) => void;
  /** On the phone: the rows inside the department's card. */
  readonly render?: (group: Group) => ReactNode;
  /** On the phone: the card that is open first. */
  readonly start?: string | null;
}

type FactsProps = Pick<DepartmentListProps, 'shootingDays' | 'costs' | 'ended'> & { readonly group: Group };

function Facts({ group, shootingDays, costs, ended }: FactsProps): ReactNode {
  const t = useText(crewTexts);
  const format = useFormat();
  const rows = ended ? group.rows : group.rows.filter(({ state }) => state !== 'closed');
  const sum = sumOf(rows, shootingDays);
  const filled = rows.reduce((all, { slots }) => all + slots.filled, 0);
  return (
    <span className="cb-crew__facts">
      <span className="nb">{t('heads', { n: sum.headcount })}</span>
      <span className="nb">{t('personDays', { n: format.number(sum.personDays) })}</span>
      {costs && (
        <span className="nb">
          {t('range', { low: format.yuanShort(sum.lowFen), high: format.yuanShort(sum.highFen) })}
        </span>
      )}
      {filled > 0 && <span className="nb">{t('filledOf', { filled, n: sum.headcount })}</span>}
      {sum.unpaid > 0 && <Tag tone="error">{t('noPay')}</Tag>}
    </span>
  );
}

/** The departments of a crew with their figures: a list beside the rows on the desk, a card each on the phone. */
export function DepartmentList(props: DepartmentListProps): ReactNode {
  const { groups, active, onChoose, render, start } = props;
  const t = useText(crewTexts);
  const names = useNames();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(start ? [start] : groups.slice(0, 1).map((group) => group.department)),
  );
  if (render)
    return (
      <ul className="stack" aria-label={t('departments')}>
        {groups.map((group) => (
          <li key={group.department} className="cb-card cb-crew__card">
            <details
              open={open.has(group.department)}
              onToggle={(event) => {
                const shown = event.currentTarget.open;
                setOpen((now) => {
                  if (now.has(group.department) === shown) return now;
                  const others = [...now].filter((other) => other !== group.department);
                  return new Set(shown ? [...others, group.department] : others);
                });
              }}
            >
              <summary>
                <h2>{names.department(group.department)}</h2>
                <Facts group={group} {...props} />
              </summary>
              {open.has(group.department) && render(group)}
            </details>
          </li>
        ))}
      </ul>
    );
  return (
    <nav className="cb-crew__list" aria-label={t('departments')}>
      <ul>
        {groups.map((group) => (
          <li key={group.department}>
            <button
              type="button"
              aria-current={group.department === active ? 'true' : undefined}
              onClick={() => onChoose?.(group.department)}
            >
              <strong>{names.department(group.department)}</strong>
              <Facts group={group} {...props} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
