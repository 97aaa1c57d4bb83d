import type { ReactNode } from 'react';
import { Icon } from '../kit';
import { useText } from '../messages/locale';
import { stripTexts } from '../messages/strip';
import { STRIP_GLYPH } from './month-strip-glyph';
import type { StripLayer } from './month-strip-layout';
import './month-strip.css';

interface StripLegendProps {
  readonly layers: readonly StripLayer[];
  /** Also what days painted as free look like. */
  readonly painted?: boolean;
}

/** What the looks of the bars mean. */
export function StripLegend({ layers, painted }: StripLegendProps): ReactNode {
  const t = useText(stripTexts);
  return (
    <ul className="cb-strip-legend" aria-label={t('legend')}>
      {layers.map((layer) => (
        <li key={layer}>
          <span className="cb-strip__bar" data-layer={layer} data-begins data-ends aria-hidden>
            <span className="cb-strip__plate">
              {STRIP_GLYPH[layer] ? (
                <Icon name={STRIP_GLYPH[layer]} />
              ) : (
                t(layer === 'hold' ? 'holdShort' : 'restShort')
              )}
            </span>
          </span>
          {t(layer)}
        </li>
      ))}
      {painted && (
        <li>
          <span className="cb-strip__mark" data-painted="free" aria-hidden />
          {t('freeDay')}
        </li>
      )}
    </ul>
  );
}
