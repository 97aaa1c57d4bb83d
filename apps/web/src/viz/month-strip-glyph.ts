import type { IconName } from '../kit';
import type { StripLayer } from './month-strip-layout';

/** The glyph of a layer; rest and the rank of a hold are told by their words. */
export const STRIP_GLYPH: Readonly<Partial<Record<StripLayer, IconName>>> = {
  booking: 'full',
  offer: 'clock',
  travel: 'arrow',
  no: 'cross',
  gap: 'plus',
};
