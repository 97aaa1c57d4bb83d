import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { ShootFrame } from '../../app/shoot-frame';
import { useShoot } from '../../app/shoot';
import { DeskProvider } from '../../desk';
import { DataTable, type Column } from '../../desk/data-table';
import { SearchSelect } from '../../desk/search-select';
import { Field, Segmented } from '../../kit';
import { applicantTexts } from '../../messages/applicant';
import { useFormat, useText } from '../../messages/locale';
import { useApplicants, usePostings, type Applicant, type ApplicantState, type Posting } from './api';
import { inOrder } from './compare';
import { useDecisions } from './decisions';
import { BulkBar, Pick, PickAll, usePicked, type Picked } from './parts/bulk';
import { ApplicantCard } from './parts/card';
import { Decide, type Decisions } from './parts/decide';
import { Nobody } from './parts/empty';
import { Reserves } from './parts/reserves';
import { AnswerBy, DaysFact, LevelFact, PayFact, RecentDays, StateTag, Travel, Who } from './parts/facts';
import './applicants.css';

const ALL = 'all';
const STATES = [ALL, 'submitted', 'shortlisted', 'declined'] as const;
type StateFilter = (typeof STATES)[number];

function useColumns(decisions: Decisions, picked: Picked): readonly Column<Applicant>[] {
  const t = useText(applicantTexts);
  const format = useFormat();
  const names = useNames();
  return [
    { key: 'pick', title: <PickAll picked={picked} />, width: 48, render: (row) => <Pick row={row} picked={picked} /> },
    { key: 'person', title: t('person'), render: (row) => <Who row={row} /> },
    {
      key: 'posting',
      title: t('posting'),
      render: (row) => (
        <span className="cb-applicants__role">
          {names.role(row.roleId)} {row.state !== 'submitted' && <StateTag state={row.state} />}
        </span>
      ),
    },
    {
      key: 'fit',
      title: t('fit'),
      render: (row) => (
        <>
          <LevelFact row={row} />
          <DaysFact row={row} />
          <PayFact row={row} />
        </>
      ),
    },
    { key: 'travel', title: t('travel'), render: (row) => <Travel row={row} /> },
    { key: 'paidDays', title: t('paidDays'), render: (row) => <RecentDays row={row} /> },
    { key: 'note', title: t('note'), render: (row) => row.note || <span className="muted">{t('noNote')}</span> },
    {
      key: 'applied',
      title: t('applied'),
      render: (row) => (
        <>
          <span className="nb">{format.ago(row.createdAt)}</span> <AnswerBy row={row} />
        </>
      ),
    },
    {
      key: 'actions',
      title: t('actions'),
      render: (row) =>
        row.state === 'submitted' || row.state === 'shortlisted' ? <Decide row={row} decisions={decisions} /> : null,
    },
  ];
}

function PostingFacts({ posting }: { posting: Posting }): ReactNode {
  const t = useText(applicantTexts);
  const format = useFormat();
  const { payLowFen, payHighFen, headcount, firstDay, lastDay } = posting;
  return (
    <p className="cb-applicants__posting">
      <span className="nb">{t('needed', { n: headcount })}</span>
      {payLowFen !== null && payHighFen !== null && (
        <span className="nb">{t('band', { band: format.band(payLowFen, payHighFen) })}</span>
      )}
      {firstDay && lastDay && <span className="nb">{format.days(firstDay, lastDay)}</span>}
      <span className="nb">{t('count', { n: posting.applications })}</span>
    </p>
  );
}

function useFilter() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state') ?? ALL;
  const state = (STATES as readonly string[]).includes(asked) ? (asked as StateFilter) : ALL;
  const set = (name: 'posting' | 'state', value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === ALL) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return { postingId: search.get('posting') ?? ALL, state, set, clear: () => setSearch({}, { replace: true }) };
}

function Applicants({ shootId }: { shootId: string }): ReactNode {
  const t = useText(applicantTexts);
  const names = useNames();
  const { postingId, state, set, clear } = useFilter();
  const postings = usePostings(shootId);
  const shootState = useShoot(shootId).data?.state;
  const query = useApplicants(shootId, {
    ...(postingId !== ALL && { postingId }),
    ...(state !== ALL && { state: state as ApplicantState }),
  });
  const { decisions, many, held } = useDecisions(shootId);
  const rows = inOrder(
    (query.data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !held.has(id)),
    names.departmentOrder,
  );
  const picked = usePicked(rows, decisions.may);
  const columns = useColumns(decisions, picked);
  const all = postings.data ?? [];
  const chosen = all.find(({ id }) => id === postingId);
  const total = all.reduce((sum, { applications }) => sum + applications, 0);
  return (
    <>
      <div className="cb-applicants__bar">
        <Field label={t('posting')}>
          {({ id }) => (
            <SearchSelect
              id={id}
              value={postingId}
              onChange={(value) => set('posting', value)}
              choices={[
                { value: ALL, label: t('allPostings', { n: total }) },
                ...all.map((posting) => ({
                  value: posting.id,
                  label: t('postingOption', { role: names.role(posting.roleId), n: posting.applications }),
                  group: names.department(posting.department),
                })),
              ]}
            />
          )}
        </Field>
        <Segmented
          label={t('state')}
          value={state}
          options={STATES.map((value) => ({
            value,
            label: value === ALL ? t('stateAll') : t(`state_${value}`),
          }))}
          onChange={(value) => set('state', value)}
        />
      </div>
      {chosen && <PostingFacts posting={chosen} />}
      <QueryView query={query} skeleton={<Lines count={8} height={72} />}>
        {() => (
          <BulkBar picked={picked} many={many}>
            <DataTable
              label={t('tableLabel')}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
              card={(row) => (
                <ApplicantCard row={row} decisions={decisions} pick={<Pick row={row} picked={picked} />} />
              )}
              empty={
                <Nobody
                  shootId={shootId}
                  filtered={postingId !== ALL || state !== ALL}
                  posting={chosen}
                  over={shootState === 'wrapped' || shootState === 'cancelled'}
                  onClear={clear}
                />
              }
              onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
              busy={query.isFetchingNextPage}
            />
          </BulkBar>
        )}
      </QueryView>
      <Reserves shootId={shootId} postingId={postingId === ALL ? null : postingId} />
    </>
  );
}

/** Who applied, side by side: fit, days, pay, record; into the short list or no. */
export default function ApplicantsPage(): ReactNode {
  const { shoot = '' } = useParams();
  return (
    <ShootFrame shootId={shoot} active="applicants">
      <DeskProvider>
        <Applicants shootId={shoot} />
      </DeskProvider>
    </ShootFrame>
  );
}
