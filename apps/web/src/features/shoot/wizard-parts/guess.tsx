import type { ReactNode } from 'react';
import { Button } from '../../../kit';
import { useText } from '../../../messages/locale';
import { wizardTexts } from '../../../messages/wizard';
import type { Guess } from './guesses';

interface GuessLineProps {
  readonly guess: Guess;
  readonly open: readonly Guess[];
  /** What was guessed, as people read it. */
  readonly value: string;
  readonly onConfirm: (guess: Guess) => void;
  /** The id of the control where it is changed. */
  readonly control: string;
}

/** A value that was guessed, until somebody says that it is right or changes it. */
export function GuessLine({ guess, open, value, onConfirm, control }: GuessLineProps): ReactNode {
  const t = useText(wizardTexts);
  if (!open.includes(guess)) return null;
  const change = (): void => {
    const element = document.getElementById(control);
    element?.scrollIntoView({ block: 'center' });
    const inside = element?.matches('input, select, textarea, button, [tabindex]')
      ? element
      : element?.querySelector<HTMLElement>('input, select, button, [tabindex]');
    inside?.focus();
  };
  const name = t(`guess_${guess}`);
  return (
    <p className="cb-guess" id={`guess-${guess}`}>
      <span>
        {t('guessed', { name })} <u>{value}</u>
      </span>
      <span className="row">
        <Button onClick={() => onConfirm(guess)} aria-label={t('rightOf', { name, value })}>
          {t('right')}
        </Button>
        <Button kind="quiet" onClick={change} aria-label={t('changeOf', { name })}>
          {t('change')}
        </Button>
      </span>
    </p>
  );
}
