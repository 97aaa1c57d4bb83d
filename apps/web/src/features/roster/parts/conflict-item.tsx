import { useState, type ReactNode } from 'react';
import { CallButton } from '../../../app/call-button';
import { useNames } from '../../../app/names';
import { Button, Face, Icon, LinkButton, Tag } from '../../../kit';
import { conflictTexts } from '../../../messages/conflict';
import { useFormat, useText } from '../../../messages/locale';
import { acts, fixButtons, isOpen, mayBeCalled, type Conflict, type FixButton, type FixRights } from '../conflicts';
import { useConflictText } from './conflict-text';

interface ConflictItemProps {
  readonly shootId: string;
  readonly conflict: Conflict;
  readonly rights: FixRights;
  /** Something is being done about one of them. */
  readonly busy: boolean;
  readonly onFix: (conflict: Conflict, button: FixButton) => void;
}

/** What a fix does, and the button that does it. */
function Ask({
  conflict,
  button,
  busy,
  onFix,
  onClose,
}: Omit<ConflictItemProps, 'shootId' | 'rights'> & {
  readonly button: FixButton;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText(conflictTexts);
  const text = useConflictText();
  return (
    <div className="cb-conflict__ask" role="group" aria-label={text.fix(conflict, button)}>
      {text.ask(conflict, button).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="row">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button kind={button.first ? 'danger' : 'primary'} busy={busy} onClick={() => onFix(conflict, button)}>
          {t(busy ? 'doing' : `do_${button.fix}`)}
        </Button>
      </div>
    </div>
  );
}

function Fixes(props: ConflictItemProps): ReactNode {
  const { shootId, conflict, rights } = props;
  const t = useText(conflictTexts);
  const text = useConflictText();
  const [asked, setAsked] = useState<FixButton | null>(null);
  const buttons = fixButtons(shootId, conflict, rights);
  const name = conflict.person.displayName;
  const call = rights.send && mayBeCalled(conflict);
  if (asked) return <Ask {...props} button={asked} onClose={() => setAsked(null)} />;
  if (buttons.length === 0 && !call) return null;
  return (
    <div className="cb-conflict__fixes">
      {call && <CallButton shootId={shootId} personId={conflict.person.personId} name={name} />}
      {buttons.map((button) => {
        const fix = text.fix(conflict, button);
        const label = t('fixFor', { fix, name });
        return acts(button) ? (
          <Button key={button.fix} aria-label={label} onClick={() => setAsked(button)}>
            {fix}
          </Button>
        ) : (
          <LinkButton key={button.fix} aria-label={label} to={button.to!}>
            {fix}
          </LinkButton>
        );
      })}
    </div>
  );
}

/** A conflict: what, why, who decides, and what can be done about it. */
export function ConflictItem(props: ConflictItemProps): ReactNode {
  const { shootId, conflict, rights } = props;
  const t = useText(conflictTexts);
  const text = useConflictText();
  const format = useFormat();
  const names = useNames();
  const { person, facts, state, days } = conflict;
  return (
    <li className="cb-conflict" data-open={isOpen(conflict) || undefined}>
      <p className="cb-conflict__kind">
        <Icon name="urgent" />
        <strong>{text.kind(conflict)}</strong>
        <Tag>{t(`state_${state}`)}</Tag>
      </p>
      <div className="cb-conflict__what">
        <Face name={person.displayName} size="small" />
        <p>
          <strong>{person.displayName}</strong> <span className="nb">{names.role(conflict.roleId)}</span>
          <span className="meta">
            {format.daySet(days)} <span className="nb">{format.dayCount(days.length)}</span>
          </span>
        </p>
      </div>
      <dl className="cb-conflict__facts">
        <dt>{t('why')}</dt>
        <dd>
          {text.why(conflict)}
          {facts.reason !== null && <span className="meta">{t('reason', { reason: facts.reason })}</span>}
        </dd>
        <dt>{t('who')}</dt>
        <dd>{text.who(conflict)}</dd>
      </dl>
      {facts.challenged && rights.send && (
        <LinkButton kind="primary" to={`/studio/shoots/${shootId}/offers`}>
          {t('toOffers')}
        </LinkButton>
      )}
      <Fixes {...props} />
    </li>
  );
}
