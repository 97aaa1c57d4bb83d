import type { Locale } from '../messages/text';

export type ThemeChoice = 'auto' | 'light' | 'set';

const YEAR_SECONDS = 31_536_000;

function remember(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}

/** What is remembered in cookies, so that the server renders the first picture in the right language and colours. */
export const settings = {
  /** Sets the language of the page and of what the server says. */
  setLocale(locale: Locale): void {
    remember('cb-lang', locale);
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  },
  theme(): ThemeChoice {
    const theme = document.documentElement.dataset['theme'];
    return theme === 'light' || theme === 'set' ? theme : 'auto';
  },
  setTheme(theme: ThemeChoice): void {
    remember('cb-theme', theme);
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    window.dispatchEvent(new Event('cb-theme'));
  },
  large(): boolean {
    return document.documentElement.dataset['large'] === '1';
  },
  setLarge(large: boolean): void {
    remember('cb-large', large ? '1' : '0');
    if (large) document.documentElement.dataset['large'] = '1';
    else delete document.documentElement.dataset['large'];
  },
};

/** Whether the page is dark now, by choice or by the machine. */
export function isDark(): boolean {
  const theme = settings.theme();
  return theme === 'set' || (theme === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Calls back when the colours change. */
export function onThemeChange(listener: () => void): () => void {
  const media = window.matchMedia('(prefers-color-scheme: dark)');
  window.addEventListener('cb-theme', listener);
  media.addEventListener('change', listener);
  return () => {
    window.removeEventListener('cb-theme', listener);
    media.removeEventListener('change', listener);
  };
}
