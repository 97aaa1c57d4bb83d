import type { ReactNode } from 'react';
import { Check, Segmented } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { mineTexts } from '../../../messages/mine';
import './days-choice.css';

interface DaysChoiceProps {
  /** The days of the posting. */
  readonly work: readonly string[];
  /** Those that I can do; null: all of them. */
  readonly days: readonly string[] | null;
  readonly onChange: (days: readonly string[] | null) => void;
}

/** All days, or all but some. */
export function DaysChoice({ work, days, onChange }: DaysChoiceProps): ReactNode {
  const t = useText(mineTexts);
  const format = useFormat();
  return (
    <div className="stack">
      <Segmented
        label={t('daysLabel')}
        value={days === null ? 'all' : 'some'}
        options={[
          { value: 'all', label: t('daysAll', { count: format.dayCount(work.length) }) },
          { value: 'some', label: t('daysSome') },
        ]}
        onChange={(value) => onChange(value === 'all' ? null : work)}
      />
      {days && (
        <fieldset className="cb-days-choice">
          <legend className="meta">{t('daysHint')}</legend>
          {work.map((day, index) => (
            <Check
              key={day}
              label={t('daysDay', { n: index + 1, day: format.dayLong(day) })}
              checked={days.includes(day)}
              onChange={({ target }) =>
                onChange(work.filter((each) => (each === day ? target.checked : days.includes(each))))
              }
            />
          ))}
        </fieldset>
      )}
      {days?.length === 0 && <p role="alert">{t('daysNone')}</p>}
    </div>
  );
}
