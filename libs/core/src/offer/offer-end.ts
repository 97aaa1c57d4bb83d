/** Why siblings of an accepted offer end; a person who reads it hears that the slot is taken. */
export const SLOT_TAKEN = 'slot_taken';
