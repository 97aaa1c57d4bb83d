import type { Session } from './session';

/** The side of the house that a signed-in person is on; one account may be on all. */
export type Mode = 'seeker' | 'studio' | 'admin';

const KEPT = 'cb-mode';

/** Where each side begins. */
export const MODE_HOMES: Readonly<Record<Mode, string>> = { seeker: '/jobs', studio: '/studio', admin: '/admin' };

/** The sides that are open to a person. */
export function modesOf(session: Session): readonly Mode[] {
  const modes: Mode[] = ['seeker', 'studio'];
  return session.platformRole === 'none' ? modes : [...modes, 'admin'];
}

/** The side of the house where a signed-in person starts. */
export function homeOf(session: Session): string {
  if (session.platformRole !== 'none') return '/admin';
  return session.companies.length > 0 ? '/studio' : '/me/month';
}

/** Remembers the side for pages that belong to all. */
export function rememberMode(mode: Mode): void {
  sessionStorage.setItem(KEPT, mode);
}

/** The side that a page shows: its own, or for pages of all sides the one that was chosen last. */
export function modeOf(pathname: string, session: Session): Mode {
  if (pathname.startsWith('/admin')) return 'admin';
  if (pathname.startsWith('/studio')) return 'studio';
  if (pathname.startsWith('/me/') && pathname !== '/me/settings') return 'seeker';
  const home = homeOf(session);
  const first: Mode = home === '/me/month' ? 'seeker' : home === '/admin' ? 'admin' : 'studio';
  const kept = sessionStorage.getItem(KEPT);
  return modesOf(session).find((mode) => mode === kept) ?? first;
}
