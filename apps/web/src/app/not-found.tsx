import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { LinkButton } from '../kit';
import { useText } from '../messages/locale';
import { notFoundTexts } from '../messages/not-found';
import { Page } from './page';

/** Where an address that is no page leads to, by how it begins. */
const WAYS = [
  ['/studio', '/studio/shoots', 'toShoots'],
  ['/admin', '/admin', 'toControl'],
  ['/me/offers', '/me/offers', 'toOffers'],
  ['/me', '/me/month', 'toMonth'],
  ['', '/jobs', 'toJobs'],
] as const;

/** There is no such page, and the way to one that is near. */
export function NotFound(): ReactNode {
  const t = useText(notFoundTexts);
  const { pathname } = useLocation();
  const [, to, label] = WAYS.find(([start]) => pathname.startsWith(start))!;
  return (
    <Page title={t('title')} width="narrow">
      <p>{t('text')}</p>
      <div className="row">
        <LinkButton kind="primary" to={to}>
          {t(label)}
        </LinkButton>
        <LinkButton to="/">{t('toStart')}</LinkButton>
      </div>
    </Page>
  );
}
