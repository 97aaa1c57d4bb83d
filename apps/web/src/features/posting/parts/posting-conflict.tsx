import type { ReactNode } from 'react';
import type { ConflictError } from '../../../app/crew/autosave';
import { Button, Notice } from '../../../kit';
import { crewTexts } from '../../../messages/crew';
import { useText } from '../../../messages/locale';
import { useReading } from './reading';

/** Both versions of the fields that two have changed, to choose from. */
export function PostingConflict({
  error,
  onMine,
  onTheirs,
}: {
  error: ConflictError;
  onMine: () => void;
  onTheirs: () => void;
}): ReactNode {
  const t = useText(crewTexts);
  const { nameOf, show } = useReading();
  return (
    <Notice tone="warning" alert>
      <strong>{t('conflictTitle')}</strong>
      <ul>
        {error.fields.map((field) => (
          <li key={field}>
            {nameOf(field)}
            {' · '}
            {t('conflictTheirs', { value: show(field, (error.theirs as Record<string, unknown>)[field]) })}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button onClick={onTheirs}>{t('takeTheirs')}</Button>
        <Button onClick={onMine}>{t('takeMine')}</Button>
      </div>
    </Notice>
  );
}
