import { useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import { Button, SelectField, Sheet, useToast } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerBoardTexts } from '../../../messages/offer-board';
import { useWithdraw, type WithdrawReason } from '../api';
import type { Offer } from '../board';

const REASONS: readonly WithdrawReason[] = ['plans_changed', 'filled_otherwise', 'sent_by_mistake', 'other'];

interface WithdrawSheetProps {
  readonly shootId: string;
  readonly offer: Offer;
  readonly onClose: () => void;
}

/** Withdraws an offer with the reason that its person will read. */
export function WithdrawSheet({ shootId, offer, onClose }: WithdrawSheetProps): ReactNode {
  const t = useText(offerBoardTexts);
  const format = useFormat();
  const names = useNames();
  const toast = useToast();
  const withdraw = useWithdraw(shootId);
  const [reason, setReason] = useState<WithdrawReason>('plans_changed');
  const name = offer.person.displayName;
  return (
    <Sheet
      title={t('withdrawTitle', { name })}
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
                { offerId: offer.id, reason },
                {
                  onSuccess: () => {
                    toast({ text: t('withdrawn', { name }) });
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
      <p>{t('withdrawText', { role: names.role(offer.roleId), total: format.yuan(offer.terms.totalFen) })}</p>
      <SelectField
        label={t('withdrawReason')}
        value={reason}
        options={REASONS.map((value) => ({ value, label: t(`reason_${value}`) }))}
        onChange={(event) => setReason(REASONS.find((value) => value === event.target.value) ?? 'other')}
      />
      {withdraw.error && <Refusal error={withdraw.error} />}
    </Sheet>
  );
}
