import { useState, type ReactNode } from 'react';
import { Button, Sheet, TextArea } from '../../kit';
import { blockTexts } from '../../messages/block';
import { useText } from '../../messages/locale';
import { Refusal } from '../refusal';
import './block.css';

const NOTE_LENGTH = 200;

interface BlockSheetProps {
  readonly title: string;
  /** What happens and what does not, a line each. */
  readonly lines: readonly string[];
  /** Who sees the note. */
  readonly noteHint: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onBlock: (note: string) => void;
  readonly onClose: () => void;
}

/** Says what a block does before it is made. */
export function BlockSheet({ title, lines, noteHint, busy, error, onBlock, onClose }: BlockSheetProps): ReactNode {
  const t = useText(blockTexts);
  const [note, setNote] = useState('');
  return (
    <Sheet
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('keep')}
          </Button>
          <Button large kind="danger" busy={busy} onClick={() => onBlock(note.trim())}>
            {t(busy ? 'doing' : 'confirm')}
          </Button>
        </>
      }
    >
      <ul className="cb-block__lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TextArea
        label={t('note')}
        hint={noteHint}
        maxLength={NOTE_LENGTH}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Refusal error={error} />
    </Sheet>
  );
}
