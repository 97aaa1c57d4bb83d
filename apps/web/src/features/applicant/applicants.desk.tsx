import { useMemo, useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { problemOf } from '../../api/problem';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { ShootFrame } from '../../app/shoot-frame';
import { useShoot } from '../../app/shoot';
import { DeskProvider } from '../../desk';
import { DataTable, type Column } from '../../desk/data-table';
import { SearchSelect } from '../../desk/search-select';
import { Field, Segmented, useToast } from '../../kit';
import { applicantTexts } from '../../messages/applicant';
import { useFormat, useText } from '../../messages/locale';
import {
  useApplicants,
  useDecline,
  usePostings,
  useShortlist,
  type Applicant,
  type ApplicantState,
  type Posting,
} from './api';
import { inOrder } from './compare';
import { ApplicantCard } from './parts/card';
import { Decide, type Decisions } from './parts/decide';
import { Nobody } from './parts/empty';
import { DaysFact, LevelFact, PayFact, RecentDays, StateTag, Travel, Who } from './parts/facts';
import './applicants.css';

const ALL = 'all';
const STATES = [ALL, 'submitted', 'shortlisted', 'declined'] as const;
type StateFilter = (typeof STATES)[number];

/** Shortlisting at once; declining after the time to undo, with the row away meanwhile. */
function useDecisions(shootId: string): { decisions: Decisions; held: ReadonlySet<string> } {
  const t = useText(applicantTexts);
  const toast = useToast();
  const shoot = useShoot(shootId);
  const may = useMay(shoot.data?.companyId);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const { mutate: list } = useShortlist(shootId);
  const { mutateAsync: decline } = useDecline(shootId);
  const decisions = useMemo((): Decisions => {
    const release = (id: string): void => setHeld((now) => new Set([...now].filter((other) => other !== id)));
    const failed = (error: unknown): void => {
      const reason = problemOf(error)?.message;
      toast({ text: reason ? t('failed', { reason }) : t('failedPlain') });
    };
    return {
      may: (row) => may('proposal.edit', row.department),
      shortlist: (row) =>
        list(row.id, {
          onSuccess: () => toast({ text: t('shortlisted', { name: row.person.displayName }) }),
          onError: failed,
        }),
      decline: (row) => {
        setHeld((now) => new Set([...now, row.id]));
        toast({
          text: t('declined', { name: row.person.displayName }),
          action: { label: t('undo'), run: () => release(row.id) },
          onGone: () =>
            void decline(row.id)
              .catch(failed)
              .finally(() => release(row.id)),
        });
      },
    };
  }, [t, toast, may, list, decline]);
  return { decisions, held };
}

function useColumns(decisions: Decisions): readonly Column<Applicant>[] {
  const t = useText(applicantTexts);
  const format = useFormat();
  const names = useNames();
  return [
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
    { key: 'applied', title: t('applied'), render: (row) => <span className="nb">{format.ago(row.createdAt)}</span> },
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
  const { decisions, held } = useDecisions(shootId);
  const columns = useColumns(decisions);
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
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items).filter(({ id }) => !held.has(id));
          return (
            <DataTable
              label={t('tableLabel')}
              rows={inOrder(rows, names.departmentOrder)}
              columns={columns}
              rowKey={(row) => row.id}
              card={(row) => <ApplicantCard row={row} decisions={decisions} />}
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
          );
        }}
      </QueryView>
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
