import { clash } from '@callboard/contracts/http';
import { Clash } from '@callboard/core';
import { z } from 'zod';

/** A booking that stands in the way, as it leaves. */
export function clashAnswer({ span, ...rest }: Clash): z.infer<typeof clash> {
  return { ...rest, firstDay: span.first, lastDay: span.last };
}
