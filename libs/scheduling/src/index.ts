export * from './day-type';
export * from './dood';
export * from './month-strip';
export * from './roster-grid';
