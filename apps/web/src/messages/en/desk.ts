import { plural, type English } from '../text';
import type { desk as source } from '../zh/desk';

export const desk: English<typeof source> = {
  wrongFields: ({ count }) => `${plural(count, 'thing')} to put right`,
  wrongField: '{field}: {error}',
  stepUpTitle: 'Your password once more',
  stepUpText: 'Changing rights or seeing personal data needs proof that it is you. Not asked again for 5 minutes.',
  password: 'Password',
  confirm: 'Confirm',
  cancel: 'Cancel',
};
