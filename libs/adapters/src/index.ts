export * from './adapters.module';
export * from './file-messengers';
export * from './message-folder';
export * from './message-id';
export * from './outcome';
export * from './port';
export * from './smtp-mailer';
