import type { components } from '@callboard/client';

/** What the API answers, by its name in the OpenAPI document: `Schema<'MyOffer'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
