import type { ReactNode } from 'react';
import type { Posting } from '../../../app/crew/posting-edit';
import { ShortSelect } from '../../../desk/short-select';
import { DeskField, useFieldValue, type ZodForm } from '../../../desk/zod-form';
import { crewTexts } from '../../../messages/crew';
import { useText } from '../../../messages/locale';
import { StepInput } from './posting-controls.desk';

const ASKINGS = ['suggest', 'auto'] as const;

interface ShiftProps {
  readonly zod: ZodForm;
  readonly disabled: boolean;
}

/** Days by which the open slots of a posting are moved. */
export function ShiftField({ zod, disabled }: ShiftProps): ReactNode {
  const t = useText(crewTexts);
  return (
    <DeskField zod={zod} name="shiftDays" hint={t('shiftDaysHint')}>
      <StepInput disabled={disabled} label={t('shiftDays')} show={(n) => t('dayCount', { n })} min={-30} max={30} />
    </DeskField>
  );
}

/** Whether whom a match proposes waits for the producer, with what exactly happens. */
export function AskingField({
  zod,
  posting,
  disabled,
}: {
  zod: ZodForm;
  posting: Posting;
  disabled: boolean;
}): ReactNode {
  const t = useText(crewTexts);
  const asking = useFieldValue<Posting['asking']>(zod, 'asking') ?? posting.asking;
  return (
    <DeskField zod={zod} name="asking" hint={t(`askingHint_${asking}`)}>
      <ShortSelect disabled={disabled} choices={ASKINGS.map((value) => ({ value, label: t(`asking_${value}`) }))} />
    </DeskField>
  );
}
