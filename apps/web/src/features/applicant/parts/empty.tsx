import type { ReactNode } from 'react';
import { Button, Empty, Icon, LinkButton, useToast } from '../../../kit';
import { applicantTexts } from '../../../messages/applicant';
import { useText } from '../../../messages/locale';
import type { Posting } from '../api';
import { copyText } from '../../../kit/copy';

interface NobodyProps {
  readonly shootId: string;
  readonly filtered: boolean;
  /** Whether the shoot is over, so that nobody can apply any more. */
  readonly over: boolean;
  readonly posting: Posting | undefined;
  readonly onClear: () => void;
}

/** Nobody applied: what brings people. */
export function Nobody({ shootId, filtered, over, posting, onClear }: NobodyProps): ReactNode {
  const t = useText(applicantTexts);
  const toast = useToast();
  const base = `/studio/shoots/${shootId}`;
  const to = posting ? `${base}/postings/${posting.id}` : `${base}/crew`;
  if (filtered && !posting)
    return (
      <Empty title={t('emptyFilter')}>
        <Button onClick={onClear}>{t('showAll')}</Button>
      </Empty>
    );
  if (over)
    return (
      <Empty title={t('emptyOver')}>
        {filtered ? (
          <Button onClick={onClear}>{t('showAll')}</Button>
        ) : (
          <LinkButton to={`${base}/roster`}>{t('toRoster')}</LinkButton>
        )}
      </Empty>
    );
  const share = async (id: string): Promise<void> => {
    const url = `${window.location.origin}/jobs/${id}`;
    toast({ text: (await copyText(url)) ? t('copied') : t('copyFailed', { url }) });
  };
  return (
    <Empty title={t('emptyTitle')}>
      <p>{t('emptyText')}</p>
      <div className="cb-ways">
        {posting?.state !== 'public' && (
          <LinkButton kind="primary" to={to}>
            {t('emptyPublic')}
          </LinkButton>
        )}
        <LinkButton to={to}>{t('emptyBand')}</LinkButton>
        {posting?.state === 'public' && (
          <Button icon={<Icon name="copy" />} onClick={() => void share(posting.id)}>
            {t('emptyShare')}
          </Button>
        )}
        {filtered && <Button onClick={onClear}>{t('showAll')}</Button>}
      </div>
    </Empty>
  );
}
