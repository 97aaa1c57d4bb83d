import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { departmentAnchor } from '../../../app/named-department';
import { useNames } from '../../../app/names';
import { Button, Icon } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useText } from '../../../messages/locale';
import { linesOf, type DepartmentGroup } from '../board';
import type { Rights } from '../rights';
import { EmptySeat } from './empty-seat';
import { SlotRow } from './slot-row';

/** The departments at the side of a wide screen: how many have somebody, and where somebody is missing. */
export function DepartmentIndex({ groups }: { groups: readonly DepartmentGroup[] }): ReactNode {
  const t = useText(fillTexts);
  const names = useNames();
  return (
    <nav className="cb-fill__index" aria-label={t('departments')}>
      {groups.map((group) => {
        const { department, missing } = group;
        const has = group.total - missing;
        const label = { department: names.department(department), total: group.total, proposed: has, missing };
        return (
          <a key={department} href={`#${departmentAnchor(department)}`} data-short={missing > 0 || undefined}>
            <span>{names.department(department)}</span>
            <span className="nb" aria-label={t('departmentLabel', label)} role="img">
              {missing > 0 && <Icon name="notch" size={12} />}
              {t('departmentCount', { proposed: has, total: group.total })}
            </span>
          </a>
        );
      })}
    </nav>
  );
}

interface PagerProps {
  readonly groups: readonly DepartmentGroup[];
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** On the phone a department at a time: its name, its place among all, and the way to its neighbours. */
export function DepartmentPager({ groups, at, onGo }: PagerProps): ReactNode {
  const t = useText(fillTexts);
  const names = useNames();
  const group = groups[at];
  if (!group) return null;
  return (
    <div className="cb-fill__pager">
      <Button icon={<Icon name="left" />} aria-label={t('previous')} disabled={at === 0} onClick={() => onGo(at - 1)} />
      <label className="cb-fill__jump">
        <span className="sr-only">{t('departments')}</span>
        <select value={at} onChange={(event) => onGo(Number(event.target.value))}>
          {groups.map(({ department, total, missing }, index) => (
            <option key={department} value={index}>
              {names.department(department)} {t('departmentCount', { proposed: total - missing, total })}
            </option>
          ))}
        </select>
        <span className="meta nb">{t('place', { at: at + 1, of: groups.length })}</span>
      </label>
      <Button
        icon={<Icon name="right" />}
        aria-label={t('next')}
        disabled={at === groups.length - 1}
        onClick={() => onGo(at + 1)}
      />
    </div>
  );
}

interface DepartmentProps {
  readonly shootId: string;
  readonly group: DepartmentGroup;
  readonly rights: Rights;
  /** The one that the phone shows. */
  readonly current: boolean;
}

/** A department: a line for each slot, and what is settled already in one line at the end. */
export function Department({ shootId, group, rights, current }: DepartmentProps): ReactNode {
  const t = useText(fillTexts);
  const names = useNames();
  const base = `/studio/shoots/${shootId}`;
  const has = group.total - group.missing;
  return (
    <section
      className="cb-fill__department"
      id={departmentAnchor(group.department)}
      data-current={current || undefined}
      aria-label={names.department(group.department)}
    >
      <h2>
        <Link to={`${base}/roster/${group.department}`}>{names.department(group.department)}</Link>
        <span className="nb" data-short={group.missing > 0 || undefined}>
          {t('departmentCount', { proposed: has, total: group.total })}
        </span>
      </h2>
      {group.slots.length > 0 && (
        <ul className="cb-slots">
          {linesOf(group.slots).map((line) =>
            line.kind === 'proposed' ? (
              <SlotRow key={line.slot.slotId} shootId={shootId} slot={line.slot} rights={rights} />
            ) : (
              <EmptySeat
                key={line.slot.slotId}
                shootId={shootId}
                slot={line.slot}
                seats={line.seats}
                editPosting={rights.editPosting}
                mayFill={rights.fill}
              />
            ),
          )}
        </ul>
      )}
      {(group.booked > 0 || group.offered > 0) && (
        <p className="cb-fill__settled">
          {group.booked > 0 && (
            <Link to={`${base}/roster/${group.department}`}>
              <Icon name="full" size={12} /> {t('booked', { n: group.booked })}
            </Link>
          )}
          {group.offered > 0 && (
            <Link to={`${base}/offers`}>
              <Icon name="clock" size={12} /> {t('offered', { n: group.offered })}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
