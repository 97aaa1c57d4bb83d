import { getRole, shootingDaysOf } from '@callboard/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { keys } from '../../../api/keys';
import { BandEdit } from '../../../app/crew/band-edit';
import type { Saving } from '../../../app/crew/crew-sum';
import { usePostingEdit, type Posting, type PostingPatch } from '../../../app/crew/posting-edit';
import { SaveLine, SaveTrouble } from '../../../app/crew/save-line';
import { useNames } from '../../../app/names';
import { Refusal } from '../../../app/refusal';
import type { Shoot } from '../../../app/shoot';
import { Button, Icon, Stepper, Tag, useToast } from '../../../kit';
import { crewTexts } from '../../../messages/crew';
import { useFormat, useText } from '../../../messages/locale';
import { removePosting } from '../api';
import { useReading } from './reading';

const MOST = 200;

interface CrewRowProps {
  readonly posting: Posting;
  readonly shoot: Shoot;
  readonly edit: boolean;
  /** Takes the row out of sight while its removal can still be undone. */
  readonly onHide: (gone: boolean) => void;
}

function Marks({ posting }: { posting: Posting }): ReactNode {
  const t = useText(crewTexts);
  return (
    <span className="cb-crew__marks">
      {posting.headOfDepartment && <Tag tone="primary">{t('head')}</Tag>}
      {posting.entry === 'mentored' && (
        <Tag tone="success">
          <Icon name="leaf" />
          {t('mentored')}
        </Tag>
      )}
      {posting.entry === 'open' && (
        <Tag tone="success">
          <Icon name="leaf" />
          {t('openEntry')}
        </Tag>
      )}
      {posting.asking === 'auto' && (
        <Tag tone="primary">
          <Icon name="mail" />
          {t('asksItself')}
        </Tag>
      )}
      {posting.state !== 'draft' && <Tag>{t(`state_${posting.state}`)}</Tag>}
      {posting.applications > 0 && <Tag>{t('applicants', { n: posting.applications })}</Tag>}
    </span>
  );
}

function Level({
  shown,
  role,
  edit,
  put,
}: {
  shown: Posting;
  role: string;
  edit: boolean;
  put: (patch: PostingPatch) => void;
}): ReactNode {
  const t = useText(crewTexts);
  const names = useNames();
  const [from, to] = getRole(shown.roleId).levels;
  const levels = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  if (!edit || shown.headOfDepartment || levels.length < 2) return <span>{names.level(shown.minLevel)}</span>;
  return (
    <select
      className="cb-input"
      aria-label={t('levelOf', { role })}
      value={shown.minLevel}
      onChange={(event) => put({ minLevel: Number(event.target.value) })}
    >
      {levels.map((level) => (
        <option key={level} value={level}>
          {names.level(level)}
        </option>
      ))}
    </select>
  );
}

function useRemove({ posting, shoot, onHide }: CrewRowProps, role: string): { remove: () => void; error: unknown } {
  const t = useText(crewTexts);
  const toast = useToast();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const gone = async (): Promise<void> => {
    try {
      await removePosting(posting.id);
    } catch (refusal) {
      setError(refusal);
      onHide(false);
    }
    await queries.invalidateQueries({ queryKey: keys.postings(shoot.id) });
    await queries.invalidateQueries({ queryKey: keys.shoot(shoot.id) });
  };
  const remove = (): void => {
    onHide(true);
    toast({
      text: t('removed', { role }),
      action: { label: t('undo'), run: () => onHide(false) },
      onGone: () => void gone(),
    });
  };
  return { remove, error };
}

function RowActions({
  shown,
  shoot,
  role,
  put,
  remove,
}: {
  shown: Posting;
  shoot: Shoot;
  role: string;
  put: (patch: PostingPatch) => void;
  remove: () => void;
}): ReactNode {
  const t = useText(crewTexts);
  const live = shoot.state === 'open' || shoot.state === 'shooting';
  return (
    <>
      {live && (shown.state === 'private' || shown.state === 'draft') && (
        <Button onClick={() => put({ visibility: 'public' })} aria-label={t('publishOf', { role })}>
          {t('publishOne')}
        </Button>
      )}
      {live && shown.state === 'public' && (
        <Button kind="quiet" onClick={() => put({ visibility: 'private' })} aria-label={t('unpublishOf', { role })}>
          {t('unpublishOne')}
        </Button>
      )}
      {shown.state === 'draft' && (
        <Button kind="quiet" onClick={remove} aria-label={t('removeOf', { role })}>
          {t('remove')}
        </Button>
      )}
    </>
  );
}

/** One row of a crew, edited in place. */
export function CrewRow(props: CrewRowProps): ReactNode {
  const { posting, shoot, edit: may } = props;
  const t = useText(crewTexts);
  const format = useFormat();
  const names = useNames();
  const edit = usePostingEdit(posting);
  const { shown, put } = edit;
  const role = names.role(shown.roleId);
  const { remove, error } = useRemove(props, role);
  const reading = useReading();
  const taken = shown.slots.filled + shown.slots.offered;
  const shootDays = shootingDaysOf(shown.shootShareBp, shoot.shootingDays);
  return (
    <li className="cb-crew__row">
      <span className="cb-crew__role">
        {shown.edited && (
          <span className="cb-crew__dot" title={t('editedByHand')}>
            <Icon name="full" size={8} label={t('editedByHand')} />
          </span>
        )}
        <Link to={`/studio/shoots/${shoot.id}/postings/${posting.id}`}>{role}</Link>
        <SaveLine states={[edit.state]} />
      </span>
      <span className="cb-crew__level">
        <Level shown={shown} role={role} edit={may} put={put} />
      </span>
      <span className="cb-crew__count">
        {may ? (
          <Stepper
            label={t('headcountOf', { role })}
            value={shown.headcount}
            min={Math.max(1, taken)}
            max={MOST}
            onChange={(headcount) => put({ headcount })}
          />
        ) : (
          t('heads', { n: shown.headcount })
        )}
      </span>
      <span className="cb-crew__band">
        {may ? (
          <BandEdit role={role} payLowFen={shown.payLowFen} payHighFen={shown.payHighFen} onBand={put} />
        ) : shown.payLowFen === null || shown.payHighFen === null ? (
          t('noPay')
        ) : (
          format.band(shown.payLowFen, shown.payHighFen)
        )}
      </span>
      <span className="cb-crew__days meta">
        {t('pattern', { prep: shown.prepDays, shoot: shootDays, wrap: shown.wrapDays })}
      </span>
      <Marks posting={shown} />
      {may && (
        <span className="cb-crew__actions">
          <RowActions shown={shown} shoot={shoot} role={role} put={put} remove={remove} />
        </span>
      )}
      <span className="cb-crew__trouble">
        <SaveTrouble<PostingPatch> save={edit.save} state={edit.state} {...reading} />
        <Refusal error={error} />
      </span>
    </li>
  );
}

/** A suggestion that saves, before it changes a row. */
export function SavingAsk({ saving, onDone }: { saving: Saving<Posting>; onDone: () => void }): ReactNode {
  const t = useText(crewTexts);
  const names = useNames();
  const edit = usePostingEdit(saving.row);
  return (
    <div className="row" role="group">
      <span>{t('savingAsk', { role: names.role(saving.row.roleId) })}</span>
      <Button
        kind="primary"
        onClick={() => {
          edit.put(saving.patch);
          onDone();
        }}
      >
        {t('doIt')}
      </Button>
      <Button kind="quiet" onClick={onDone}>
        {t('leaveIt')}
      </Button>
    </div>
  );
}
