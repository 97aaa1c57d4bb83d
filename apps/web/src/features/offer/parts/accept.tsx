import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { Button, Sheet } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { offerTexts } from '../../../messages/offer';
import { offerDetailTexts } from '../../../messages/offer-detail';
import { shellTexts } from '../../../messages/shell';
import { useDecline, type DeclineReason } from '../api';

const DeclineSheet = lazy(async () => ({ default: (await import('./decline-sheet')).DeclineSheet }));

type Offer = Schema<'MyOffer'>;

interface ConfirmProps {
  readonly offer: Offer;
  /** My other offers on these days. */
  readonly others: readonly Offer[];
  readonly onClose: () => void;
  readonly onAccept: () => void;
}

/** Says what accepting does, with numbers; the focus stands on the harmless button. */
function Confirm({ offer, others, onClose, onAccept }: ConfirmProps): ReactNode {
  const t = useText(offerDetailTexts);
  const shell = useText(shellTexts);
  const format = useFormat();
  const { terms } = offer;
  const harmless = useRef<HTMLDivElement>(null);
  useEffect(() => harmless.current?.querySelector('button')?.focus(), []);
  return (
    <Sheet
      title={t('confirmTitle')}
      closeLabel={shell('close')}
      onClose={onClose}
      foot={
        <>
          <div ref={harmless} className="cb-accept__think">
            <Button large block onClick={onClose}>
              {t('think')}
            </Button>
          </div>
          <Button large kind="primary" onClick={onAccept}>
            {t('accept')}
          </Button>
        </>
      }
    >
      <p>
        {t('confirmText', {
          title: terms.shootTitle,
          days: format.daySet(terms.days),
          count: format.dayCount(terms.days.length),
          yuan: format.yuan(terms.totalFen),
        })}
      </p>
      <p>
        {others.length > 0
          ? t('confirmOthers', {
              n: others.length,
              titles: others.map(({ terms: { shootTitle } }) => shootTitle).join(t('comma')),
            })
          : t('confirmNone')}
      </p>
    </Sheet>
  );
}

interface AcceptBarProps {
  readonly offer: Offer;
  readonly others: readonly Offer[];
  readonly deciding: boolean;
  /** Something is to be waited for, or agreed to, first. */
  readonly blocked: boolean;
  readonly onAccept: () => void;
}

/** The two answers, within reach of the thumb. */
export function AcceptBar({ offer, others, deciding, blocked, onAccept }: AcceptBarProps): ReactNode {
  const t = useText(offerDetailTexts);
  const list = useText(offerTexts);
  const decline = useDecline();
  const [asking, setAsking] = useState<'accept' | 'decline' | null>(null);
  const clash = offer.clashes.length > 0;
  const first: DeclineReason | undefined = clash ? 'dates' : undefined;
  return (
    <div className="cb-accept">
      <Button large disabled={deciding} onClick={() => setAsking('decline')}>
        {clash ? t('declineDates') : list('decline')}
      </Button>
      {!clash && (
        <Button large kind="primary" disabled={blocked} busy={deciding} onClick={() => setAsking('accept')}>
          {deciding ? t('deciding') : t('accept')}
        </Button>
      )}
      <span className="sr-only" aria-live="polite">
        {deciding && t('deciding')}
      </span>
      {asking === 'accept' && (
        <Confirm
          offer={offer}
          others={others}
          onClose={() => setAsking(null)}
          onAccept={() => {
            setAsking(null);
            onAccept();
          }}
        />
      )}
      {asking === 'decline' && (
        <Suspense fallback={null}>
          <DeclineSheet
            offer={offer}
            {...(first && { first })}
            onClose={() => setAsking(null)}
            onDecline={(reason) => {
              setAsking(null);
              decline(offer, reason);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
