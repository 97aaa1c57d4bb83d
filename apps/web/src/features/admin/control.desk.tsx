import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { LiveBadge } from '../../app/live/live-badge';
import { useNames } from '../../app/names';
import { QueryView } from '../../app/query-view';
import { DeskPage } from '../../desk';
import { Button, Skeleton, TextField } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useFormat, useText } from '../../messages/locale';
import { useOverview, type Overview } from './api';
import { ShortOfPeople } from './parts/short-of-people';
import { Tiles } from './parts/tiles';
import { isId, looksLikeContact } from './search';
import './control.css';

function Search(): ReactNode {
  const t = useText(adminTexts);
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const find = (where: 'people' | 'shoots'): void => {
    const wanted = q.trim();
    if (isId(wanted)) void navigate(where === 'people' ? `/admin/people/${wanted}` : `/admin/shoots/${wanted}/roster`);
    else void navigate(`/admin/${where}${wanted ? `?q=${encodeURIComponent(wanted)}` : ''}`);
  };
  return (
    <form
      className="cb-control__search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        find('people');
      }}
    >
      <TextField
        type="search"
        label={t('searchWhat')}
        placeholder={t('searchHint')}
        value={q}
        maxLength={60}
        onChange={(event) => setQ(event.target.value)}
      />
      <Button type="submit" kind="primary">
        {t('findPerson')}
      </Button>
      <Button disabled={looksLikeContact(q)} onClick={() => find('shoots')}>
        {t('findShoot')}
      </Button>
    </form>
  );
}

type Base = Overview['bases'][number];

function Bases({ bases }: { bases: readonly Base[] }): ReactNode {
  const t = useText(adminTexts);
  const names = useNames();
  const format = useFormat();
  return (
    <section className="stack">
      <h2>{t('bases')}</h2>
      {bases.length === 0 ? (
        <p className="muted">{t('noBases')}</p>
      ) : (
        <table className="cb-control__list cb-control__bases">
          <thead>
            <tr>
              <th scope="col">{t('base')}</th>
              <th scope="col">{t('shootingToday')}</th>
              <th scope="col">{t('openPlaces')}</th>
            </tr>
          </thead>
          <tbody>
            {bases.map(({ baseId, shootingToday, openPlaces }) => (
              <tr key={baseId}>
                <th scope="row">{names.base(baseId)}</th>
                <td>{format.number(shootingToday)}</td>
                <td>{format.number(openPlaces)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Scarcest({ roles }: { roles: Overview['scarcestRoles'] }): ReactNode {
  const t = useText(adminTexts);
  const names = useNames();
  const most = Math.max(1, ...roles.map(({ openPlaces }) => openPlaces));
  return (
    <section className="stack">
      <h2>{t('scarcest')}</h2>
      {roles.length === 0 ? (
        <p className="muted">{t('noScarcest')}</p>
      ) : (
        <ol className="cb-scarce">
          {roles.map(({ roleId, department, openPlaces }) => (
            <li key={roleId}>
              <span>
                {names.role(roleId)} <small className="muted">{names.department(department)}</small>
              </span>
              <span className="cb-scarce__bar" aria-hidden>
                <i style={{ width: `${Math.round((openPlaces * 100) / most)}%` }} />
              </span>
              <strong className="nb">{openPlaces}</strong>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Matching({ runs }: { runs: Overview['matchRuns'] }): ReactNode {
  const t = useText(adminTexts);
  return (
    <section className="stack">
      <h2>{t('matchingNow')}</h2>
      <div className="cb-control__list cb-control__runs">
        <p>{runs.running + runs.queued > 0 ? t('runsNow', runs) : t('runsIdle')}</p>
        <p className="row">
          <Link to="/admin/market">{t('marketRuns')}</Link>
          <Link to="/admin/runs">{t('allRuns')}</Link>
          <a href="/admin/queues">{t('queueBoard')}</a>
        </p>
      </div>
    </section>
  );
}

function Outline(): ReactNode {
  return (
    <div className="cb-tiles">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} height={116} />
      ))}
    </div>
  );
}

/** The platform at a glance: six numbers that lead to the list behind them, bases, what is scarce. */
export default function ControlPage(): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const query = useOverview();
  return (
    <DeskPage
      title={t('control')}
      width="wide"
      actions={
        <>
          {query.data && <span className="meta nb">{t('at', { time: format.time(query.data.at) })}</span>}
          <LiveBadge topics={['admin']} />
        </>
      }
    >
      <Search />
      <QueryView query={query} skeleton={<Outline />}>
        {(overview) => (
          <>
            <Tiles overview={overview} />
            <div className="cb-control__halves">
              <div className="stack">
                <ShortOfPeople />
                <Bases bases={overview.bases} />
                <Matching runs={overview.matchRuns} />
              </div>
              <Scarcest roles={overview.scarcestRoles} />
            </div>
          </>
        )}
      </QueryView>
    </DeskPage>
  );
}
