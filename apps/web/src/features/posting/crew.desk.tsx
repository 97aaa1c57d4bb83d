import { useMemo, useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Budget } from '../../app/crew/budget';
import { byDepartment, sumOf, type Saving } from '../../app/crew/crew-sum';
import { usePostings, type Posting } from '../../app/crew/posting-edit';
import { SumBar } from '../../app/crew/sum-bar';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { ShootFrame } from '../../app/shoot-frame';
import { useShoot, type Shoot } from '../../app/shoot';
import { DeskProvider } from '../../desk';
import { useWide } from '../../desk/use-wide';
import { Card, Empty, LinkButton, Notice } from '../../kit';
import { crewTexts } from '../../messages/crew';
import { useText } from '../../messages/locale';
import './posting.css';
import { AddRole } from './parts/add-role.desk';
import { CrewRow, SavingAsk } from './parts/crew-row';
import { DepartmentList } from './parts/department-list';

interface CrewProps {
  readonly shoot: Shoot;
  readonly postings: readonly Posting[];
}

function Actions({ shoot, edit }: { shoot: Shoot; edit: boolean }): ReactNode {
  const t = useText(crewTexts);
  const may = useMay(shoot.companyId);
  if (shoot.state === 'draft' && edit)
    return (
      <LinkButton kind="primary" to={`/studio/shoots/${shoot.id}/setup/pay`}>
        {t('finish')}
      </LinkButton>
    );
  if ((shoot.state === 'open' || shoot.state === 'shooting') && may('match.run'))
    return (
      <LinkButton kind="primary" to={`/studio/shoots/${shoot.id}/fill`}>
        {t('fill')}
      </LinkButton>
    );
  return null;
}

function Groups({ shoot, postings, edit }: CrewProps & { readonly edit: boolean }): ReactNode {
  const names = useNames();
  const wide = useWide();
  const costs = useMay(shoot.companyId)('cost.read');
  const [params, setParams] = useSearchParams();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => postings.filter(({ id }) => !hidden.has(id)), [postings, hidden]);
  const groups = useMemo(() => byDepartment(shown, names.departmentOrder), [shown, names]);
  const wanted = params.get('department');
  const active = groups.find(({ department }) => department === wanted) ?? groups[0];
  const hide = (id: string, gone: boolean): void =>
    setHidden((now) => new Set([...[...now].filter((other) => other !== id), ...(gone ? [id] : [])]));
  const rows = (of: readonly Posting[], department: string): ReactNode => (
    <>
      <ul className="cb-crew__rows">
        {of.map((posting) => (
          <CrewRow
            key={posting.id}
            posting={posting}
            shoot={shoot}
            edit={edit && posting.state !== 'closed'}
            onHide={(gone) => hide(posting.id, gone)}
          />
        ))}
      </ul>
      {edit && <AddRole shootId={shoot.id} department={department} />}
    </>
  );
  if (!wide)
    return (
      <div className="stack">
        <DepartmentList
          groups={groups}
          shootingDays={shoot.shootingDays}
          costs={costs}
          ended={shoot.state === 'wrapped' || shoot.state === 'cancelled'}
          render={(group) => rows(group.rows, group.department)}
          start={wanted}
        />
      </div>
    );
  return (
    <div className="cb-crew__desk">
      <DepartmentList
        groups={groups}
        shootingDays={shoot.shootingDays}
        costs={costs}
        ended={shoot.state === 'wrapped' || shoot.state === 'cancelled'}
        active={active?.department}
        onChoose={(department) => setParams({ department }, { replace: true })}
      />
      <Card className="stack">
        {active && (
          <>
            <h2>{names.department(active.department)}</h2>
            {rows(active.rows, active.department)}
          </>
        )}
      </Card>
    </div>
  );
}

function Crew({ shoot, postings }: CrewProps): ReactNode {
  const t = useText(crewTexts);
  const may = useMay(shoot.companyId);
  const [saving, setSaving] = useState<Saving<Posting> | null>(null);
  const over = shoot.state === 'wrapped' || shoot.state === 'cancelled';
  const edit = may('posting.edit') && !over;
  const costs = may('cost.read');
  // At the end of a shoot all its postings are closed: what counts then is what it had.
  const rows = useMemo(() => (over ? postings : postings.filter(({ state }) => state !== 'closed')), [postings, over]);
  const sum = useMemo(() => sumOf(rows, shoot.shootingDays), [rows, shoot.shootingDays]);
  const cap = shoot.summary.labourBudgetFen;
  if (postings.length === 0)
    return (
      <Card>
        <Empty title={t('emptyTitle')}>
          <p>{t('emptyText')}</p>
          {edit && (
            <div className="row">
              {shoot.state === 'draft' && (
                <LinkButton kind="primary" to={`/studio/shoots/${shoot.id}/setup/crew`}>
                  {t('chooseTemplate')}
                </LinkButton>
              )}
            </div>
          )}
          {edit && <AddRole shootId={shoot.id} department={null} />}
        </Empty>
      </Card>
    );
  return (
    <>
      {over && <Notice>{t('closedShoot')}</Notice>}
      {!over && !edit && <Notice>{t('readOnly')}</Notice>}
      <Groups shoot={shoot} postings={postings} edit={edit} />
      {costs && !over && (
        <Card className="stack">
          <Budget
            rows={rows}
            sum={sum}
            shootingDays={shoot.shootingDays}
            capFen={cap}
            onSave={edit ? (chosen) => setSaving(chosen) : undefined}
          />
          {saving && <SavingAsk saving={saving} onDone={() => setSaving(null)} />}
        </Card>
      )}
      <SumBar sum={sum} capFen={over ? null : cap} costs={costs}>
        <Actions shoot={shoot} edit={edit} />
      </SumBar>
    </>
  );
}

/** The crew of a shoot, row by row: how many, of which level, for how much, on which days. */
export default function CrewPage(): ReactNode {
  const { shoot: shootId = '' } = useParams();
  const shoot = useShoot(shootId);
  const postings = usePostings(shootId);
  return (
    <DeskProvider>
      <ShootFrame shootId={shootId} active="crew">
        <QueryView query={postings} skeleton={<Lines count={6} height={56} />}>
          {(items) => (shoot.data ? <Crew shoot={shoot.data} postings={items} /> : null)}
        </QueryView>
      </ShootFrame>
    </DeskProvider>
  );
}
