/** Sorts before every character of a base's id, so that people lie base by base in order of their ids in the engine. */
const BETWEEN = ' ';

/**
 * The id of a person in the engine's market: her home base comes first, so that the shards of a run, which are cut from
 * the list of all people, are neighbourhoods.
 */
export function marketPersonId(homeBase: string, personId: string): string {
  return homeBase + BETWEEN + personId;
}

/** The person behind a {@link marketPersonId}. */
export function personOfMarketId(id: string): string {
  return id.slice(id.indexOf(BETWEEN) + 1);
}
