import type { ReactNode } from 'react';
import { Card, Check, Segmented, TextArea, TextField } from '../../../kit';
import { faultAt, type FieldFault } from '../../../kit/form';
import { useText } from '../../../messages/locale';
import { profileTexts } from '../../../messages/profile';
import type { ProfileTerms } from '../api';
import { BaseField, PayField, TravelField } from './fields';
import { RolePicker } from './role-picker';
import { KINDS, LANGUAGES, MAX_ABOUT, type Field } from './terms';

interface ProfileFieldsProps {
  readonly terms: ProfileTerms;
  readonly onTerms: (terms: ProfileTerms) => void;
  readonly yuan: string;
  readonly onYuan: (yuan: string) => void;
  readonly faults: readonly FieldFault<Field>[];
}

function Languages({
  terms,
  onTerms,
  error,
}: Pick<ProfileFieldsProps, 'terms' | 'onTerms'> & { error?: string | undefined }): ReactNode {
  const t = useText(profileTexts);
  return (
    <fieldset className="cb-choices" id="languages" tabIndex={-1}>
      <legend>{t('languages')}</legend>
      {LANGUAGES.map((language) => (
        <Check
          key={language}
          label={t(`lang_${language}`)}
          checked={terms.languages.includes(language)}
          onChange={(event) =>
            onTerms({
              ...terms,
              languages: event.target.checked
                ? [...terms.languages, language]
                : terms.languages.filter((one) => one !== language),
            })
          }
        />
      ))}
      {error && <span className="cb-field__error">{error}</span>}
    </fieldset>
  );
}

function About({ terms, onTerms, faults }: Pick<ProfileFieldsProps, 'terms' | 'onTerms' | 'faults'>): ReactNode {
  const t = useText(profileTexts);
  return (
    <Card className="stack" aria-labelledby="about-title">
      <h2 id="about-title">{t('aboutTitle')}</h2>
      <div className="cb-field" id="kind" tabIndex={-1}>
        <span className="cb-field__label">{t('kind')}</span>
        <Segmented
          label={t('kind')}
          value={terms.kind}
          options={KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
          onChange={(kind) => onTerms({ ...terms, kind })}
        />
      </div>
      <TextField
        id="school"
        label={t('school')}
        error={faultAt(faults, 'school')}
        maxLength={80}
        value={terms.school ?? ''}
        onChange={(event) => onTerms({ ...terms, school: event.target.value || null })}
      />
      <TextField
        id="major"
        label={t('major')}
        error={faultAt(faults, 'major')}
        maxLength={80}
        value={terms.major ?? ''}
        onChange={(event) => onTerms({ ...terms, major: event.target.value || null })}
      />
      <Languages terms={terms} onTerms={onTerms} error={faultAt(faults, 'languages')} />
      <TextArea
        id="about"
        label={t('about')}
        hint={t('aboutHint', { n: MAX_ABOUT - terms.about.length })}
        error={faultAt(faults, 'about')}
        rows={4}
        maxLength={MAX_ABOUT}
        value={terms.about}
        onChange={(event) => onTerms({ ...terms, about: event.target.value })}
      />
      <div>
        <Check
          id="searchable"
          label={t('searchable')}
          aria-describedby="searchable-hint"
          checked={terms.searchable}
          onChange={(event) => onTerms({ ...terms, searchable: event.target.checked })}
        />
        <p className="meta" id="searchable-hint">
          {t('searchableHint')}
        </p>
      </div>
    </Card>
  );
}

/** The fields of the profile; each control's id is the field's name. */
export function ProfileFields(props: ProfileFieldsProps): ReactNode {
  const { terms, onTerms, yuan, onYuan, faults } = props;
  const t = useText(profileTexts);
  const rolesError = faultAt(faults, 'roles');
  return (
    <div className="cb-profile">
      <div className="stack">
        <Card className="stack" aria-labelledby="work-title">
          <h2 id="work-title">{t('workTitle')}</h2>
          <div id="roles" tabIndex={-1} role="group" aria-label={t('roles')} className="stack">
            <p className="meta">{t('rolesHint')}</p>
            {rolesError && <span className="cb-field__error">{rolesError}</span>}
            <RolePicker folded value={terms.roles} onChange={(roles) => onTerms({ ...terms, roles })} />
          </div>
        </Card>
        <Card className="stack" aria-labelledby="where-title">
          <h2 id="where-title">{t('whereTitle')}</h2>
          <BaseField
            value={terms.homeBase}
            error={faultAt(faults, 'homeBase')}
            onChange={(homeBase) => onTerms({ ...terms, homeBase })}
          />
          <TravelField
            value={terms.maxTravelMinutes}
            error={faultAt(faults, 'maxTravelMinutes')}
            onChange={(maxTravelMinutes) => onTerms({ ...terms, maxTravelMinutes })}
          />
        </Card>
        <Card className="stack" aria-labelledby="pay-title">
          <h2 id="pay-title">{t('payTitle')}</h2>
          <PayField value={yuan} error={faultAt(faults, 'payFloorFen')} roles={terms.roles} onChange={onYuan} />
        </Card>
      </div>
      <About terms={terms} onTerms={onTerms} faults={faults} />
    </div>
  );
}
