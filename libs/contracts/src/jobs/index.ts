export * from './consumer';
export * from './event';
export * from './job';
export * from './schedule';
export * from './subscription';
