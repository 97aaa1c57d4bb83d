export * from './builders';
export * from './line';
export * from './queue-services';
export { startServices, type RunningServices } from './start-services';
export { withClient } from './template-database';
export * from './test-database';
export * from './core-context';
export * from './hiring-stage';
export * from './hiring-core';
