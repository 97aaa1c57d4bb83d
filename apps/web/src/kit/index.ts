export * from './button';
export * from './choice';
export * from './field';
export * from './icon';
export * from './sheet';
export * from './show';
export * from './toast';
export * from './wide';
