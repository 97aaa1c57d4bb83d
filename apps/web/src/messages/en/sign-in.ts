import type { English } from '../text';
import type { signIn as source } from '../zh/sign-in';

export const signIn: English<typeof source> = {
  loginTitle: 'Sign in',
  loginNext: 'Sign in and you go on to the page you were heading for.',
  registerMinutes: 'Register: 4 minutes to your first application',
  contact: 'Phone or e-mail',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  showPassword: 'Show password',
  noAccount: 'No account yet?',
  register: 'Register',
  demoTitle: 'Demo accounts',
  demoHint: 'Tap one to sign in with it; the password is {password} for all',
};
