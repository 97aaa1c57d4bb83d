import { useEffect, useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { ZodForm } from '../../../desk/zod-form';
import { Notice } from '../../../kit';
import { crewTexts } from '../../../messages/crew';
import { useText } from '../../../messages/locale';
import { suggestionOf } from './suggested';

/** Puts what the link proposed into the form, not yet stored, and leads to the field. */
export function Suggested({ zod, levels }: { zod: ZodForm; levels: readonly number[] }): ReactNode {
  const t = useText(crewTexts);
  const [params] = useSearchParams();
  const address = params.toString();
  const first = levels[0] ?? 1;
  const { values, field } = useMemo(
    () =>
      suggestionOf(
        new URLSearchParams(address),
        Array.from({ length: levels.length }, (_, index) => first + index),
      ),
    [address, levels.length, first],
  );
  const { form } = zod;
  useEffect(() => {
    if (field === null) return undefined;
    form.setFieldsValue(values);
    // In the next frame, since a new page first goes to its top.
    const frame = requestAnimationFrame(() => form.scrollToField(field, { block: 'center', focus: true }));
    return () => cancelAnimationFrame(frame);
  }, [form, values, field]);
  if (field === null || Object.keys(values).length === 0) return null;
  return <Notice>{t('suggested', { field: zod.fields[field]! })}</Notice>;
}
