import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { formatters, type Formatters } from './format';
import { translator, type Area, type Locale, type Translate } from './text';

interface LocaleState {
  readonly locale: Locale;
  /** Switches the language and remembers it. */
  readonly setLocale: (locale: Locale) => void;
}

const LocaleContext = createContext<LocaleState>({ locale: 'zh', setLocale: () => undefined });

export function LocaleProvider({ value, children }: { value: LocaleState; children: ReactNode }): ReactNode {
  return <LocaleContext.Provider value={value}>{children}</LocaleContext.Provider>;
}

/** The language of the page and how to switch it. */
export function useLocale(): LocaleState {
  return useContext(LocaleContext);
}

/** The texts of an area in the language of the page. */
export function useText<Z extends Record<string, string>>(texts: Area<Z>): Translate<Z> {
  const { locale } = useLocale();
  return useMemo(() => translator(texts, locale), [texts, locale]);
}

/** Days, times and money as people of the page's language read them. */
export function useFormat(): Formatters {
  const { locale } = useLocale();
  return formatters(locale);
}

/** Which half of a bilingual value to show: `pick({ zh, en })`. */
export function usePick(): (value: { readonly zh: string; readonly en: string }) => string {
  const { locale } = useLocale();
  return (value) => value[locale];
}
