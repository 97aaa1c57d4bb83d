import { updatePosting } from '@callboard/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ConflictError } from '../../../app/crew/autosave';
import { storePosting, type Posting, type PostingPatch } from '../../../app/crew/posting-edit';
import { useZodForm, type ZodForm } from '../../../desk/zod-form';
import { changedTerms, clashes, formTerms, untouched } from './typed-terms';

/** A band may be wrong as a whole: its sentence stands under the upper end. */
const ABOUT = { 'posting.payRange': 'payHighFen' } as const;

interface PostingFormWish {
  readonly posting: Posting;
  /** Whether it is asked who sees the posting. */
  readonly asked: boolean;
  readonly fields: Readonly<Record<string, string>>;
  /** The level of a head of department. */
  readonly highest: number;
  readonly onStored: () => void;
}

interface PostingFormState {
  readonly zod: ZodForm;
  readonly initial: object;
  /** What somebody else stored in a field that was typed over here. */
  readonly conflict: ConflictError | null;
  readonly stored: boolean;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/**
 * The state of the form of a posting that others edit as well. What nobody has typed over follows what is stored; what
 * was typed is stored on top of the version that it was typed over, so that one field changed by two comes up.
 */
export function usePostingForm({ posting, asked, fields, highest, onStored }: PostingFormWish): PostingFormState {
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<ConflictError | null>(null);
  const [stored, setStored] = useState(false);
  const base = useRef(posting);
  const [initial] = useState(() => formTerms(posting, asked));
  const store = async (patch: PostingPatch): Promise<void> => {
    try {
      const saved = await storePosting(queries, posting.shootId, posting.id, patch, base.current);
      setConflict(null);
      setStored(true);
      onStored();
      follow(saved);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      setConflict(error);
    }
  };
  const zod = useZodForm<PostingPatch>(updatePosting, {
    fields,
    about: ABOUT,
    send: (values) => {
      const whole = values.headOfDepartment ? { ...values, minLevel: highest } : values;
      return store(changedTerms(whole, formTerms(base.current, asked)));
    },
  });
  const { form } = zod;
  const follow = useCallback(
    (next: Posting): void => {
      form.setFieldsValue(untouched(form.getFieldsValue(), formTerms(base.current, asked), formTerms(next, asked)));
      base.current = next;
    },
    [form, asked],
  );
  useEffect(() => {
    if (posting.version <= base.current.version) return;
    // Where both changed one field the old version stays beneath, and saving shows both.
    if (!clashes(form.getFieldsValue(), formTerms(base.current, asked), formTerms(posting, asked))) follow(posting);
  }, [posting, asked, form, follow]);
  const keepMine = (): void => {
    follow(conflict!.theirs as Posting);
    void zod.submit();
  };
  const takeTheirs = (): void => {
    const theirs = conflict!.theirs as Posting;
    const all = formTerms(theirs, asked) as unknown as Readonly<Record<string, unknown>>;
    form.setFieldsValue(Object.fromEntries(conflict!.fields.map((field) => [field, all[field]])));
    follow(theirs);
    setConflict(null);
  };
  return { zod, initial, conflict, stored, keepMine, takeTheirs };
}
