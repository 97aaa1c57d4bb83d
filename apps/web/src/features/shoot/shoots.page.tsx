import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { useMe, type Session } from '../../app/session';
import type { Shoot } from '../../app/shoot';
import { Button, Empty, SelectField } from '../../kit';
import { useText } from '../../messages/locale';
import { shootTexts } from '../../messages/shoot';
import { useShootPages } from './api';
import { isAlive } from './attention';
import { NewShoot, NoCompany } from './parts/beginnings';
import { useMayAnywhere } from './parts/may-anywhere';
import { ShootCard } from './parts/shoot-card';
import './shoots.css';

type State = Shoot['state'];
const STATES: readonly State[] = ['draft', 'in_review', 'open', 'shooting', 'wrapped', 'cancelled'];

interface Filter {
  readonly company: string;
  readonly state: State | undefined;
  readonly set: (name: 'company' | 'state', value: string) => void;
}

/** Company and state stand in the address, so that the list can be passed on and come back to. */
function useFilter(companies: Session['companies']): Filter {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('company');
  const company = companies.find(({ companyId }) => companyId === wanted) ?? companies[0];
  return {
    company: company?.companyId ?? '',
    state: STATES.find((state) => state === params.get('state')),
    set: (name, value) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
  };
}

function Filters({ filter, companies }: { filter: Filter; companies: Session['companies'] }): ReactNode {
  const t = useText(shootTexts);
  return (
    <div className="cb-shoots__bar">
      {companies.length > 1 && (
        <SelectField
          label={t('company')}
          value={filter.company}
          options={companies.map(({ companyId, name }) => ({ value: companyId, label: name }))}
          onChange={(event) => filter.set('company', event.target.value)}
        />
      )}
      <SelectField
        label={t('stateFilter')}
        value={filter.state ?? ''}
        options={[
          { value: '', label: t('anyState') },
          ...STATES.map((state) => ({ value: state, label: t(`state_${state}`) })),
        ]}
        onChange={(event) => filter.set('state', event.target.value)}
      />
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }): ReactNode {
  const t = useText(shootTexts);
  const may = useMayAnywhere('shoot.edit');
  if (filtered) return <Empty title={t('noShootsInState')} />;
  return (
    <Empty title={t('noShootsTitle')}>
      <p>{t(may ? 'noShootsText' : 'noShootsReader')}</p>
      <NewShoot large />
    </Empty>
  );
}

export default function ShootsPage(): ReactNode {
  const t = useText(shootTexts);
  const { companies } = useMe();
  const filter = useFilter(companies);
  const list = useShootPages(filter.company, filter.state);
  const shoots = useMemo(() => list.data?.pages.flatMap(({ items }) => items), [list.data]);
  const topics = useMemo(
    () =>
      (shoots ?? [])
        .filter(isAlive)
        .slice(0, 20)
        .map(({ id }) => `shoot:${id}`),
    [shoots],
  );
  if (companies.length === 0) return <NoCompany title={t('shoots')} />;
  return (
    <Page
      title={t('shoots')}
      actions={
        <>
          <LiveBadge topics={topics} />
          <NewShoot />
        </>
      }
    >
      <Filters filter={filter} companies={companies} />
      <QueryView query={{ ...list, data: shoots }} skeleton={<Lines count={4} height={150} />}>
        {(items) =>
          items.length === 0 ? (
            <Nothing filtered={filter.state !== undefined} />
          ) : (
            <>
              <ul className="cb-shootcards">
                {items.map((shoot) => (
                  <ShootCard key={shoot.id} shoot={shoot} />
                ))}
              </ul>
              {list.hasNextPage && (
                <div className="row">
                  <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {t('more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </QueryView>
    </Page>
  );
}
