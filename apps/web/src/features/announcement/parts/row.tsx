import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Tag } from '../../../kit';
import { announcementTexts } from '../../../messages/announcement';
import { useFormat, useText } from '../../../messages/locale';
import type { Announcement } from '../api';

interface RowProps {
  readonly item: Announcement;
  readonly onReaders: () => void;
  /** Null where this person may only look. */
  readonly onWithdraw: (() => void) | null;
}

/** One announcement: what it says, to whom, and how many have read it. */
export function Row({ item, onReaders, onWithdraw }: RowProps): ReactNode {
  const t = useText(announcementTexts);
  const format = useFormat();
  const names = useNames();
  const { department, authorName, text, urgent, createdAt, withdrawnAt, read, all } = item;
  return (
    <li className="cb-said" data-gone={text === null || undefined}>
      <p className="cb-said__head">
        <strong>{department === null ? t('everybody') : names.department(department)}</strong>
        {urgent && text !== null && <Tag tone="warning">{t('tagUrgent')}</Tag>}
        <span className="meta">{t('by', { name: authorName, time: format.moment(createdAt) })}</span>
      </p>
      {text === null ? (
        <p className="cb-said__text muted">
          {t('goneAt', { time: format.moment(withdrawnAt ?? createdAt), read, all })}
        </p>
      ) : (
        <p className="cb-said__text">{text}</p>
      )}
      {text !== null && (
        <div className="cb-said__acts">
          <Button aria-label={t('readName', { read, all })} onClick={onReaders}>
            <span className="nb">{t('read', { read, all })}</span>
          </Button>
          {onWithdraw && (
            <Button
              kind="quiet"
              aria-label={t('withdrawName', { text: Array.from(text).slice(0, 20).join('') })}
              onClick={onWithdraw}
            >
              {t('withdraw')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
