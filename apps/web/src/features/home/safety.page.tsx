import type { ReactNode } from 'react';
import type { HeadOf } from '../../app/head';
import { Page } from '../../app/page';
import { headTexts } from '../../messages/head';
import { safetyTexts } from '../../messages/safety';
import { useText } from '../../messages/locale';
import { translator } from '../../messages/text';
import './home.css';

const headOf: HeadOf = ({ locale }) => {
  const t = translator(headTexts, locale);
  return { title: translator(safetyTexts, locale)('safetyTitle'), description: t('safetyText') };
};

// Only the server writes heads: the browser's half of the page goes without.
export const head: HeadOf = import.meta.env.SSR ? headOf : () => ({ title: '' });

const SIGNS = [1, 2, 3, 4, 5, 6] as const;
const HOTLINES = ['110', '96110', '12333'] as const;

/** Six signs of a swindle, what to do, and what "verified" means. */
export default function SafetyPage(): ReactNode {
  const t = useText(safetyTexts);
  return (
    <Page title={t('safetyTitle')} width="narrow">
      <p className="cb-home__lead">{t('safetyLead')}</p>
      <ol className="cb-signs">
        {SIGNS.map((sign) => (
          <li key={sign} className="cb-card">
            <h2>{t(`sign${sign}`)}</h2>
            <p>{t(`sign${sign}Text`)}</p>
          </li>
        ))}
      </ol>
      <section className="cb-home__block">
        <h2>{t('doTitle')}</h2>
        <ol className="cb-steps">
          {([1, 2, 3, 4] as const).map((step) => (
            <li key={step}>{t(`do${step}`)}</li>
          ))}
        </ol>
        <p className="row">
          {HOTLINES.map((number) => (
            <a key={number} className="cb-button cb-button--large" href={`tel:${number}`}>
              {t('call', { number })}
            </a>
          ))}
        </p>
      </section>
      <section className="cb-home__block" id="verified">
        <h2>{t('verifyTitle')}</h2>
        <ol className="cb-steps">
          {([1, 2, 3, 4] as const).map((step) => (
            <li key={step}>{t(`verify${step}`)}</li>
          ))}
        </ol>
        <p className="muted">{t('verifyLimit')}</p>
      </section>
      <p>
        <a className="cb-button cb-button--primary cb-button--large" href="/jobs">
          {t('backToJobs')}
        </a>
      </p>
    </Page>
  );
}
