import type { ReactNode } from 'react';
import { OfflineError, problemOf } from '../api/problem';
import { Notice } from '../kit';
import { useText } from '../messages/locale';
import { shellTexts } from '../messages/shell';

/** Why an act was refused, in one sentence above its form; the page itself is well. */
export function Refusal({ error, title }: { error: unknown; title?: string }): ReactNode {
  const t = useText(shellTexts);
  if (!error) return null;
  const problem = problemOf(error);
  const text = error instanceof OfflineError ? t('offlineText') : problem?.message || t('failedText');
  return (
    <Notice tone="error" alert>
      {title && <strong>{title}</strong>}
      <span>{text}</span>
      {problem && problem.status >= 500 && <span className="meta">{t('requestId', { id: problem.requestId })}</span>}
    </Notice>
  );
}
