import type { ReactNode } from 'react';
import { LiveBadge } from '../../app/live/live-badge';
import { useNames } from '../../app/names';
import { ShootStateTag } from '../../app/shoot-frame';
import { DeskPage } from '../../desk';
import { Button, Empty, Progress } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useFormat, useText } from '../../messages/locale';
import { shootTexts } from '../../messages/shoot';
import { useAdminShoots, type AdminShoot } from './api';
import { PagedTable } from './parts/paged-table.desk';
import { StateFilter } from './parts/state-filter';
import { SearchBar } from './parts/search-bar';
import { oneOf, useFilter } from './use-filter';
import './shoots.css';

const STATES = ['open', 'shooting', 'in_review', 'draft', 'wrapped', 'cancelled'] as const;

function Fill({ row }: { row: AdminShoot }): ReactNode {
  const t = useText(adminTexts);
  return (
    <span className="cb-filled">
      <span className="nb">{t('filledOf', { booked: row.booked, slots: row.slots })}</span>
      <Progress value={row.fillPercent / 100} label={t('filledLabel', { percent: row.fillPercent })} />
    </span>
  );
}

function ShootCard({ row }: { row: AdminShoot }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const names = useNames();
  return (
    <span className="cb-card-lines">
      <span className="cb-card-lines__head">
        <strong>{row.title}</strong>
        <ShootStateTag state={row.state} />
      </span>
      <span className="muted">
        {row.companyName} <span className="nb">{names.base(row.baseId)}</span>
      </span>
      <span className="muted nb">
        {t('startDays', { day: format.day(row.firstShootingDay), days: format.dayCount(row.shootingDays) })}
      </span>
      <Fill row={row} />
    </span>
  );
}

/** All shoots of the platform with how far they are filled; each leads to its roster. */
export default function AdminShootsPage(): ReactNode {
  const t = useText(adminTexts);
  const shootText = useText(shootTexts);
  const format = useFormat();
  const names = useNames();
  const { get, set, clear } = useFilter();
  const q = get('q');
  const state = oneOf(get('state'), STATES);
  const query = useAdminShoots({ ...(q && { q }), ...(state && { state }) });
  return (
    <DeskPage title={t('shoots')} width="wide" actions={<LiveBadge topics={['admin']} />}>
      <SearchBar label={t('searchShoots')} value={q} onSearch={(value) => set({ q: value })}>
        <StateFilter
          states={STATES}
          value={state}
          nameOf={(value) => shootText(`state_${value}`)}
          onChange={(value) => set({ state: value })}
        />
      </SearchBar>
      <PagedTable<AdminShoot>
        query={query}
        label={t('shoots')}
        rowKey={({ id }) => id}
        rowLink={({ id }) => `/admin/shoots/${id}/roster`}
        columns={[
          { key: 'title', title: t('shoot'), render: (row) => row.title },
          { key: 'company', title: t('company'), render: (row) => row.companyName },
          { key: 'base', title: t('base'), render: (row) => names.base(row.baseId) },
          { key: 'state', title: t('state'), render: (row) => <ShootStateTag state={row.state} /> },
          {
            key: 'start',
            title: t('start'),
            render: (row) =>
              t('startDays', { day: format.day(row.firstShootingDay), days: format.dayCount(row.shootingDays) }),
          },
          { key: 'fill', title: t('filled'), width: 200, render: (row) => <Fill row={row} /> },
          { key: 'offered', title: t('offered'), align: 'right', render: (row) => format.number(row.offered) },
        ]}
        card={(row) => <ShootCard row={row} />}
        empty={
          <Empty title={t('noShoots')}>
            <p>{t('noShootsText')}</p>
            <Button onClick={clear}>{t('showAll')}</Button>
          </Empty>
        }
      />
    </DeskPage>
  );
}
