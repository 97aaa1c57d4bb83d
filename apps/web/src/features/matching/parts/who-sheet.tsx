import { useDeferredValue, useState, type ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { ErrorNotice, Lines, QueryView } from '../../../app/query-view';
import { Button, Face, Sheet, Tag, TextField } from '../../../kit';
import { answerTexts } from '../../../messages/answer';
import { useText } from '../../../messages/locale';
import { useKnown, useWhyNot, type KnownPerson } from '../answers-api';
import { BlockKnown } from './block-known';
import { WhyNotAnswer } from './why-not-answer';

export interface WhoSheetProps {
  readonly shootId: string;
  readonly slot: { readonly slotId: string; readonly postingId: string; readonly roleId: string };
  readonly onClose: () => void;
  /** Opens what the posting would be with other pay or another start; left out where it cannot be asked. */
  readonly onWhatIf?: () => void;
}

interface FoundProps {
  readonly people: readonly KnownPerson[];
  /** Something was typed. */
  readonly narrowed: boolean;
  readonly onChoose: (person: KnownPerson['person']) => void;
}

function Found({ people, narrowed, onChoose }: FoundProps): ReactNode {
  const t = useText(answerTexts);
  const names = useNames();
  if (people.length === 0) return <p className="meta">{t(narrowed ? 'nobody' : 'nobodyYet')}</p>;
  return (
    <ul className="cb-known">
      {people.map(({ person, knownAs }) => (
        <li key={person.personId}>
          <button type="button" onClick={() => onChoose(person)}>
            <Face name={person.displayName} size="small" />
            <strong>{person.displayName}</strong>
            {person.homeBase && <span className="meta">{names.base(person.homeBase)}</span>}
            <Tag>{t(`known_${knownAs}`)}</Tag>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Search({
  shootId,
  slotId,
  onChoose,
}: {
  shootId: string;
  slotId: string;
  onChoose: FoundProps['onChoose'];
}): ReactNode {
  const t = useText(answerTexts);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const known = useKnown(shootId, slotId, wanted);
  return (
    <>
      <TextField
        label={t('search')}
        hint={t('searchHint')}
        value={text}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <QueryView query={known} skeleton={<Lines count={4} height={44} />}>
        {(people) => <Found people={people} narrowed={wanted !== ''} onChoose={onChoose} />}
      </QueryView>
    </>
  );
}

/** A producer names somebody, and hears why she is not in the slot and what can be done. */
export function WhoSheet({ shootId, slot, onClose, onWhatIf }: WhoSheetProps): ReactNode {
  const t = useText(answerTexts);
  const names = useNames();
  const [chosen, setChosen] = useState<KnownPerson['person'] | null>(null);
  const why = useWhyNot(shootId, slot.slotId, chosen?.personId ?? null);
  return (
    <Sheet
      title={t('whoTitle', { role: names.role(slot.roleId) })}
      closeLabel={t('close')}
      onClose={onClose}
      side
      foot={chosen && <Button onClick={() => setChosen(null)}>{t('another')}</Button>}
    >
      {chosen === null ? (
        <Search shootId={shootId} slotId={slot.slotId} onChoose={setChosen} />
      ) : (
        <div className="stack" aria-live="polite">
          <p className="cb-slot__name">
            <Face name={chosen.displayName} /> <strong>{chosen.displayName}</strong>
          </p>
          {why.data ? (
            <WhyNotAnswer shootId={shootId} why={why.data} onDone={onClose} {...(onWhatIf && { onWhatIf })} />
          ) : why.error ? (
            <ErrorNotice error={why.error} onRetry={() => void why.refetch()} />
          ) : (
            <div aria-busy="true">
              <p className="meta">{t('asking')}</p>
              <Lines count={3} height={24} />
            </div>
          )}
          {why.data && why.data.reason !== 'blocked' && (
            <div className="cb-block">
              <BlockKnown shootId={shootId} person={chosen} />
            </div>
          )}
        </div>
      )}
    </Sheet>
  );
}
