/** Characters of an announcement to a crew at most. */
export const ANNOUNCEMENT_LENGTH = 500;
