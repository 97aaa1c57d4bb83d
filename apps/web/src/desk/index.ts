/**
 * The light half of what desks are made of. Forms, selects and tables are imported from their own modules
 * (`desk/zod-form`, `desk/search-select`, `desk/data-table`), so that a page loads only what it shows.
 */
export * from './desk-page';
export * from './provider';
export * from './use-wide';
