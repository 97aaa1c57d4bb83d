import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import { STALE } from '../api/query';
import type { Schema } from '../api/types';
import { useLocale } from '../messages/locale';

export type Reference = Schema<'Reference'>;

/** Everything that forms and filters choose from; undefined until it is there. */
export function useReference(): Reference | undefined {
  const { data } = useQuery({
    queryKey: keys.reference(),
    queryFn: () => unwrap(api.GET('/api/v1/reference')),
    staleTime: STALE.reference,
    gcTime: Infinity,
  });
  return data;
}

/** What things are called in the page's language; an id that is not known, or not yet, gives an ellipsis. */
export interface Names {
  role(id: string): string;
  department(id: string): string;
  base(id: string): string;
  level(level: number): string;
  /** Place of a department in the order of a call sheet. */
  departmentOrder(id: string): number;
}

const UNKNOWN = '…';

export function useNames(): Names {
  const { locale } = useLocale();
  const reference = useReference();
  return useMemo(() => {
    const table = (items: readonly { id: string; name: { zh: string; en: string } }[] = []): Map<string, string> =>
      new Map(items.map(({ id, name }) => [id, name[locale]]));
    const [roles, departments, bases] = [
      table(reference?.roles),
      table(reference?.departments),
      table(reference?.bases),
    ];
    const orders = new Map(reference?.departments.map(({ id, order }) => [id, order]));
    const levels = new Map(reference?.levels.map(({ level, name }) => [level, name[locale]]));
    return {
      role: (id) => roles.get(id) ?? UNKNOWN,
      department: (id) => departments.get(id) ?? UNKNOWN,
      base: (id) => bases.get(id) ?? UNKNOWN,
      level: (level) => levels.get(level) ?? UNKNOWN,
      departmentOrder: (id) => orders.get(id) ?? Number.MAX_SAFE_INTEGER,
    };
  }, [reference, locale]);
}
