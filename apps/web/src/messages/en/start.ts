import { plural, type English } from '../text';
import type { start as source } from '../zh/start';

export const start: English<typeof source> = {
  title: 'Register',
  progress: 'Step {n} of {all}',
  back: 'Back',
  next: 'Next',
  accountTitle: 'An account first',
  accountHint: 'It costs nothing. Whoever asks you for money is not us.',
  contact: 'Phone or e-mail',
  contactHint: 'To sign in with; crews do not see it.',
  name: 'Name',
  nameHint: 'What crews see on applications and offers.',
  password: 'Password',
  passwordRule: 'At least 8 characters. A short sentence is safer than a word with symbols.',
  passwordLeft: ({ n }) => `${plural(n, 'character')} to go.`,
  passwordEnough: 'Long enough.',
  showPassword: 'Show password',
  register: 'Register',
  registering: 'Registering…',
  haveAccount: 'Have an account?',
  signIn: 'Sign in',
  taken: 'This phone or e-mail is registered with another password. Sign in with it.',
  faults: ({ n }) => `${plural(n, 'thing')} to mend`,
};
