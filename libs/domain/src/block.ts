/** Which side of a pair wants nothing to do with the other. */
export const BLOCK_SIDES = ['person', 'company'] as const;
export type BlockSide = (typeof BLOCK_SIDES)[number];

/** How many blocks of each side may stand at once: far more than anybody needs, and no more than a snapshot can carry. */
export const MAX_BLOCKS: Readonly<Record<BlockSide, number>> = { person: 200, company: 1_000 };

/** Characters of the note that a side keeps for itself. */
export const BLOCK_NOTE_LENGTH = 200;
