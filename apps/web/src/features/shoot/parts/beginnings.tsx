import type { ReactNode } from 'react';
import { Page } from '../../../app/page';
import { Empty, Icon, LinkButton } from '../../../kit';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { useMayAnywhere } from './may-anywhere';

/** The way to a new shoot, for those who may make one. */
export function NewShoot({ large }: { large?: boolean }): ReactNode {
  const t = useText(shootTexts);
  if (!useMayAnywhere('shoot.edit')) return null;
  return (
    <LinkButton
      kind={large ? 'primary' : 'plain'}
      {...(large && { large })}
      icon={<Icon name="plus" />}
      to="/studio/shoots/new"
    >
      {t('newShoot')}
    </LinkButton>
  );
}

/** Nobody's producer yet: found a company first. */
export function NoCompany({ title }: { title: string }): ReactNode {
  const t = useText(shootTexts);
  return (
    <Page title={title} width="narrow">
      <Empty title={t('noCompanyTitle')}>
        <p>{t('noCompanyText')}</p>
        <LinkButton kind="primary" large to="/studio/company">
          {t('foundCompany')}
        </LinkButton>
      </Empty>
    </Page>
  );
}
