import type { QueryClient } from '@tanstack/react-query';
import type { Locale } from '../messages/text';

/** What of a page stands in the head of its document. */
export interface Head {
  readonly title: string;
  readonly description?: string;
  /** Not to be listed by search engines: a page of a closed posting, a filtered board. */
  readonly hidden?: boolean;
  /** schema.org data. */
  readonly jsonLd?: object;
}

/** The head of a page that the server renders, from the data that it fetched for it. */
export type HeadOf = (context: {
  readonly queries: QueryClient;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly locale: Locale;
  /** The public address without a slash at its end. */
  readonly origin: string;
}) => Head;
