import { mailTexts, notificationParts, notificationTexts, NotificationText } from './notification-text';
import { showParam } from './show';
import { fill, Locale, mandatoryPlaceholders, Params, ParamsOf } from './text';

type Texts = typeof notificationTexts;

/** Every kind of notification. */
export type NotificationTemplate = keyof Texts;

/** What a notification needs to be told: ids, days, instants and figures, never a name, a contact or a free text. */
export type NotificationParams<T extends NotificationTemplate> =
  ParamsOf<`${Texts[T]['title']['zh']}${Texts[T]['text']['zh']}${Texts[T]['link']}`>;

/** Kinds of notification in the order of their texts. */
export const notificationTemplates = /* @__PURE__ */ Object.keys(notificationTexts) as readonly NotificationTemplate[];

/** Whether `value` is a kind of notification. */
export function isNotificationTemplate(value: string): value is NotificationTemplate {
  return Object.prototype.hasOwnProperty.call(notificationTexts, value);
}

/** How a kind of notification goes out. */
export function notificationRule(template: NotificationTemplate): Pick<NotificationText, 'pace' | 'duty'> {
  return notificationTexts[template];
}

/** Parameters that are ids of things with a name, or a text that somebody wrote and may withdraw; the rest is shown as it is. */
export const NAMED_PARAMS = ['shoot', 'person', 'company', 'announcement'] as const;

/** A notification as it is read. */
export interface ShownNotification {
  readonly title: string;
  readonly text: string;
  /** A path of the web app, beginning with a slash. */
  readonly link: string;
}

/**
 * A notification in a language. A kind that this version does not know, stored by another, shows as nothing: null. What
 * is missing shows as an ellipsis, an announcement that was withdrawn as that.
 * @param params as they were stored
 * @param names of the ids among them
 */
export function showNotification(
  template: string,
  locale: Locale,
  params: Params,
  names: ReadonlyMap<string, string>,
): ShownNotification | null {
  if (!isNotificationTemplate(template)) return null;
  const { title, text, link } = notificationTexts[template];
  const named: Record<string, Params[string]> = { ...params };
  for (const key of NAMED_PARAMS) {
    const value = params[key];
    if (value !== undefined) named[key] = names.get(String(value)) ?? lost(key, locale);
  }
  return {
    title: filled(title[locale], locale, named),
    text: filled(text[locale], locale, named),
    link: fill(link, { ...missingIn(link, params), ...params }, (_name, value) => encodeURIComponent(String(value))),
  };
}

/** What stands for a name that is not there; of announcements nothing is deleted, so that one was withdrawn. */
function lost(key: string, locale: Locale): string {
  return key === 'announcement' ? notificationParts.withdrawn[locale] : '…';
}

/** A mail of several notifications. */
export function digestMail(
  items: readonly ShownNotification[],
  locale: Locale,
  publicUrl: string,
): { subject: string; text: string } {
  const settings = `${publicUrl}/me/settings`;
  const lines = items.map(({ title, text, link }) => `${title}\n${text}\n${publicUrl}${link}`);
  const [only] = items;
  const intro = items.length === 1 ? [] : [mailTexts.digestIntro[locale]];
  const footer = fill(mailTexts.footer[locale], { settings });
  return {
    subject: items.length === 1 ? only!.title : fill(mailTexts.digestTitle[locale], { n: items.length }),
    text: [...intro, ...lines, `-- \n${footer}`].join('\n\n') + '\n',
  };
}

function filled(template: string, locale: Locale, params: Params): string {
  const whole = { ...params, ...missingIn(template, params) };
  return fill(template, whole, (name, value) => {
    const shown = showParam(name, value, locale, whole);
    return name === 'role' ? firstName(shown) : shown;
  }).trim();
}

/** A role by the first of its names, as people say it in a sentence: `跟焦员` of `跟焦员 (摄影大助)`. */
function firstName(role: string): string {
  return role.replace(/\s*[(（/].*$/, '');
}

function missingIn(template: string, params: Params): Params {
  const missing = mandatoryPlaceholders(template).filter((name) => params[name] === undefined);
  return Object.fromEntries(missing.map((name) => [name, '…']));
}
