import { useState, type ReactNode } from 'react';
import { isProblem, problemOf } from '../../api/problem';
import { Page } from '../../app/page';
import { Lines, QueryView } from '../../app/query-view';
import { Refusal } from '../../app/refusal';
import { Button, useToast } from '../../kit';
import { faultsOf, type FieldFault } from '../../kit/form';
import { FormErrors } from '../../kit/form-errors';
import { useText } from '../../messages/locale';
import { profileTexts } from '../../messages/profile';
import { usePutProfile, useProfile, type MyProfile } from './api';
import { Conflict, useFieldNames } from './parts/conflict';
import { ProfileFields } from './parts/profile-fields';
import { differences, FIELD_OF_CODE, FIELDS, termsOf, yuanToFen, type Field } from './parts/terms';
import './parts/form-bar.css';
import './profile.css';

function ProfileForm({ mine, reload }: { mine: MyProfile; reload: () => Promise<MyProfile | undefined> }): ReactNode {
  const t = useText(profileTexts);
  const nameOf = useFieldNames();
  const toast = useToast();
  const put = usePutProfile();
  const [base, setBase] = useState(mine);
  const [terms, setTerms] = useState(() => termsOf(mine.profile));
  const [yuan, setYuan] = useState(String(terms.payFloorFen / 100));
  const [theirs, setTheirs] = useState<MyProfile | null>(null);
  const [typed, setTyped] = useState<readonly FieldFault<Field>[]>([]);

  const problem = problemOf(put.error);
  const conflict = isProblem(put.error, 'version.conflict');
  const refused = faultsOf(conflict ? null : problem, FIELDS, FIELD_OF_CODE);
  const faults = typed.length > 0 ? typed : refused.faults;
  const fen = yuanToFen(yuan);
  const now = { ...terms, payFloorFen: fen ?? terms.payFloorFen };
  const dirty = fen === null || base.version === 0 || differences(now, termsOf(base.profile)).length > 0;

  const save = (version: number): void => {
    if (put.isPending) return;
    setTyped(fen === null ? [{ field: 'payFloorFen', text: t('payInvalid') }] : []);
    if (fen === null) return;
    put.mutate(
      { version, terms: now },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setTheirs(null);
          toast({ text: t('savedToast') });
        },
        onError: (error) => {
          if (isProblem(error, 'version.conflict')) void reload().then((found) => setTheirs(found ?? null));
        },
      },
    );
  };
  const take = (found: MyProfile): void => {
    const stored = termsOf(found.profile);
    setBase(found);
    setTerms(stored);
    setYuan(String(stored.payFloorFen / 100));
    setTheirs(null);
    put.reset();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(base.version);
      }}
    >
      <FormErrors title={t('faults', { n: faults.length })} faults={faults} labelOf={nameOf} />
      {refused.rest && <Refusal error={put.error} />}
      {put.error && !problem && <Refusal error={put.error} />}
      {conflict && theirs && (
        <Conflict
          mine={now}
          theirs={termsOf(theirs.profile)}
          onKeep={() => save(theirs.version)}
          onTake={() => take(theirs)}
        />
      )}
      <ProfileFields terms={terms} onTerms={setTerms} yuan={yuan} onYuan={setYuan} faults={faults} />
      {(dirty || put.isPending) && (
        <div className="cb-form-bar">
          <span className="meta">{t('unsaved')}</span>
          <Button type="submit" kind="primary" large busy={put.isPending}>
            {t(put.isPending ? 'savingNow' : 'save')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** Roles, base, pay and the rest of what crews know of me; saved as a whole. */
export default function ProfilePage(): ReactNode {
  const t = useText(profileTexts);
  const profile = useProfile();
  return (
    <Page title={t('profileTitle')}>
      <QueryView query={profile} skeleton={<Lines count={4} height={160} />}>
        {(mine) => <ProfileForm mine={mine} reload={async () => (await profile.refetch()).data} />}
      </QueryView>
    </Page>
  );
}
