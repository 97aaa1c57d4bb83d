import type { QueryKey } from '@tanstack/react-query';
import { keys } from '../api/keys';

/** One answer of the API that a page needs: under which key the page looks for it, and where it comes from. */
export interface DataNeed {
  readonly key: QueryKey;
  readonly url: string;
  /** Without it the page is not there: its refusal is the page's status. */
  readonly decides?: boolean;
}

/** What the server fetches before it renders a page. */
export type DataPlan = (place: {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly search: URLSearchParams;
}) => readonly DataNeed[];

/** What the board can be filtered by, as it stands in the address; the API reads the same names. */
export const BOARD_FILTERS = ['base', 'department', 'role', 'entry', 'from', 'to', 'payFromFen', 'q'] as const;
const LISTED = [...BOARD_FILTERS, 'sort'] as const;
export const BOARD_PAGE_SIZE = 20;

function picked(search: URLSearchParams, names: readonly string[]): Record<string, string> {
  const found = names.flatMap((name) => {
    // A form without script sends a choice of several as several parameters, and empty fields as well.
    const value = search.getAll(name).filter(Boolean).join(',');
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The filter of a board's address for the list. */
export const boardFilter = (search: URLSearchParams): Record<string, string> => picked(search, LISTED);

/** The filter of a board's address for the counts, which know no order. */
export const countsFilter = (search: URLSearchParams): Record<string, string> => picked(search, BOARD_FILTERS);

const query = (filter: Readonly<Record<string, string>>): string => new URLSearchParams(filter).toString();
const reference: DataNeed = { key: keys.reference(), url: '/api/v1/reference' };

export const homePlan: DataPlan = () => [reference, { key: keys.boardCounts({}), url: '/api/v1/board/counts' }];

export const boardPlan: DataPlan = ({ search }) => {
  // Without script the next page is an address of its own.
  const cursor = search.get('cursor');
  const list = { ...boardFilter(search), ...(cursor && { cursor }) };
  const counts = countsFilter(search);
  return [
    reference,
    {
      key: keys.board(list),
      url: `/api/v1/board/postings?${query({ ...list, limit: String(BOARD_PAGE_SIZE) })}`,
      decides: true,
    },
    { key: keys.boardCounts(counts), url: `/api/v1/board/counts?${query(counts)}` },
  ];
};

export const jobPlan: DataPlan = ({ params }) => {
  const id = params['job'] ?? '';
  return [reference, { key: keys.job(id), url: `/api/v1/board/postings/${encodeURIComponent(id)}`, decides: true }];
};
