import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { keys } from '../../api/keys';
import { problemOf } from '../../api/problem';
import type { Schema } from '../../api/types';
import type { HeadOf } from '../../app/head';
import { Page } from '../../app/page';
import { part } from '../../app/part';
import { Lines } from '../../app/query-view';
import { useSession } from '../../app/session';
import { Button, Icon, Notice, Sheet } from '../../kit';
import { boardTexts } from '../../messages/board';
import { headTexts } from '../../messages/head';
import { useText } from '../../messages/locale';
import { shellTexts } from '../../messages/shell';
import { translator } from '../../messages/text';
import type { PageModule } from '../../app/route';
import { useBoard, useCounts, type Counts } from './api';
import { addressOf, narrowings, readFilter, withValue, type Filter } from './filter';
import { HiddenFilter, plainClick, QuickChips, SearchBox } from './parts/filter-bar';
import { Results, type OpenJob } from './parts/results';
import { Sorts } from './parts/sorts';
import { useArrived, usePhone, useWide } from './screen';
import './board.css';

const headOf: HeadOf = ({ queries, locale }) => {
  const t = translator(headTexts, locale);
  const lists = queries.getQueryCache().findAll({ queryKey: ['board', 'list'] });
  const filtered = lists.some(({ queryKey }) => Object.keys(queryKey[2] as Filter).length > 0);
  return { title: t('boardTitle'), description: t('boardText'), hidden: filtered };
};

// Only the server writes heads: the browser's half of the page goes without.
export const head: HeadOf = import.meta.env.SSR ? headOf : () => ({ title: '' });

const FilterForm = part(() => import('./parts/filter-form'));
const Chosen = part(() => import('./parts/chosen'));
const NoResults = part(() => import('./parts/no-results'));
const HiddenNote = lazy(() => import('./parts/hidden-note'));

/** The server writes all filters, a desk shows them at once, a phone loads them when they are opened. */
export const ahead: PageModule['ahead'] = async (queries) => {
  const lists = queries.getQueriesData<Schema<'BoardPage'>>({ queryKey: ['board', 'list'] });
  const none = lists.some(([, list]) => list?.items.length === 0);
  const desk = import.meta.env.SSR || window.matchMedia('(min-width: 992px)').matches;
  const narrowed = lists.some(([[, , filter]]) => narrowings(filter as Filter).length > 0);
  await Promise.all([narrowed && Chosen.ready(), none && NoResults.ready(), desk && FilterForm.ready()]);
};

const JobPane = lazy(() => import('./parts/job-pane'));

interface SideProps {
  readonly filter: Filter;
  readonly counts: Counts | undefined;
  readonly onChange: (filter: Filter) => void;
}

/** The filters in a column on the desk; on the phone without script they open by the address `#filters`. */
function FilterColumn({ filter, counts, onChange }: SideProps): ReactNode {
  const t = useText(boardTexts);
  const { q = '', sort = '' } = filter;
  return (
    <form
      id="filters"
      className="cb-filter"
      action="/jobs"
      aria-label={t('filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Suspense fallback={<Lines count={5} height={56} />}>
        <FilterForm filter={filter} counts={counts} onChange={onChange} />
      </Suspense>
      <HiddenFilter filter={withValue(withValue({}, 'q', q), 'sort', sort)} />
      <noscript>
        <button className="cb-button cb-button--primary cb-button--block" type="submit">
          {t('search')}
        </button>
      </noscript>
    </form>
  );
}

function Total({ counts }: { counts: Counts | undefined }): ReactNode {
  const t = useText(boardTexts);
  return (
    <p role="status" className="cb-board__total">
      {counts ? t('total', { n: counts.total }) : t('counting')}
    </p>
  );
}

/** The address asks for what the board does not know. */
function isRefused(error: unknown): boolean {
  const status = problemOf(error)?.status;
  return status === 400 || status === 422;
}

/** What narrows the list, and how many do not fit. */
function Narrowed(side: SideProps): ReactNode {
  const { filter, onChange } = side;
  return (
    <Suspense fallback={null}>
      {narrowings(filter).length > 0 && <Chosen filter={filter} onChange={onChange} />}
      {filter['fits'] && <HiddenNote {...side} />}
    </Suspense>
  );
}

export default function BoardPage(): ReactNode {
  const t = useText(boardTexts);
  const shell = useText(shellTexts);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const { session } = useSession();
  const [sheet, setSheet] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  // Pages that were opened go on from the old first page, so a new one begins anew.
  const [round, setRound] = useState(0);
  const wide = useWide();
  const phone = usePhone();

  const asked = readFilter(search);
  // What fits is known only of those who are signed in.
  const filter = session ? asked : withValue(asked, 'fits', '');
  const cursor = search.get('cursor');
  const counts = useCounts(filter).data;
  const list = useBoard(filter, cursor);
  const arrived = useArrived(filter, counts, list.dataUpdatedAt);
  const change = (next: Filter): void => {
    setPicked(null);
    void navigate(addressOf(next), { replace: true });
  };
  const items = list.data?.items ?? [];
  const chosen = wide ? (picked ?? items[0]?.id ?? null) : null;
  const open: OpenJob = (id, event) => {
    if (!wide || !plainClick(event)) return;
    event.preventDefault();
    setPicked(id);
  };
  const showNew = (): void => {
    window.scrollTo(0, 0);
    setRound((now) => now + 1);
    void queries.invalidateQueries({ queryKey: keys.boardAll() });
  };
  const side = { filter, counts, onChange: change };
  const refused = isRefused(list.error);

  return (
    <Page title={t('title')} width="wide">
      <div className="cb-board">
        <div className="cb-board__bar">
          <SearchBox filter={filter} onChange={change} />
          <QuickChips {...side} onAll={() => setSheet(true)} />
        </div>
        {!phone && <FilterColumn {...side} />}
        <div className="cb-board__list">
          <div className="spread">
            {refused ? <span /> : <Total counts={counts} />}
            <Sorts filter={filter} onChange={change} />
          </div>
          <Narrowed {...side} />
          {arrived > 0 && (
            <Button kind="primary" className="cb-board__new" icon={<Icon name="up" />} onClick={showNew}>
              {t('newOnes', { n: arrived })}
            </Button>
          )}
          {refused ? (
            <Notice tone="warning">
              <span>{t('resetTitle')}</span>
              <a className="cb-button" href="/jobs">
                {t('resetText')}
              </a>
            </Notice>
          ) : (
            <Results
              key={`${addressOf(filter)} ${cursor ?? ''} ${round}`}
              filter={filter}
              cursor={cursor}
              chosen={chosen}
              onOpen={open}
              empty={
                <Suspense fallback={<Lines count={2} />}>
                  <NoResults {...side} />
                </Suspense>
              }
            />
          )}
        </div>
        <section className="cb-board__pane" aria-label={t('paneTitle')}>
          {chosen && wide ? (
            <Suspense fallback={<Lines count={4} height={120} />}>
              <JobPane id={chosen} key={chosen} focus={picked !== null} />
            </Suspense>
          ) : (
            <p className="muted">{t('paneEmpty')}</p>
          )}
        </section>
      </div>
      {sheet && (
        <Sheet
          title={t('filters')}
          closeLabel={shell('close')}
          onClose={() => setSheet(false)}
          foot={
            <Button kind="primary" large onClick={() => setSheet(false)}>
              {t('showCount', { n: counts?.total ?? 0 })}
            </Button>
          }
        >
          <Suspense fallback={<Lines count={6} height={64} />}>
            <FilterForm {...side} />
          </Suspense>
        </Sheet>
      )}
    </Page>
  );
}
