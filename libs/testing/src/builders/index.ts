export * from './company.builder';
export * from './hiring.builder';
export * from './person.builder';
export * from './shoot.builder';
export * from './sql';
