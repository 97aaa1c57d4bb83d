import type { English } from '../text';
import type { account as source } from '../zh/account';

export const account: English<typeof source> = {
  settingsTitle: 'Settings',
  looksTitle: 'Display',
  language: 'Language',
  chinese: '中文',
  english: 'English',
  theme: 'Brightness',
  themeHint: 'Set mode is for a screen beside a camera at night: no white, no motion.',
  themeAuto: 'Follow the system',
  themeLight: 'Light',
  themeSet: 'Set mode',
  large: 'Large type: everything a quarter bigger',
  nameTitle: 'Name',
  name: 'Name',
  nameHint: 'What crews see on applications, offers and rosters.',
  saveName: 'Save name',
  nameSaved: 'Name saved',
  passwordTitle: 'Password',
  passwordNow: 'Current password',
  passwordNew: 'New password',
  passwordRule: 'At least 8 characters. A short sentence is safer than a word with symbols.',
  showPasswords: 'Show passwords',
  changePassword: 'Change password',
  passwordSaved: 'Password changed; your sessions on other devices have ended',
  signOut: 'Sign out',
};
