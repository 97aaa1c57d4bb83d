export * from './doctor';
export { INVARIANTS, type Invariant } from './invariants';
