import { ConfigProvider } from 'antd';
import enGB from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { isDark, onThemeChange } from '../app/settings';
import { useLocale } from '../messages/locale';
import { antdTheme } from './theme';
import { useWide } from './use-wide';

/** The word by which the page's policy lets style tags in. */
function nonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
}

function rootScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/** What antd's components need around them: our colours, the page's language, the policy's nonce. */
export function DeskProvider({ children }: { children: ReactNode }): ReactNode {
  const { locale } = useLocale();
  const wide = useWide();
  const dark = useSyncExternalStore(onThemeChange, isDark, () => false);
  const theme = useMemo(() => antdTheme(dark ? 'set' : 'light', { wide, scale: rootScale() }), [dark, wide]);
  const csp = useMemo(() => {
    const value = nonce();
    return value ? { nonce: value } : {};
  }, []);
  return (
    <ConfigProvider
      theme={theme}
      csp={csp}
      locale={locale === 'zh' ? zhCN : enGB}
      getPopupContainer={(node) => node?.closest('dialog') ?? document.body}
    >
      {children}
    </ConfigProvider>
  );
}
