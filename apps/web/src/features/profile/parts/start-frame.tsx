import type { ReactNode } from 'react';
import { Button } from '../../../kit';
import { useText } from '../../../messages/locale';
import { startTexts } from '../../../messages/start';
import './form-bar.css';
import type { Draft } from './start-draft';

/** What every question gets. */
export interface StepProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly next: () => void;
  /** An answer that leads on by itself. */
  readonly answer: (change: Partial<Draft>) => void;
  /** Null where the way back leaves the questions. */
  readonly back: (() => void) | null;
  /** The posting that the person came from. */
  readonly job: string | null;
}

interface BarProps {
  readonly back: (() => void) | null;
  readonly onNext: () => void;
  readonly label?: string;
  readonly busy?: boolean;
  /** What is missing before it can go on. */
  readonly missing?: string | false;
}

/** Back and on, at the thumb. */
export function StepBar({ back, onNext, label, busy = false, missing = false }: BarProps): ReactNode {
  const t = useText(startTexts);
  return (
    <div className="cb-form-bar">
      {missing && (
        <span className="cb-field__error cb-start__missing" role="alert">
          {missing}
        </span>
      )}
      {back && (
        <Button large onClick={back}>
          {t('back')}
        </Button>
      )}
      <Button kind="primary" large busy={busy} onClick={onNext}>
        {label ?? t('next')}
      </Button>
    </div>
  );
}
