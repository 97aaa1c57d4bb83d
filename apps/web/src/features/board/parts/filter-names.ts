import { useNames } from '../../../app/names';
import { boardNoneTexts } from '../../../messages/board-none';
import { cardTexts } from '../../../messages/card';
import { useFormat, useText } from '../../../messages/locale';
import { toggled, valuesOf, without, withValue, type Filter, type Narrowing } from '../filter';

/** One chosen thing, how it is called, and the filter without it. */
export interface Chosen {
  readonly key: string;
  readonly name: string;
  readonly rest: Filter;
}

interface FilterNames {
  /** Each choice by itself. */
  chosen(filter: Filter): readonly Chosen[];
  /** All choices of one filter in one name. */
  nameOf(filter: Filter, narrowing: Narrowing): string;
}

/** What the filters of an address are called. */
export function useFilterNames(): FilterNames {
  const t = useText(boardNoneTexts);
  const card = useText(cardTexts);
  const format = useFormat();
  const names = useNames();
  const entryName = (value: string): string =>
    value === 'open' || value === 'mentored' ? card(`entry_${value}`) : value === 'none' ? t('entry_none') : value;
  const nameFor: Readonly<Record<string, (value: string) => string>> = {
    q: (value) => t('textChip', { text: value }),
    base: names.base,
    department: names.department,
    role: names.role,
    entry: entryName,
    from: (value) => t('fromChip', { day: format.day(value) }),
    to: (value) => t('toChip', { day: format.day(value) }),
    payFromFen: (value) => t('payFrom', { pay: format.perDay(Number(value)) }),
    fits: () => t('fits'),
  };
  const several = (filter: Filter, name: string): readonly string[] =>
    name === 'q' ? [filter[name]!] : valuesOf(filter, name);
  const chosen = (filter: Filter): readonly Chosen[] =>
    Object.entries(nameFor).flatMap(([name, call]) =>
      filter[name]
        ? several(filter, name).map((value) => ({
            key: `${name}:${value}`,
            name: call(value),
            rest: name === 'q' ? withValue(filter, name, '') : toggled(filter, name, value),
          }))
        : [],
    );
  return {
    chosen,
    nameOf: (filter, narrowing) => {
      const rest = without(filter, narrowing);
      return chosen(Object.fromEntries(Object.entries(filter).filter(([name]) => !(name in rest))))
        .map(({ name }) => name)
        .join(' ');
    },
  };
}
