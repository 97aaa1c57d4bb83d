import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { DeskPage } from '../../desk';
import { Button, Empty, Tag, useToast } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useFormat, useText } from '../../messages/locale';
import { acts, useAccounts, useAct, type AdminAccount, type ContactKind } from './api';
import { PagedTable } from './parts/paged-table.desk';
import { StateFilter } from './parts/state-filter';
import { SearchBar } from './parts/search-bar';
import { useStepUp } from './parts/step-up';
import { SuspendSheet } from './parts/suspend-sheet';
import { UnmaskSheet } from './parts/unmask-sheet';
import { usePlatformMay } from './rights';
import { oneOf, useFilter } from './use-filter';
import './shoots.css';
import './accounts.css';

const STATES = ['active', 'suspended'] as const;

interface Open {
  readonly what: 'suspend' | 'unmask';
  readonly account: AdminAccount;
  readonly kind?: ContactKind;
}

interface Handlers {
  readonly mayUnmask: boolean;
  readonly maySuspend: boolean;
  readonly unmask: (account: AdminAccount, kind: ContactKind) => void;
  readonly suspend: (account: AdminAccount) => void;
  readonly reinstate: (account: AdminAccount) => void;
}

function Contacts({ account, on }: { account: AdminAccount; on: Handlers }): ReactNode {
  const t = useText(adminTexts);
  return (
    <ul className="cb-contacts">
      {account.contacts.map(({ kind, masked }) => (
        <li key={kind}>
          <span className="nb">{masked}</span>
          {on.mayUnmask && (
            <Button
              kind="quiet"
              aria-label={t('unmaskLabel', { name: account.displayName, kind: t(`contact_${kind}`) })}
              onClick={() => on.unmask(account, kind)}
            >
              {t('unmask')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Acts({ account, on }: { account: AdminAccount; on: Handlers }): ReactNode {
  const t = useText(adminTexts);
  const name = account.displayName;
  return (
    <span className="cb-card-lines__acts cb-accounts__acts">
      {on.maySuspend && account.state === 'active' && (
        <Button aria-label={t('suspendAccountLabel', { name })} onClick={() => on.suspend(account)}>
          {t('suspendAccount')}
        </Button>
      )}
      {on.maySuspend && account.state === 'suspended' && (
        <Button kind="primary" aria-label={t('reinstateAccountLabel', { name })} onClick={() => on.reinstate(account)}>
          {t('reinstateAccount')}
        </Button>
      )}
      <Link className="cb-button cb-button--quiet" to={`/admin/audit?actorAccountId=${account.id}`}>
        {t('audit')}
      </Link>
    </span>
  );
}

function AccountState({ account }: { account: AdminAccount }): ReactNode {
  const t = useText(adminTexts);
  return (
    <span className="row">
      <Tag tone={account.state === 'suspended' ? 'error' : 'plain'}>{t(`accountState_${account.state}`)}</Tag>
      {account.platformRole !== 'none' && <Tag tone="primary">{t(`platform_${account.platformRole}`)}</Tag>}
    </span>
  );
}

function useColumns(on: Handlers) {
  const t = useText(adminTexts);
  const format = useFormat();
  return [
    {
      key: 'account',
      title: t('account'),
      render: (account: AdminAccount) => (
        <Link to={`/admin/people/${account.personId}`}>
          {account.displayName} <span className="muted">{account.handle}</span>
        </Link>
      ),
    },
    { key: 'state', title: t('state'), render: (account: AdminAccount) => <AccountState account={account} /> },
    {
      key: 'contacts',
      title: t('contacts'),
      render: (account: AdminAccount) => <Contacts account={account} on={on} />,
    },
    {
      key: 'companies',
      title: t('companies'),
      render: (account: AdminAccount) => account.companies.map(({ name }) => name).join(', ') || '–',
    },
    { key: 'created', title: t('created'), render: (account: AdminAccount) => format.ago(account.createdAt) },
    { key: 'actions', title: t('actions'), render: (account: AdminAccount) => <Acts account={account} on={on} /> },
  ];
}

function useHandlers(setOpen: (open: Open) => void): {
  on: Handlers;
  sheet: ReactNode;
  run: ReturnType<typeof useStepUp>['run'];
} {
  const t = useText(adminTexts);
  const toast = useToast();
  const { run, sheet } = useStepUp();
  const { mutateAsync } = useAct(acts.reinstate);
  const on: Handlers = {
    mayUnmask: usePlatformMay('admin.unmask'),
    maySuspend: usePlatformMay('admin.suspend'),
    unmask: (account, kind) => setOpen({ what: 'unmask', account, kind }),
    suspend: (account) => setOpen({ what: 'suspend', account }),
    reinstate: (account) =>
      void run(() => mutateAsync({ accountId: account.id })).then(
        (done) => done && toast({ text: t('reinstatedDone', { name: account.displayName }) }),
      ),
  };
  return { on, sheet, run };
}

/** Accounts with masked contacts: find, suspend, reinstate, look at one contact for a reason. */
export default function AccountsPage(): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const { get, set, clear } = useFilter();
  const [open, setOpen] = useState<Open | null>(null);
  const q = get('q');
  const state = oneOf(get('state'), STATES);
  const query = useAccounts({ ...(q && { q }), ...(state && { state }) });
  const { on, sheet, run } = useHandlers(setOpen);
  const columns = useColumns(on);
  return (
    <DeskPage title={t('accounts')} width="wide" actions={<LiveBadge topics={['admin']} />}>
      <SearchBar label={t('searchAccounts')} value={q} onSearch={(value) => set({ q: value })}>
        <StateFilter
          states={STATES}
          value={state}
          nameOf={(value) => t(`accountState_${value}`)}
          onChange={(value) => set({ state: value })}
        />
      </SearchBar>
      <PagedTable<AdminAccount>
        query={query}
        label={t('accounts')}
        rowKey={({ id }) => id}
        columns={columns}
        card={(account) => (
          <span className="cb-card-lines">
            <span className="cb-card-lines__head">
              <Link className="cb-accounts__name" to={`/admin/people/${account.personId}`}>
                {account.displayName} <span className="muted">{account.handle}</span>
              </Link>
              <AccountState account={account} />
            </span>
            <Contacts account={account} on={on} />
            {account.companies.length > 0 && <span>{account.companies.map(({ name }) => name).join(', ')}</span>}
            <span className="muted nb">
              {t('created')} {format.ago(account.createdAt)}
            </span>
            <Acts account={account} on={on} />
          </span>
        )}
        empty={
          <Empty title={t('noAccounts')}>
            <p>{t('noAccountsText')}</p>
            <Button onClick={clear}>{t('showAll')}</Button>
          </Empty>
        }
      />
      {open?.what === 'suspend' && <SuspendSheet account={open.account} run={run} onClose={() => setOpen(null)} />}
      {open?.what === 'unmask' && open.kind && (
        <UnmaskSheet account={open.account} kind={open.kind} run={run} onClose={() => setOpen(null)} />
      )}
      {sheet}
    </DeskPage>
  );
}
