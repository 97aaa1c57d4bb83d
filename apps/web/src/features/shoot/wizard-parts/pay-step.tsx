import { useState, type ReactNode } from 'react';
import { BandEdit } from '../../../app/crew/band-edit';
import { Budget } from '../../../app/crew/budget';
import { byDepartment, capOfWhole, sumOf, type Saving } from '../../../app/crew/crew-sum';
import { usePostingEdit, type Posting, type PostingPatch } from '../../../app/crew/posting-edit';
import { SaveLine, SaveTrouble } from '../../../app/crew/save-line';
import { AmountInput } from '../../../app/crew/typed';
import { useNames } from '../../../app/names';
import { Button, Card, Field, SelectField, Tag } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import type { SetupProps } from './setup-props';

const TIMINGS = ['daily', 'weekly', 'wrap', 'wrap_7', 'wrap_30'] as const;

function PayRow({ posting }: { posting: Posting }): ReactNode {
  const t = useText(wizardTexts);
  const format = useFormat();
  const names = useNames();
  const edit = usePostingEdit(posting);
  const { shown } = edit;
  const role = names.role(shown.roleId);
  const unpaid = shown.payLowFen === null || shown.payHighFen === null;
  const show = (_: string, value: unknown): string => (typeof value === 'number' ? format.yuan(value) : t('none'));
  return (
    <li className="cb-pay__row">
      <span className="cb-pay__role">
        <span>{t('roleTimes', { role, n: shown.headcount })}</span>
        {unpaid && <Tag tone="error">{t('payMissing')}</Tag>}
        <SaveLine states={[edit.state]} />
      </span>
      <BandEdit
        role={role}
        id={`pay-${posting.id}`}
        payLowFen={shown.payLowFen}
        payHighFen={shown.payHighFen}
        onBand={edit.put}
      />
      <SaveTrouble<PostingPatch>
        save={edit.save}
        state={edit.state}
        nameOf={(field) => t(field === 'payLowFen' ? 'payLow' : 'payHigh')}
        show={show}
      />
    </li>
  );
}

/** A suggestion that saves, before it changes a row. */
function SavingTarget({ saving, onDone }: { saving: Saving<Posting>; onDone: () => void }): ReactNode {
  const t = useText(wizardTexts);
  const names = useNames();
  const edit = usePostingEdit(saving.row);
  return (
    <div className="row">
      <span>{t('savingAsk', { role: names.role(saving.row.roleId) })}</span>
      <Button
        kind="primary"
        onClick={() => {
          edit.put(saving.patch);
          onDone();
        }}
      >
        {t('doIt')}
      </Button>
      <Button kind="quiet" onClick={onDone}>
        {t('leaveIt')}
      </Button>
    </div>
  );
}

function Cap({ shoot }: SetupProps): ReactNode {
  const t = useText(wizardTexts);
  const format = useFormat();
  const [whole, setWhole] = useState<number | null>(null);
  const cap = shoot.shown.summary.labourBudgetFen;
  return (
    <>
      <Field label={t('cap')} hint={t('capHint')}>
        {({ id }) => (
          <AmountInput
            id={id}
            label={t('cap')}
            fen={cap}
            placeholder={t('capNone')}
            onFen={(labourBudgetFen) => shoot.put({ labourBudgetFen })}
          />
        )}
      </Field>
      <details className="cb-pay__whole">
        <summary>{t('wholeKnown')}</summary>
        <div className="stack">
          <Field label={t('whole')} hint={t('wholeHint')}>
            {({ id }) => <AmountInput id={id} label={t('whole')} fen={whole} onFen={setWhole} />}
          </Field>
          {whole !== null && whole > 0 && (
            <div className="row">
              <Button onClick={() => shoot.put({ labourBudgetFen: capOfWhole(whole) })}>
                {t('useShare', { cap: format.yuan(capOfWhole(whole)) })}
              </Button>
            </div>
          )}
        </div>
      </details>
    </>
  );
}

/** Screen 4: who gets what, when, and whether the money is enough. */
export function PayStep(props: SetupProps & { readonly children: ReactNode }): ReactNode {
  const { shoot, postings, sum, children } = props;
  const t = useText(wizardTexts);
  const format = useFormat();
  const names = useNames();
  const [saving, setSaving] = useState<Saving<Posting> | null>(null);
  const { shootingDays, payTiming, summary } = shoot.shown;
  return (
    <>
      <div className="cb-wizard__columns">
        <Card className="stack">
          <h2>{t('money')}</h2>
          <Cap {...props} />
          <Budget
            rows={postings}
            sum={sum}
            shootingDays={shootingDays}
            capFen={summary.labourBudgetFen}
            onSave={(chosen) => setSaving(chosen as Saving<Posting>)}
          />
          {saving && <SavingTarget saving={saving} onDone={() => setSaving(null)} />}
          <SelectField
            label={t('payTiming')}
            value={payTiming}
            options={TIMINGS.map((value) => ({ value, label: t(`timing_${value}`) }))}
            onChange={(event) => shoot.put({ payTiming: event.target.value as (typeof TIMINGS)[number] })}
          />
        </Card>
        {children}
      </div>
      <Card className="stack">
        <div className="spread">
          <h2>{t('bands')}</h2>
          <span className="meta">{t('bandsHint')}</span>
        </div>
        <div>
          {byDepartment(postings, names.departmentOrder).map((group) => {
            const of = sumOf(group.rows, shootingDays);
            return (
              <details key={group.department} className="cb-pay__group" open={of.unpaid > 0}>
                <summary>
                  <strong>{names.department(group.department)}</strong>
                  <span className="meta">
                    <span className="nb">{t('heads', { n: of.headcount })}</span>{' '}
                    <span className="nb">
                      {t('range', { low: format.yuanShort(of.lowFen), high: format.yuanShort(of.highFen) })}
                    </span>
                  </span>
                  {of.unpaid > 0 && <Tag tone="error">{t('payMissingIn', { n: of.unpaid })}</Tag>}
                </summary>
                <ul>
                  {group.rows.map((posting) => (
                    <PayRow key={posting.id} posting={posting} />
                  ))}
                </ul>
              </details>
            );
          })}
        </div>
      </Card>
    </>
  );
}
