import { useState, type ReactNode } from 'react';
import { newKey } from '../../../api/client';
import { Refusal } from '../../../app/refusal';
import { Button, Sheet, useToast } from '../../../kit';
import { announcementTexts } from '../../../messages/announcement';
import { useText } from '../../../messages/locale';
import { useWithdraw, type Announcement } from '../api';

interface WithdrawSheetProps {
  readonly item: Announcement;
  readonly onClose: () => void;
}

/** Takes an announcement back. */
export function WithdrawSheet({ item, onClose }: WithdrawSheetProps): ReactNode {
  const t = useText(announcementTexts);
  const toast = useToast();
  const withdraw = useWithdraw(item.shootId);
  const [key] = useState(newKey);
  return (
    <Sheet
      title={t('withdrawTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      foot={
        <>
          <Button large onClick={onClose}>
            {t('keep')}
          </Button>
          <Button
            kind="danger"
            large
            busy={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(
                { id: item.id, key },
                {
                  onSuccess: () => {
                    toast({ text: t('withdrawn') });
                    onClose();
                  },
                },
              )
            }
          >
            {t(withdraw.isPending ? 'withdrawing' : 'withdraw')}
          </Button>
        </>
      }
    >
      <p className="cb-said__text">{item.text}</p>
      <p>{t('withdrawText')}</p>
      {withdraw.error && <Refusal error={withdraw.error} />}
    </Sheet>
  );
}
