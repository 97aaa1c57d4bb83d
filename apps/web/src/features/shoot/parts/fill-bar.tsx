import type { ReactNode } from 'react';
import type { Shoot } from '../../../app/shoot';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import './fill-bar.css';

/** How far a shoot is filled: booked solid, asked striped, open empty; the numbers beside it. */
export function FillBar({ summary }: { summary: Shoot['summary'] }): ReactNode {
  const t = useText(shootTexts);
  const { filled, offered, open, headcount } = summary;
  const width = (part: number): { width: string } => ({ width: `${headcount > 0 ? (part / headcount) * 100 : 0}%` });
  return (
    <div className="cb-fillbar" role="img" aria-label={t('fillBar', { filled, offered, open, headcount })}>
      <div className="cb-fillbar__bar">
        <i data-part="filled" style={width(filled)} />
        <i data-part="offered" style={width(offered)} />
      </div>
      <span className="cb-fillbar__count nb">
        <strong>{filled}</strong>/{headcount}
      </span>
    </div>
  );
}
