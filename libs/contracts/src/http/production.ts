import { z } from 'zod';
import { id, instant, page, pageQuery, text } from './common';

/** What a micro-drama is told as. */
export const genre = z.enum(['modern', 'costume', 'campus', 'action', 'overseas']);

const terms = {
  title: text(1, 120),
  genre,
  episodes: z.number().int().min(1).max(200),
  /** 备案号 */
  filingNumber: text(1, 60).nullable(),
};

export const createProduction = z.strictObject({ ...terms, filingNumber: terms.filingNumber.optional() });

export const updateProduction = z.strictObject(terms).partial();

export const production = z
  .object({
    id,
    companyId: id,
    title: z.string(),
    genre,
    episodes: z.number().int(),
    filingNumber: z.string().nullable(),
    shoots: z.number().int(),
    createdAt: instant,
  })
  .meta({ id: 'Production' });

export const productionsQuery = z.strictObject({ ...pageQuery });

export const productionPage = page(production).meta({ id: 'ProductionPage' });
