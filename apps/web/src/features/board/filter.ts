import { boardFilter } from '../../app/server-data';

/** What the board is narrowed by, as it stands in the address: several choices of one filter are joined by commas. */
export type Filter = Readonly<Record<string, string>>;

/** Filters in the order in which they stand in an address; `sort` is the order and narrows nothing. */
const ORDER = ['q', 'base', 'department', 'role', 'entry', 'from', 'to', 'payFromFen', 'fits', 'sort'] as const;

/** The filter of an address. */
export function readFilter(search: URLSearchParams): Filter {
  const filter = boardFilter(search);
  return search.get('fits') === 'true' ? { ...filter, fits: 'true' } : filter;
}

/** The address of the board under a filter: always the same one for the same filter. */
export function addressOf(filter: Filter): string {
  const search = new URLSearchParams();
  for (const name of ORDER) {
    const value = filter[name];
    if (value && !(name === 'sort' && value === 'new')) search.set(name, value);
  }
  // A comma may stand in a query as it is; escaped it would be hard to read in a chat.
  const text = search.toString().replace(/%2C/g, ',');
  return text ? `/jobs?${text}` : '/jobs';
}

/** The chosen values of a filter. */
export function valuesOf(filter: Filter, name: string): readonly string[] {
  return filter[name]?.split(',').filter(Boolean) ?? [];
}

/** The filter with one set anew; an empty value takes it out. */
export function withValue(filter: Filter, name: string, value: string): Filter {
  const { [name]: _, ...rest } = filter;
  return value ? { ...rest, [name]: value } : rest;
}

/** The filter with one choice put in, or taken out when it is there. */
export function toggled(filter: Filter, name: string, value: string): Filter {
  const values = valuesOf(filter, name);
  const next = values.includes(value) ? values.filter((item) => item !== value) : [...values, value];
  return withValue(filter, name, next.join(','));
}

/** The filter that a form holds. */
export function filterOfForm(form: FormData): Filter {
  const search = new URLSearchParams();
  form.forEach((value, name) => {
    if (typeof value === 'string') search.append(name, value.trim());
  });
  return readFilter(search);
}

/** A filter that narrows; first and last day are one. */
export type Narrowing = 'q' | 'base' | 'department' | 'role' | 'entry' | 'dates' | 'payFromFen' | 'fits';
const NARROWINGS: readonly Narrowing[] = ['q', 'base', 'department', 'role', 'entry', 'dates', 'payFromFen', 'fits'];
const namesOf = (narrowing: Narrowing): readonly string[] => (narrowing === 'dates' ? ['from', 'to'] : [narrowing]);

/** What narrows the board now. */
export function narrowings(filter: Filter): readonly Narrowing[] {
  return NARROWINGS.filter((narrowing) => namesOf(narrowing).some((name) => filter[name]));
}

/** The filter without something that narrows. */
export function without(filter: Filter, narrowing: Narrowing): Filter {
  return namesOf(narrowing).reduce((rest, name) => withValue(rest, name, ''), filter);
}

/** How many came since the list was loaded; never fewer than none. */
export function arrivedSince(loadedTotal: number | undefined, total: number | undefined): number {
  return loadedTotal === undefined || total === undefined ? 0 : Math.max(0, total - loadedTotal);
}
