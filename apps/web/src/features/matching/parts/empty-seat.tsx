import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Face, Icon, LinkButton } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { ruleText } from '../../../messages/reason';
import { funnelSteps, type Shortfall, type Slot } from '../board';
import { Changes, ChangeWorking } from './changes';
import { useFillActs } from './fill-acts';
import { Questions } from './questions';

/** How the candidates ran out, as a line of numbers; what each rule took away unfolds below it. */
function Funnel({ shortfall }: { shortfall: Shortfall }): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const { locale } = useLocale();
  const steps = funnelSteps(shortfall);
  return (
    <details className="cb-funnel">
      <summary>
        <span className="sr-only">{t('funnel')}</span>
        <ol>
          {steps.map((step) => (
            <li key={step.rule} className="nb">
              {format.number(step.left)}
            </li>
          ))}
        </ol>
      </summary>
      <ul>
        {steps.slice(1).map((step, index) => (
          <li key={step.rule}>
            {ruleText(step.rule, locale)}
            <span className="nb">{t('funnelTook', { n: format.number(steps[index]!.left - step.left) })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface EmptySeatProps {
  readonly shootId: string;
  readonly slot: Slot;
  /** How many seats of the posting are empty for the same reason. */
  readonly seats: number;
  readonly editPosting: boolean;
  readonly mayFill: boolean;
}

/** A seat that nobody has: how the candidates ran out, which rule binds, and what giving way would bring. */
export function EmptySeat({ shootId, slot, seats, editPosting, mayFill }: EmptySeatProps): ReactNode {
  const t = useText(fillTexts);
  const format = useFormat();
  const names = useNames();
  const { locale } = useLocale();
  const { shortfall } = slot;
  const { busyWith } = useFillActs();
  return (
    <li className="cb-slot cb-slot--empty">
      <Face name={null} />
      <div className="cb-slot__who">
        <p className="cb-slot__name">
          <strong className="cb-slot__gap">
            <Icon name="urgent" size={12} /> {t('empty')}
          </strong>
          <span>{names.role(slot.roleId)}</span>
          {seats > 1 && <span className="meta">{t('seats', { n: seats })}</span>}
        </p>
        <p className="cb-slot__pay">
          <span>{format.daySet(slot.days)}</span>
          <span className="nb">{format.dayCount(slot.days.length)}</span>
          <span className="nb">{t('level', { level: names.level(slot.minLevel) })}</span>
        </p>
      </div>
      <div className="cb-slot__full stack cb-slot__why">
        {shortfall ? (
          <>
            <p className="cb-slot__stuck">{t('stuck', { rule: ruleText(shortfall.bindingRule, locale) })}</p>
            <Funnel shortfall={shortfall} />
          </>
        ) : (
          <p className="meta">{t(mayFill ? 'notSearched' : 'notSearchedReader')}</p>
        )}
        {shortfall && <Changes shootId={shootId} slot={slot} shortfall={shortfall} may={editPosting && mayFill} />}
        {!shortfall && busyWith === slot.postingId && <ChangeWorking />}
        <div className="row cb-slot__questions">
          <Questions shootId={shootId} slot={slot} may={editPosting && mayFill} />
          {editPosting && (
            <LinkButton kind="quiet" to={`/studio/shoots/${shootId}/applicants?posting=${slot.postingId}`}>
              {t('seeApplicants')}
            </LinkButton>
          )}
        </div>
      </div>
    </li>
  );
}
