export * from './queue-services';
export { startServices, type RunningServices } from './start-services';
export { withClient } from './template-database';
export * from './test-database';
