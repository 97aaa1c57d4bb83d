import type { ReactNode } from 'react';
import { serverNow } from '../../api/clock';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { DeskPage } from '../../desk';
import { DataTable } from '../../desk/data-table';
import { Empty, Face, Tag, TextField } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { today } from '../../messages/format';
import { useFormat, useText } from '../../messages/locale';
import { usePeople, type PersonOnDay } from './api';
import { SearchBar } from './parts/search-bar';
import { useFilter } from './use-filter';
import './shoots.css';
import './people.css';

const WISHES = { free: 'free', prefer_not: 'preferNot', no: 'no' } as const;

/** What somebody does on the day, in words. */
function Doing({ person }: { person: PersonOnDay }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const names = useNames();
  const { engagement, availability } = person;
  if (!engagement) return <span>{availability ? t(WISHES[availability]) : t('unknownDay')}</span>;
  const title = engagement.shootTitle;
  return (
    <span className="cb-doing">
      <Tag tone={engagement.kind === 'booked' ? 'primary' : 'warning'}>
        {engagement.kind === 'booked' ? t('booked', { title }) : t('offeredIn', { title })}
      </Tag>
      <span>{names.role(engagement.roleId)}</span>
      <span className="muted nb">{format.days(engagement.first, engagement.last)}</span>
    </span>
  );
}

function Who({ person }: { person: PersonOnDay }): ReactNode {
  const t = useText(adminTexts);
  return (
    <span className="cb-person">
      <Face name={person.displayName} size="small" />
      <span>
        {person.displayName} <span className="muted">{person.handle}</span>
      </span>
      {person.accountState === 'suspended' && <Tag tone="error">{t('suspended')}</Tag>}
    </span>
  );
}

function Found({ people, day }: { people: readonly PersonOnDay[]; day: string }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const names = useNames();
  const home = ({ homeBase }: PersonOnDay): string => (homeBase ? names.base(homeBase) : '–');
  const roles = (person: PersonOnDay): string => person.roles.map(({ roleId }) => names.role(roleId)).join(', ');
  return (
    <>
      {people.length > 0 && (
        <p className="muted" role="status">
          {t('peopleFound', { n: people.length })}
        </p>
      )}
      <DataTable<PersonOnDay>
        label={t('people')}
        rows={people}
        rowKey={({ personId }) => personId}
        rowLink={({ personId }) => `/admin/people/${personId}?day=${day}`}
        columns={[
          { key: 'person', title: t('person'), render: (person) => <Who person={person} /> },
          {
            key: 'doing',
            title: t('thatDay', { day: format.dayLong(day) }),
            render: (person) => <Doing person={person} />,
          },
          { key: 'roles', title: t('roles'), render: roles },
          { key: 'home', title: t('lives'), render: home },
        ]}
        card={(person) => (
          <span className="cb-card-lines">
            <Who person={person} />
            <Doing person={person} />
            <span className="muted">
              {roles(person)} <span className="nb">{home(person)}</span>
            </span>
          </span>
        )}
        empty={
          <Empty title={t('noPeople')}>
            <p>{t('noPeopleText')}</p>
          </Empty>
        }
      />
    </>
  );
}

/** Any person on any day, found by name, handle or whole contact. */
export default function PeoplePage(): ReactNode {
  const t = useText(adminTexts);
  const { get, set } = useFilter();
  const q = get('q');
  const day = get('day') || today(serverNow());
  const query = usePeople(q, day);
  return (
    <DeskPage title={t('people')} width="wide">
      <SearchBar label={t('searchPeople')} value={q} onSearch={(value) => set({ q: value })}>
        <TextField type="date" label={t('onDay')} value={day} onChange={(event) => set({ day: event.target.value })} />
      </SearchBar>
      {q === '' ? (
        <Empty title={t('startSearch')}>
          <p>{t('startSearchText')}</p>
        </Empty>
      ) : (
        <QueryView query={query} skeleton={<Lines count={6} height={48} />}>
          {(data) => <Found people={data.people} day={data.day} />}
        </QueryView>
      )}
    </DeskPage>
  );
}
