import type { ReactNode } from 'react';
import type { Schema } from '../../../api/types';
import { Check, LinkButton, Notice } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { restTexts } from '../../../messages/rest';

interface MissingRestProps {
  readonly gap: NonNullable<Schema<'MyOffer'>['gap']>;
  readonly heading: 'h2' | 'h3';
  readonly agreed: boolean;
  readonly onAgree: (agreed: boolean) => void;
}

/** The rest that an offer leaves out, beside which work of mine, and my consent to it. */
export function MissingRest({ gap, heading: Heading, agreed, onAgree }: MissingRestProps): ReactNode {
  const t = useText(restTexts);
  const format = useFormat();
  const { bookingId, shootTitle: title, firstDay, lastDay, neededDays: needed, freeDays: free, consented } = gap;
  const n = needed - free;
  const between = { title, days: format.days(firstDay, lastDay), needed, free };
  return (
    <Notice tone={consented ? 'plain' : 'warning'}>
      <Heading>{t(consented ? 'agreed' : 'asked', { n })}</Heading>
      <div className="cb-offer__clash">
        <span>{t(consented ? 'agreedText' : 'askedText', between)}</span>
        <LinkButton to={`/me/jobs/${bookingId}`}>{t('seeBooking', { title })}</LinkButton>
      </div>
      {!consented && (
        <Check label={t('agree', { n })} checked={agreed} onChange={(event) => onAgree(event.target.checked)} />
      )}
    </Notice>
  );
}
