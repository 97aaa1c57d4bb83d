export * from './error-text';
export * from './field-text';
export * from './match-text';
export * from './message';
export * from './name';
export * from './show';
export * from './text';
export { fill as fillText } from './text';
