/** Where to go after signing in: a path of this site, never another site's address; null when there is none. */
export function ownPath(next: string | null): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  // Browsers leave out control characters, so "/\t/evil" would become "//evil".
  if (/[\u0000-\u0020\\]/.test(next)) return null;
  return /^\/(login|start)(?![\w-])/.test(next) ? null : next;
}
