export * from './queue-board';
