import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { keys } from '../../../api/keys';
import { serverNow } from '../../../api/clock';
import type { Schema } from '../../../api/types';
import { LinkButton, Notice } from '../../../kit';
import { holdTexts } from '../../../messages/hold';
import { useFormat, useText } from '../../../messages/locale';
import { Countdown } from '../../../viz/countdown';

interface InTheWayProps {
  readonly hold: NonNullable<Schema<'MyOffer'>['hold']>;
  readonly heading: 'h2' | 'h3';
}

/** The first right of another crew: until when it stands before the offer, and how to decide at once. */
export function InTheWay({ hold, heading: Heading }: InTheWayProps): ReactNode {
  const t = useText(holdTexts);
  const format = useFormat();
  const queries = useQueryClient();
  return (
    <Notice tone="warning">
      <Heading>{t('inTheWayTitle')}</Heading>
      <div className="cb-offer__clash">
        <Countdown
          until={hold.endsAt}
          now={serverNow}
          onEnd={() => void queries.invalidateQueries({ queryKey: keys.me() })}
        />
        <span>{t(hold.challenged ? 'inTheWayChallenged' : 'inTheWay', { time: format.moment(hold.endsAt) })}</span>
        <LinkButton to="/me/offers">{t('toHolds')}</LinkButton>
      </div>
    </Notice>
  );
}
