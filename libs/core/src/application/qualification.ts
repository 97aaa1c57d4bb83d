/** Why a person cannot do a posting: no profile, not the role, or a level under the one asked for. */
export type Lack = 'noProfile' | 'noRole' | 'level';

/**
 * What is missing for a posting, or null when nothing is.
 * @param level the person's level in the role, null without the role, undefined without a profile
 * @param lowest the lowest level that the posting accepts: domain's `lowestAcceptedLevel`
 */
export function qualification(level: number | null | undefined, lowest: number): Lack | null {
  if (level === undefined) return 'noProfile';
  if (level === null) return 'noRole';
  return level < lowest ? 'level' : null;
}
