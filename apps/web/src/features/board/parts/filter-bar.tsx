import type { MouseEvent, ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { useSession } from '../../../app/session';
import { Button, Icon } from '../../../kit';
import { boardTexts } from '../../../messages/board';
import { cardTexts } from '../../../messages/card';
import { useText } from '../../../messages/locale';
import type { Counts } from '../api';
import { addressOf, narrowings, toggled, valuesOf, withValue, type Filter } from '../filter';

export interface BarProps {
  readonly filter: Filter;
  readonly counts: Counts | undefined;
  readonly onChange: (filter: Filter) => void;
}

/** A click that the page may answer itself; with a key held down the browser opens it elsewhere. */
export function plainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

interface ChipProps {
  readonly to: Filter;
  readonly on?: boolean;
  readonly label?: string;
  readonly onChange: (filter: Filter) => void;
  readonly children: ReactNode;
}

/** A filter at one tap: a link to the board under it. */
export function Chip({ to, on, label, onChange, children }: ChipProps): ReactNode {
  return (
    <a
      className="cb-chip"
      href={addressOf(to)}
      aria-label={label}
      data-on={on || undefined}
      onClick={(event) => {
        if (!plainClick(event)) return;
        event.preventDefault();
        onChange(to);
      }}
    >
      {children}
    </a>
  );
}

/** Everything else that the address holds, for a form that sets only a part of it. */
export function HiddenFilter({ filter }: { filter: Filter }): ReactNode {
  return Object.entries(filter).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** The search box: roles, departments, titles. */
export function SearchBox({ filter, onChange }: Omit<BarProps, 'counts'>): ReactNode {
  const t = useText(boardTexts);
  return (
    <form
      className="cb-search"
      role="search"
      action="/jobs"
      onSubmit={(event) => {
        event.preventDefault();
        const text = new FormData(event.currentTarget).get('q');
        onChange(withValue(filter, 'q', typeof text === 'string' ? text.trim() : ''));
      }}
    >
      <input
        key={filter['q']}
        className="cb-input"
        type="search"
        name="q"
        maxLength={60}
        defaultValue={filter['q']}
        placeholder={t('searchLabel')}
        aria-label={t('searchLabel')}
        enterKeyHint="search"
      />
      <HiddenFilter filter={withValue(filter, 'q', '')} />
      <Button type="submit" large icon={<Icon name="search" label={t('search')} />} />
    </form>
  );
}

/** The quick filters, and the way to all of them where they have no column of their own. */
export function QuickChips({ filter, counts, onChange, onAll }: BarProps & { onAll: () => void }): ReactNode {
  const t = useText(boardTexts);
  const card = useText(cardTexts);
  const names = useNames();
  const { session } = useSession();
  const n = narrowings(filter).length;
  const topBase = counts?.base[0]?.value;
  const quick = [
    ...(['open', 'mentored'] as const).map((value) => ({ name: 'entry', value, label: card(`entry_${value}`) })),
    ...(topBase && valuesOf(filter, 'base').length === 0
      ? [{ name: 'base', value: topBase, label: names.base(topBase) }]
      : []),
  ];
  return (
    <div className="cb-chips">
      <a
        className="cb-chip cb-chip--all"
        href="#filters"
        onClick={(event) => {
          event.preventDefault();
          onAll();
        }}
      >
        {n > 0 ? t('filtersOn', { n }) : t('filters')}
        <Icon name="down" />
      </a>
      {session && (
        <Chip
          to={withValue(filter, 'fits', filter['fits'] ? '' : 'true')}
          on={filter['fits'] === 'true'}
          onChange={onChange}
        >
          {t('fits')}
        </Chip>
      )}
      {quick
        .filter(({ name, value }) => !valuesOf(filter, name).includes(value))
        .map(({ name, value, label }) => (
          <Chip key={value} to={toggled(filter, name, value)} onChange={onChange}>
            {label}
          </Chip>
        ))}
    </div>
  );
}
