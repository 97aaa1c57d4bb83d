import { z } from 'zod';
import { wholeNumber } from './common';

/** A text in both languages of the product. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });

/** A word out of reference data; whether there is such a role or base the domain says. */
export const choice = z.string().min(1).max(60);

/** Everything that forms and filters choose from. */
export const reference = z
  .object({
    bases: z.array(
      z.object({
        id: z.string(),
        name: bilingual,
        province: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        timeZone: z.string(),
      }),
    ),
    departments: z.array(z.object({ id: z.string(), name: bilingual, order: z.number().int() })),
    roles: z.array(
      z.object({
        id: z.string(),
        name: bilingual,
        department: z.string(),
        lowestLevel: z.number().int(),
        highestLevel: z.number().int(),
      }),
    ),
    levels: z.array(z.object({ level: z.number().int(), name: bilingual })),
    templates: z.object({
      from: z.number().int(),
      to: z.number().int(),
      sizes: z.array(z.number().int()),
    }),
    limits: z.object({
      shootDays: z.number().int(),
      headcount: z.number().int(),
      payFen: z.number().int(),
      availabilityDays: z.number().int(),
    }),
  })
  .meta({ id: 'Reference' });

/** The size in the path; the domain says which sizes there are. */
export const templateParam = z.strictObject({ size: wholeNumber(0, 999_999_999) });

/** For how many shooting days the template is shown; 7 when absent. */
export const templateQuery = z.strictObject({ shootingDays: wholeNumber(0, 999_999_999).optional() });

/** A crew template, expanded. */
export const templatePreview = z
  .object({
    size: z.number().int(),
    shootingDays: z.number().int(),
    summary: z.object({
      headcount: z.number().int(),
      personDays: z.number().int(),
      costLowFen: z.number().int(),
      costHighFen: z.number().int(),
    }),
    postings: z.array(
      z.object({
        roleId: z.string(),
        department: z.string(),
        title: bilingual,
        headcount: z.number().int(),
        minLevel: z.number().int(),
        headOfDepartment: z.boolean(),
        entry: z.enum(['none', 'mentored', 'open']),
        payLowFen: z.number().int(),
        payHighFen: z.number().int(),
        prepDays: z.number().int(),
        shootShareBp: z.number().int(),
        wrapDays: z.number().int(),
        daysPerSlot: z.number().int(),
        skills: bilingual,
        doubles: z.array(z.string()),
        unpaidOwner: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'TemplatePreview' });
