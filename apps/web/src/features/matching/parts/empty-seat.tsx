import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Face, Icon, LinkButton } from '../../../kit';
import { fillTexts } from '../../../messages/fill';
import { useFormat, useLocale, useText } from '../../../messages/locale';
import { relaxText, ruleText } from '../../../messages/reason';
import { bestRelaxations, funnelSteps, relaxedField, type Shortfall, type Slot } from '../board';

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
  const posting = `/studio/shoots/${shootId}/postings/${slot.postingId}`;
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
        <div className="row">
          {shortfall &&
            bestRelaxations(shortfall).map((relaxation) => {
              const field = relaxedField(relaxation);
              const text = relaxText(relaxation, locale);
              return editPosting && field ? (
                <LinkButton key={relaxation.rule} to={`${posting}?${field}`}>
                  {text}
                </LinkButton>
              ) : (
                <span key={relaxation.rule} className="cb-tag">
                  {text}
                </span>
              );
            })}
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
