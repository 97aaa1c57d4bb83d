import type { ReactNode } from 'react';
import { Button, Field, Icon } from '../kit';
import { counterTexts } from '../messages/counter';
import { useFormat, useText } from '../messages/locale';
import { stepped, type Band, type Rate } from './rate';
import './rate-field.css';

const STEP_YUAN = 50;

interface RateFieldProps {
  readonly label: string;
  /** Yuan as typed. */
  readonly typed: string;
  readonly band: Band;
  readonly rate: Rate;
  readonly days: number;
  /** The rate that this one would take the place of, fen a day. */
  readonly insteadOf: number;
  readonly onType: (typed: string) => void;
}

/** How much more or less so many days cost at another rate, in words. */
export function useDifference(): (fen: number) => string {
  const t = useText(counterTexts);
  const format = useFormat();
  return (fen) => t(fen < 0 ? 'under' : 'over', { yuan: format.yuan(Math.abs(fen)) });
}

/** A rate in whole yuan inside a band, with what it makes over the whole job. */
export function RateField({ label, typed, band, rate, days, insteadOf, onType }: RateFieldProps): ReactNode {
  const t = useText(counterTexts);
  const format = useFormat();
  const difference = useDifference();
  const problem = rate.problem && t(rate.problem, { band: format.band(band.lowFen, band.highFen) });
  const step = (by: number): ReactNode => (
    <Button
      aria-label={t(by < 0 ? 'less' : 'more', { n: STEP_YUAN })}
      icon={<Icon name={by < 0 ? 'minus' : 'plus'} />}
      onClick={() => onType(stepped(typed, band, by))}
    />
  );
  return (
    <>
      <Field label={label} error={problem ?? undefined}>
        {(control) => (
          <div className="cb-rate">
            {step(-STEP_YUAN)}
            <input
              className="cb-input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={8}
              value={typed}
              onChange={(event) => onType(event.target.value)}
              {...control}
            />
            {step(STEP_YUAN)}
          </div>
        )}
      </Field>
      {rate.fen !== null && (
        <p className="cb-rate__whole" aria-live="polite">
          <strong>{t('whole', { days: format.dayCount(days), total: format.yuan(rate.fen * days) })}</strong>
          <span className="meta nb">{difference((rate.fen - insteadOf) * days)}</span>
        </p>
      )}
    </>
  );
}
