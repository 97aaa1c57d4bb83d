import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { LinkButton } from '../kit';
import { useText } from '../messages/locale';
import { noEntryTexts } from '../messages/no-entry';
import { Page } from './page';

/** Where an address that is no page leads to, by how it begins. */
const WAYS = [
  ['/studio', '/studio/shoots', 'toShoots'],
  ['/admin', '/admin', 'toControl'],
  ['/me/offers', '/me/offers', 'toOffers'],
  ['/me', '/me/month', 'toMonth'],
  ['', '/jobs', 'toJobs'],
] as const;

/** There is no such page, or it is not for this person, and the way to one that is near. */
export function NoEntry({ denied = false }: { denied?: boolean | undefined }): ReactNode {
  const t = useText(noEntryTexts);
  const { pathname } = useLocation();
  // Whom a page is not for its neighbours are not for either.
  const [, to, label] = WAYS.find(([start]) => (denied ? start === '' : pathname.startsWith(start)))!;
  return (
    <Page title={t(denied ? 'deniedTitle' : 'title')} width="narrow">
      <p>{t(denied ? 'deniedText' : 'text')}</p>
      <div className="row">
        <LinkButton kind="primary" to={to}>
          {t(label)}
        </LinkButton>
        <LinkButton to="/">{t('toStart')}</LinkButton>
      </div>
    </Page>
  );
}
