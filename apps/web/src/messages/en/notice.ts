import type { English } from '../text';
import type { notice as source } from '../zh/notice';

export const notice: English<typeof source> = {
  title: 'Messages',
  unread: '{n} unread',
  noneUnread: 'All read',
  readAll: 'Mark all as read',
  isUnread: 'Unread',
  urgent: 'Urgent',
  emptyTitle: 'No messages yet',
  emptyText:
    'Offers, answers to your applications and changes to your days appear here. With a profile and free days painted, crews can find you.',
  emptyDo: 'Paint free days',
  emptyStudioText: 'Who accepted, who applied and who dropped out appears here.',
  emptyStudioDo: 'See today',
  settingsLink: 'How I am told',
  preferencesTitle: 'Notifications',
  preferencesText: 'Messages here come at once. This is about the other ways to tell you.',
  mail: 'E-mail',
  sms: 'SMS, for what is urgent',
  push: 'Push, for what is urgent',
  noEmail: 'Your account has no e-mail address, so no mail can come.',
  noPhone: 'Your account has no phone number, so no SMS can come.',
  digest: 'Gather what is not urgent into one mail a day, at 18:00',
  quietTitle: 'Quiet at night',
  quietText: 'From {from} to {to} mail, SMS and push wait for the morning. Messages here come all the same.',
  emergency: 'Night calls: ask me at night too for work that starts within {hours} hours',
  emergencyNone: 'Night calls need a profile first.',
  saved: 'Saved',
};
