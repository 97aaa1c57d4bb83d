import { useState, type ReactNode } from 'react';
import { Button, Card, Sheet, TextField } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { monthTexts } from '../../../messages/month';
import { shellTexts } from '../../../messages/shell';
import { goalFrom, readGoal, writeGoal } from '../goal';
import { incomeParts, type Income } from '../income';

interface GoalSheetProps {
  readonly yuan: number;
  readonly onSave: (yuan: number) => void;
  readonly onClose: () => void;
}

function GoalSheet({ yuan, onSave, onClose }: GoalSheetProps): ReactNode {
  const t = useText(monthTexts);
  const shell = useText(shellTexts);
  const [text, setText] = useState(String(yuan));
  const [tried, setTried] = useState(false);
  const goal = goalFrom(text);
  const save = (): void => {
    setTried(true);
    if (goal !== null) onSave(goal);
  };
  return (
    <Sheet
      title={t('goalTitle')}
      closeLabel={shell('close')}
      onClose={onClose}
      foot={
        <Button kind="primary" large onClick={save}>
          {shell('save')}
        </Button>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={t('goalField')}
          hint={t('goalOwn')}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          error={tried && goal === null ? t('goalWrong') : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Sheet>
  );
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

/** What the month brings: firm, with offers, against the person's own goal. */
export function IncomeBar({ income, paidDays }: { income: Income; paidDays: number }): ReactNode {
  const t = useText(monthTexts);
  const format = useFormat();
  const [goalYuan, setGoal] = useState(readGoal);
  const [editing, setEditing] = useState(false);
  const goalFen = goalYuan * 100;
  const { firmFen, lowFen, highFen } = income;
  const parts = incomeParts(income, goalFen);
  const range =
    lowFen === highFen
      ? `${format.yuan(firmFen)}–${format.yuan(highFen).slice(1)}`
      : `${format.yuan(lowFen)}–${format.yuan(highFen).slice(1)}`;
  const missing = goalFen - firmFen;
  return (
    <Card className="cb-income" aria-labelledby="income-title">
      <h2 id="income-title" className="sr-only">
        {t('incomeTitle')}
      </h2>
      <div className="cb-income__figures">
        <span>
          <strong className="cb-income__firm nb">{t('firm', { yuan: format.yuan(firmFen) })}</strong>
          <span className="meta nb">{t('firmDays', { count: format.dayCount(paidDays) })}</span>
        </span>
        <span className="muted">{highFen > firmFen ? t('likely', { range }) : t('likelyNone')}</span>
      </div>
      <div
        className="cb-income__bar"
        role="img"
        aria-label={t('incomeBar', {
          goal: format.yuan(goalFen),
          firm: format.yuan(firmFen),
          high: format.yuan(highFen),
        })}
      >
        <i className="cb-income__part" data-part="firm" style={{ width: percent(parts.firm) }} />
        <i className="cb-income__part" data-part="likely" style={{ width: percent(parts.likely) }} />
        <i className="cb-income__goal" style={{ left: percent(parts.goal) }} />
      </div>
      <div className="cb-income__foot">
        <span className="meta">
          <span className="nb">{t('goal', { yuan: format.yuan(goalFen) })}</span>
          <span className="nb">
            {missing > 0 ? t('goalMissing', { yuan: format.yuan(missing) }) : t('goalReached')}
          </span>
        </span>
        <Button kind="quiet" onClick={() => setEditing(true)}>
          {t('goalEdit')}
        </Button>
      </div>
      {editing && (
        <GoalSheet
          yuan={goalYuan}
          onClose={() => setEditing(false)}
          onSave={(yuan) => {
            writeGoal(yuan);
            setGoal(yuan);
            setEditing(false);
          }}
        />
      )}
    </Card>
  );
}
