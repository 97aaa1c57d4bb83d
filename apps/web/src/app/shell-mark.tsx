import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLocale, useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';

/** Switches the language and remembers it. */
export function LanguageSwitch(): ReactNode {
  const t = useText(shellTexts);
  const { locale, setLocale } = useLocale();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="cb-shell__language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      title={t('languageLabel')}
      onClick={() => setLocale(other)}
    >
      {t('language')}
    </button>
  );
}

/** The name of the product, which leads home. */
export function Brand({ to }: { to: string }): ReactNode {
  const t = useText(shellTexts);
  return (
    <Link to={to} className="cb-shell__brand">
      <svg viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="7" fill="var(--cb-primary)" />
        <path
          d="M8 9h16v14H8zM11.500 13.500h9M11.500 17.500h5"
          fill="none"
          stroke="var(--cb-on-primary)"
          strokeWidth="2"
        />
      </svg>
      {t('brand')}
    </Link>
  );
}
