import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { LiveBadge } from '../../app/live/live-badge';
import { Lines, QueryView } from '../../app/query-view';
import { DeskPage } from '../../desk';
import { Button, Empty, Segmented, SelectField, TextField } from '../../kit';
import { adminTexts } from '../../messages/admin';
import { useText } from '../../messages/locale';
import { restOverrideTexts } from '../../messages/rest-override';
import { shellTexts } from '../../messages/shell';
import { itemsOf, useAudit, type AuditFilter } from './api';
import { AuditEntry } from './parts/audit-entry';
import { SUBJECTS } from './parts/audit-words';
import { isId } from './search';
import { useFilter } from './use-filter';
import './parts/search-bar.css';
import './audit.css';

const RestLog = lazy(async () => ({ default: (await import('./parts/rest-log.desk')).RestLog }));

const IDS = [
  { name: 'subjectId', label: 'filterSubjectId' },
  { name: 'shootId', label: 'filterShoot' },
  { name: 'actorAccountId', label: 'filterActor' },
] as const;
type IdName = (typeof IDS)[number]['name'];
type Typed = Readonly<Record<IdName, string>>;

function Filters({ get, set, clear }: ReturnType<typeof useFilter>): ReactNode {
  const t = useText(adminTexts);
  const asked: Typed = { subjectId: get('subjectId'), shootId: get('shootId'), actorAccountId: get('actorAccountId') };
  const known = Object.values(asked).join();
  const [typed, setTyped] = useState<Typed>(asked);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    const [subjectId = '', shootId = '', actorAccountId = ''] = known.split(',');
    setTyped({ subjectId, shootId, actorAccountId });
    setTried(false);
  }, [known]);
  const bad = (name: IdName): boolean => typed[name].trim() !== '' && !isId(typed[name]);
  const narrowed = known !== ',,' || get('subjectType') !== '';
  return (
    <form
      className="cb-admin-search cb-audit__filters"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (IDS.some(({ name }) => bad(name))) return;
        set({
          subjectId: typed.subjectId.trim(),
          shootId: typed.shootId.trim(),
          actorAccountId: typed.actorAccountId.trim(),
        });
      }}
    >
      <SelectField
        label={t('filterSubjectType')}
        value={get('subjectType')}
        onChange={(event) => set({ subjectType: event.target.value })}
        options={[
          { value: '', label: t('anyType') },
          ...SUBJECTS.map(({ key, type }) => ({ value: type, label: t(key) })),
        ]}
      />
      <details className="cb-audit__ids" {...(known !== ',,' && { open: true })}>
        <summary>{t('filterIds')}</summary>
        <div className="cb-admin-search">
          {IDS.map(({ name, label }) => (
            <TextField
              key={name}
              label={t(label)}
              value={typed[name]}
              error={tried && bad(name) ? t('badId') : undefined}
              maxLength={40}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            />
          ))}
          <Button type="submit" kind="primary">
            {t('apply')}
          </Button>
        </div>
      </details>
      {narrowed && <Button onClick={clear}>{t('showAll')}</Button>}
    </form>
  );
}

/** One time line, narrowed to a thing, a shoot or a person. */
function Trail(): ReactNode {
  const t = useText(adminTexts);
  const shell = useText(shellTexts);
  const filters = useFilter();
  const { get, clear } = filters;
  const filter: AuditFilter = Object.fromEntries(
    ['subjectType', ...IDS.map(({ name }) => name)]
      .map((name) => [name, get(name)] as const)
      .filter(([name, value]) => value !== '' && (name === 'subjectType' || isId(value))),
  );
  const query = useAudit(filter);
  return (
    <>
      <p className="muted">{t('auditText')}</p>
      <Filters {...filters} />
      <QueryView query={query} skeleton={<Lines count={6} height={88} />}>
        {(data) => {
          const entries = itemsOf(data);
          if (entries.length === 0)
            return (
              <Empty title={t('noAudit')}>
                <p>{t('noAuditText')}</p>
                <Button onClick={clear}>{t('showAll')}</Button>
              </Empty>
            );
          return (
            <>
              <ol className="cb-trail">
                {entries.map((entry) => (
                  <AuditEntry key={entry.id} entry={entry} />
                ))}
              </ol>
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {shell('loadMore')}
                </Button>
              )}
            </>
          );
        }}
      </QueryView>
    </>
  );
}

/** The trail, and beside it the log of rest that was given up. */
export default function AuditPage(): ReactNode {
  const t = useText(adminTexts);
  const rest = useText(restOverrideTexts);
  const { get, set } = useFilter();
  const view = get('view') === 'rest' ? 'rest' : 'trail';
  return (
    <DeskPage
      title={t('audit')}
      {...(view === 'rest' && { width: 'wide' as const })}
      actions={<LiveBadge topics={['admin']} />}
    >
      <div className="row">
        <Segmented<'trail' | 'rest'>
          label={t('audit')}
          value={view}
          onChange={(next) => set({ view: next === 'rest' ? next : '' })}
          options={[
            { value: 'trail', label: t('auditTrail') },
            { value: 'rest', label: rest('title') },
          ]}
        />
      </div>
      {view === 'trail' ? (
        <Trail />
      ) : (
        <Suspense fallback={<Lines count={6} height={48} />}>
          <RestLog />
        </Suspense>
      )}
    </DeskPage>
  );
}
