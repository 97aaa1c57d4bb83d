import { getRole } from '@callboard/domain';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Posting } from '../../../app/crew/posting-edit';
import { useNames } from '../../../app/names';
import type { Shoot } from '../../../app/shoot';
import { TextAreaInput, YuanInput } from '../../../desk/input';
import { ShortSelect } from '../../../desk/short-select';
import { DeskField, DeskForm, useFieldValue } from '../../../desk/zod-form';
import { Button, Card, useToast } from '../../../kit';
import { crewTexts } from '../../../messages/crew';
import { useText } from '../../../messages/locale';
import { HeadInput, LevelInput, ShareInput, StepInput } from './posting-controls.desk';
import type { Translate } from '../../../messages/text';
import { AskingField, ShiftField } from './posting-fields.desk';
import { Suggested } from './suggested-note.desk';
import { usePostingForm } from './use-posting-form.desk';

interface PostingFormProps {
  readonly posting: Posting;
  readonly shoot: Shoot;
  readonly disabled: boolean;
}

// Two hands in one field are rare, and what shows them is not waited for by anybody else.
const Conflict = lazy(async () => ({ default: (await import('./posting-conflict')).PostingConflict }));

const ENTRIES = ['none', 'mentored', 'open'] as const;
const VISIBILITIES = ['private', 'public'] as const;

function SaveBar({ busy }: { busy: boolean }): ReactNode {
  const t = useText(crewTexts);
  return (
    <div className="cb-posting__save">
      <Button type="submit" kind="primary" large busy={busy}>
        {t('save')}
      </Button>
    </div>
  );
}

/** The levels in which a role exists. */
function levelsOf(roleId: string): number[] {
  const [from, to] = getRole(roleId).levels;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The names of the fields, in their order on the page. */
const fieldNames = (t: Translate<typeof crewTexts.zh>): Readonly<Record<string, string>> => ({
  headcount: t('headcount'),
  minLevel: t('level'),
  headOfDepartment: t('head'),
  entry: t('entry'),
  payLowFen: t('payLow'),
  payHighFen: t('payHigh'),
  hoursPerDay: t('hoursPerDay'),
  prepDays: t('prepDays'),
  shootShareBp: t('shootDays'),
  wrapDays: t('wrapDays'),
  shiftDays: t('shiftDays'),
  requirements: t('requirements'),
  asking: t('asking'),
  visibility: t('visibility'),
});

/** All terms of a posting, judged by the API's own schema, stored when asked to. */
export function PostingForm({ posting, shoot, disabled }: PostingFormProps): ReactNode {
  const t = useText(crewTexts);
  const names = useNames();
  const toast = useToast();
  const live = shoot.state === 'open' || shoot.state === 'shooting';
  const levels = levelsOf(posting.roleId);
  const highest = levels[levels.length - 1]!;
  const { zod, initial, conflict, stored, keepMine, takeTheirs } = usePostingForm({
    posting,
    asked: live || posting.state === 'public' || posting.state === 'private',
    fields: fieldNames(t),
    highest,
    onStored: () => toast({ text: t('saved') }),
  });
  const head = useFieldValue<boolean>(zod, 'headOfDepartment') ?? posting.headOfDepartment;
  const taken = posting.slots.filled + posting.slots.offered;
  const fixed = disabled || taken > 0;
  const step = { disabled, show: (n: number) => t('dayCount', { n }) };
  return (
    <DeskForm zod={zod} initial={initial} name="posting">
      <div className="stack">
        {conflict && (
          <Suspense fallback={null}>
            <Conflict error={conflict} onMine={keepMine} onTheirs={takeTheirs} />
          </Suspense>
        )}
        {!stored && !disabled && <Suggested zod={zod} levels={levels} />}
        <Card>
          <h3>{t('whoAndWhat')}</h3>
          {taken > 0 && <p className="meta">{t('takenHint', { n: taken })}</p>}
          <div className="cb-posting__pair">
            <DeskField zod={zod} name="headcount">
              <StepInput label={t('headcount')} min={Math.max(1, taken)} max={200} disabled={disabled} />
            </DeskField>
            <DeskField zod={zod} name="minLevel" hint={head ? t('headHint') : undefined}>
              <LevelInput disabled={disabled || head} levels={levels} nameOf={names.level} />
            </DeskField>
          </div>
          <DeskField zod={zod} name="headOfDepartment">
            <HeadInput label={t('headOfDepartment')} disabled={disabled || highest < 4} />
          </DeskField>
          <DeskField zod={zod} name="entry" hint={t('entryHint')}>
            <ShortSelect
              disabled={disabled || head}
              choices={ENTRIES.map((value) => ({ value, label: t(`entry_${value}`) }))}
            />
          </DeskField>
        </Card>
        <Card>
          <h3>{t('payAndHours')}</h3>
          <div className="cb-posting__pair">
            <DeskField zod={zod} name="payLowFen">
              <YuanInput unit={t('perDay')} />
            </DeskField>
            <DeskField zod={zod} name="payHighFen">
              <YuanInput unit={t('perDay')} />
            </DeskField>
          </div>
          <DeskField zod={zod} name="hoursPerDay" hint={t('hoursHint')}>
            <StepInput label={t('hoursPerDay')} min={4} max={16} disabled={disabled} show={(n) => t('hours', { n })} />
          </DeskField>
        </Card>
        <Card>
          <h3>{t('whichDays')}</h3>
          <div className="cb-posting__pair">
            <DeskField zod={zod} name="prepDays">
              <StepInput {...step} disabled={fixed} label={t('prepDays')} min={0} max={30} />
            </DeskField>
            <DeskField zod={zod} name="shootShareBp" hint={t('shootDaysHint', { n: shoot.shootingDays })}>
              <ShareInput {...step} disabled={fixed} label={t('shootDays')} max={shoot.shootingDays} />
            </DeskField>
            <DeskField zod={zod} name="wrapDays">
              <StepInput {...step} disabled={fixed} label={t('wrapDays')} min={0} max={30} />
            </DeskField>
          </div>
          <ShiftField zod={zod} disabled={disabled || posting.slots.open === 0} />
        </Card>
        <Card>
          <h3>{t('askAndShow')}</h3>
          <DeskField zod={zod} name="requirements" hint={t('requirementsHint')}>
            <TextAreaInput autoSize={{ minRows: 3, maxRows: 10 }} maxLength={500} disabled={disabled} />
          </DeskField>
          <AskingField zod={zod} posting={posting} disabled={disabled} />
          {live && (
            <DeskField zod={zod} name="visibility" hint={t('visibilityHint')}>
              <ShortSelect
                disabled={disabled || posting.state === 'filled'}
                choices={VISIBILITIES.map((value) => ({ value, label: t(`visibility_${value}`) }))}
              />
            </DeskField>
          )}
        </Card>
        {!disabled && <SaveBar busy={zod.busy} />}
      </div>
    </DeskForm>
  );
}
