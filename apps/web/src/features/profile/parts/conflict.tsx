import type { ReactNode } from 'react';
import { useNames } from '../../../app/names';
import { Button, Notice } from '../../../kit';
import { useFormat, useText } from '../../../messages/locale';
import { profileTexts } from '../../../messages/profile';
import type { ProfileTerms } from '../api';
import { useTravelWords } from './fields';
import { differences, LANGUAGES, type Field } from './terms';

/** What a field is called. */
export function useFieldNames(): (field: string) => string {
  const t = useText(profileTexts);
  const names: Readonly<Record<Field, string>> = {
    kind: t('kind'),
    roles: t('roles'),
    homeBase: t('homeBase'),
    maxTravelMinutes: t('travel'),
    payFloorFen: t('payFloor'),
    school: t('school'),
    major: t('major'),
    languages: t('languages'),
    about: t('about'),
    searchable: t('searchable'),
  };
  return (field) => names[field as Field] ?? field;
}

function useFieldWords(): (terms: ProfileTerms, field: Field) => string {
  const t = useText(profileTexts);
  const format = useFormat();
  const names = useNames();
  const travel = useTravelWords();
  const known: readonly string[] = LANGUAGES;
  return (terms, field) => {
    const words: Readonly<Record<Field, () => string>> = {
      kind: () => t(`kind_${terms.kind}`),
      roles: () =>
        terms.roles.map(({ roleId, level }) => `${names.role(roleId)} ${names.level(level)}`).join(t('list')),
      homeBase: () => names.base(terms.homeBase),
      maxTravelMinutes: () => travel(terms.maxTravelMinutes),
      payFloorFen: () => format.perDay(terms.payFloorFen),
      school: () => terms.school ?? '',
      major: () => terms.major ?? '',
      languages: () =>
        terms.languages
          .map((language) =>
            known.includes(language) ? t(`lang_${language as (typeof LANGUAGES)[number]}`) : language,
          )
          .join(t('list')),
      about: () => terms.about,
      searchable: () => t(terms.searchable ? 'yes' : 'notYes'),
    };
    return words[field]() || t('notSet');
  };
}

interface ConflictProps {
  readonly mine: ProfileTerms;
  readonly theirs: ProfileTerms;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** Two versions of a profile side by side, as far as they differ, and the choice between them. */
export function Conflict({ mine, theirs, onKeep, onTake }: ConflictProps): ReactNode {
  const t = useText(profileTexts);
  const nameOf = useFieldNames();
  const words = useFieldWords();
  const fields = differences(mine, theirs);
  return (
    <Notice tone="warning" alert>
      <strong>{t('conflictTitle')}</strong>
      <span>{t(fields.length > 0 ? 'conflictText' : 'conflictSame')}</span>
      {fields.length > 0 && (
        <dl className="cb-profile-conflict">
          {fields.map((field) => (
            <div key={field}>
              <dt>{nameOf(field)}</dt>
              <dd>
                <span className="meta">{t('conflictMine')}</span> {words(mine, field)}
              </dd>
              <dd>
                <span className="meta">{t('conflictTheirs')}</span> {words(theirs, field)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="row">
        <Button onClick={onKeep}>{t('keepMine')}</Button>
        <Button onClick={onTake}>{t('takeTheirs')}</Button>
      </div>
    </Notice>
  );
}
