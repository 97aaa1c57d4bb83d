import { marketSettings, templateSizeRange } from '@callboard/domain';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { byDepartment, rescale, sumOf, type Row } from '../../../app/crew/crew-sum';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Card, LinkButton, Notice } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import { Differences } from './differences';
import { GuessLine } from './guess';
import { useTemplate } from './setup-data';
import type { SetupProps } from './setup-props';
import { SizeSlider } from './size-slider';

const SETTLED_MS = 600;

function DepartmentTable({
  rows,
  before,
  shootingDays,
}: {
  rows: readonly Row[];
  before: readonly Row[];
  shootingDays: number;
}): ReactNode {
  const t = useText(wizardTexts);
  const format = useFormat();
  const names = useNames();
  const groups = byDepartment(rows, names.departmentOrder);
  const headsBefore = new Map(
    byDepartment(before, names.departmentOrder).map((group) => [
      group.department,
      sumOf(group.rows, shootingDays).headcount,
    ]),
  );
  return (
    <table className="cb-wizard__table">
      <thead>
        <tr>
          <th scope="col">{t('department')}</th>
          <th scope="col">{t('people')}</th>
          <th scope="col">{t('personDays')}</th>
          <th scope="col">{t('cost')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const sum = sumOf(group.rows, shootingDays);
          const change = sum.headcount - (headsBefore.get(group.department) ?? 0);
          return (
            <tr key={group.department}>
              <th scope="row">{names.department(group.department)}</th>
              <td>
                {change !== 0 && <span className="cb-wizard__change">{change > 0 ? `+${change}` : `−${-change}`}</span>}{' '}
                {sum.headcount}
              </td>
              <td>{format.number(sum.personDays)}</td>
              <td className="nb">
                {t('range', { low: format.yuanShort(sum.lowFen), high: format.yuanShort(sum.highFen) })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Screen 3: the crew, from a template of any size. */
export function CrewStep({
  shoot,
  postings,
  guesses,
  confirm,
  draft,
  onPreview,
}: SetupProps & { readonly onPreview: (rows: readonly Row[] | null) => void }): ReactNode {
  const t = useText(wizardTexts);
  const { id, shootingDays, templateSize } = shoot.shown;
  const stored = templateSize ?? templateSizeRange.from;
  const template = useTemplate(id);
  const [size, setSize] = useState(stored);
  const chosen = size !== stored;
  const edited = postings.some((posting) => posting.edited);
  const result = useMemo(
    () => rescale(postings, { size, shootingDays, keepEdited: true }),
    [postings, size, shootingDays],
  );
  const preview = chosen ? result.rows : null;
  useEffect(() => {
    onPreview(preview);
    return () => onPreview(null);
  }, [onPreview, preview]);

  const { mutate, isPending, error } = template;
  const apply = (keepEdited: boolean): void => {
    confirm('crew');
    mutate({ size, keepEdited });
  };
  // With nothing edited by hand there is nothing to lose: the rows follow the slider by themselves.
  useEffect(() => {
    if (!chosen || edited || isPending || error || !draft) return undefined;
    const timer = setTimeout(() => {
      confirm('crew');
      mutate({ size, keepEdited: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [chosen, edited, isPending, error, draft, size, mutate, confirm]);

  const heads = sumOf(postings, shootingDays).headcount;
  return (
    <>
      <Card className="stack">
        <div className="spread">
          <h2>{t('howBig')}</h2>
          <LinkButton to={`/studio/shoots/${id}/crew`}>{t('rowByRow')}</LinkButton>
        </div>
        {draft ? (
          <SizeSlider
            size={size}
            detents={marketSettings.templateSizes.value}
            range={templateSizeRange}
            onSize={(next) => {
              template.reset();
              setSize(next);
            }}
          />
        ) : (
          <Notice tone="warning">{t('crewFixed')}</Notice>
        )}
        <GuessLine
          guess="crew"
          open={guesses}
          value={t('heads', { n: heads })}
          onConfirm={confirm}
          control="crew-size"
        />
        <Refusal error={error} />
        {chosen && draft && (
          <Differences
            result={result}
            asks={edited}
            busy={isPending}
            onKeep={() => apply(true)}
            onOverwrite={() => apply(false)}
            onBack={() => setSize(stored)}
          />
        )}
        {!chosen && edited && <p className="meta">{t('editedStay', { n: result.kept.length })}</p>}
      </Card>
      <Card className="stack">
        <h2>{t('departments')}</h2>
        <DepartmentTable rows={preview ?? postings} before={postings} shootingDays={shootingDays} />
      </Card>
    </>
  );
}
