import { signIn as en } from './en/sign-in';
import { area } from './text';
import { signIn as zh } from './zh/sign-in';

export const signInTexts = area(zh, en);
