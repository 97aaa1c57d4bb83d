import type { ReactNode } from 'react';
import { Progress } from '../../../kit';
import { useText } from '../../../messages/locale';
import { startTexts } from '../../../messages/start';

/** How far the questions are. */
export function StartProgress({ step, of }: { step: number; of: number }): ReactNode {
  const t = useText(startTexts);
  const words = t('progress', { n: step, all: of });
  return (
    <div className="cb-start__progress">
      <span className="meta">{words}</span>
      <Progress value={step / of} label={words} />
    </div>
  );
}
