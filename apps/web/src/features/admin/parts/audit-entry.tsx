import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { adminTexts } from '../../../messages/admin';
import { useFormat, useText } from '../../../messages/locale';
import type { AuditEntry as Entry } from '../api';
import { differences } from '../difference';
import { useAuditWords } from './audit-words';

function Changes({ entry }: { entry: Entry }): ReactNode {
  const t = useText(adminTexts);
  const { field, value } = useAuditWords();
  const changes = differences(entry.before, entry.after);
  if (changes.length === 0) return <p className="muted">{t('noChange')}</p>;
  return (
    <dl className="cb-diff">
      {changes.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{field(path)}</dt>
          <dd>
            {before !== undefined && (
              <del>
                <span className="sr-only">{t('before')} </span>
                {value(before)}
              </del>
            )}
            {after !== undefined && (
              <ins>
                <span className="sr-only">{t('after')} </span>
                {value(after)}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who did what to which thing and when, and what is different since. */
export function AuditEntry({ entry }: { entry: Entry }): ReactNode {
  const t = useText(adminTexts);
  const format = useFormat();
  const { subject, event } = useAuditWords();
  const actor = entry.actorKind === 'system' ? t('bySystem') : (entry.actorName ?? t('unknownActor'));
  return (
    <li className="cb-trail__entry">
      <time dateTime={entry.at} className="cb-trail__time nb">
        {format.moment(entry.at)}
      </time>
      <div className="cb-trail__what">
        <p className="cb-trail__head">
          <strong>
            {subject(entry.subjectType)} {event(entry.action)}
          </strong>
          <span>{actor}</span>
          <code className="muted">{entry.action}</code>
        </p>
        <Changes entry={entry} />
        <p className="cb-trail__links">
          <Link to={`?subjectType=${entry.subjectType}&subjectId=${entry.subjectId}`}>{t('onlyThis')}</Link>
          {entry.actorAccountId && <Link to={`?actorAccountId=${entry.actorAccountId}`}>{t('onlyActor')}</Link>}
          {entry.shootId && <Link to={`?shootId=${entry.shootId}`}>{t('onlyShoot')}</Link>}
          {entry.requestId && <span className="muted">{t('requestId', { id: entry.requestId.slice(-8) })}</span>}
        </p>
      </div>
    </li>
  );
}
