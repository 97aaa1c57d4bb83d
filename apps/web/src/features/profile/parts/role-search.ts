/** As much of a role as the search looks at. */
export interface FindableRole {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly department: string;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/**
 * Roles whose names in either language, or whose department's, have all words of the query; those whose own name begins
 * with it come first.
 */
export function findRoles<R extends FindableRole>(
  roles: readonly R[],
  query: string,
  departments: ReadonlyMap<string, { readonly zh: string; readonly en: string }>,
): R[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...roles];
  const ranked = roles.flatMap((role) => {
    const names = [role.name.zh, role.name.en, role.id].map(plain);
    const department = departments.get(role.department);
    const all = [...names, plain(department?.zh ?? ''), plain(department?.en ?? '')].join(' ');
    if (!words.every((word) => all.includes(word))) return [];
    const begins = names.some((name) => name.startsWith(words[0]!));
    const named = names.some((name) => words.every((word) => name.includes(word)));
    return [{ role, rank: begins ? 0 : named ? 1 : 2 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ role }) => role);
}
