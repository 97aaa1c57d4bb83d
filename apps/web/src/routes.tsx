import type { Audience, Budget, PageModule, RouteEntry } from './app/route';
import type { DataPlan } from './app/server-data';
import { boardPlan, homePlan, jobPlan } from './app/server-data';

type Load = () => Promise<PageModule>;
const page =
  (audience: Audience, budget: Budget) =>
  (path: string, chunk: string, load: Load, server: DataPlan | false = false): RouteEntry => ({
    path,
    audience,
    budget,
    chunk: `src/features/${chunk}.tsx`,
    load,
    ...(server && { server }),
  });

const open = page('public', 'public');
const seeker = page('seeker', 'seeker');
const hot = page('studio', 'hot');
const form = page('studio', 'form');
const table = page('studio', 'table');
const admin = page('admin', 'table');
const adminHot = page('admin', 'hot');

/** The browser has no use for what only the server asks. */
const onServer = import.meta.env.SSR;
const nothing: DataPlan = () => [];
const SHOOT = '/studio/shoots/:shoot';

/** Every page of the product. */
export const routes: readonly RouteEntry[] = [
  open('/', 'home/home.page', () => import('./features/home/home.page'), onServer && homePlan),
  open('/jobs', 'board/board.page', () => import('./features/board/board.page'), onServer && boardPlan),
  open('/jobs/:job', 'board/job.page', () => import('./features/board/job.page'), onServer && jobPlan),
  open('/safety', 'home/safety.page', () => import('./features/home/safety.page'), onServer && nothing),
  open('/login', 'account/login.page', () => import('./features/account/login.page')),
  open('/start', 'profile/start.page', () => import('./features/profile/start.page')),

  seeker('/me', 'profile/me.page', () => import('./features/profile/me.page')),
  seeker('/me/month', 'month/month.page', () => import('./features/month/month.page')),
  seeker('/me/offers', 'offer/inbox.page', () => import('./features/offer/inbox.page')),
  seeker('/me/offers/:offer', 'offer/offer.page', () => import('./features/offer/offer.page')),
  seeker('/me/jobs/:booking', 'booking/booking.page', () => import('./features/booking/booking.page')),
  seeker('/me/free', 'profile/free.page', () => import('./features/profile/free.page')),
  seeker('/me/profile', 'profile/profile.page', () => import('./features/profile/profile.page')),
  seeker('/me/notices', 'notice/notices.page', () => import('./features/notice/notices.page')),
  seeker('/me/settings', 'account/settings.page', () => import('./features/account/settings.page')),

  hot('/studio', 'shoot/today.page', () => import('./features/shoot/today.page')),
  hot('/studio/shoots', 'shoot/shoots.page', () => import('./features/shoot/shoots.page')),
  form('/studio/shoots/new', 'shoot/wizard.desk', () => import('./features/shoot/wizard.desk')),
  form(`${SHOOT}/setup/:step`, 'shoot/wizard.desk', () => import('./features/shoot/wizard.desk')),
  hot(SHOOT, 'shoot/overview.page', () => import('./features/shoot/overview.page')),
  form(`${SHOOT}/crew`, 'posting/crew.desk', () => import('./features/posting/crew.desk')),
  form(`${SHOOT}/postings/:posting`, 'posting/posting.desk', () => import('./features/posting/posting.desk')),
  table(`${SHOOT}/applicants`, 'applicant/applicants.desk', () => import('./features/applicant/applicants.desk')),
  hot(`${SHOOT}/fill`, 'matching/fill.page', () => import('./features/matching/fill.page')),
  hot(`${SHOOT}/fill/:run`, 'matching/fill.page', () => import('./features/matching/fill.page')),
  hot(`${SHOOT}/offers`, 'offer-board/offers.page', () => import('./features/offer-board/offers.page')),
  hot(`${SHOOT}/backfills/:backfill`, 'backfill/backfill.page', () => import('./features/backfill/backfill.page')),
  hot(`${SHOOT}/roster`, 'roster/roster.page', () => import('./features/roster/roster.page')),
  hot(`${SHOOT}/roster/:department`, 'roster/department.page', () => import('./features/roster/department.page')),
  hot(`${SHOOT}/roster/:department/:day`, 'roster/roster.page', () => import('./features/roster/roster.page')),
  hot(
    `${SHOOT}/announcements`,
    'announcement/announcements.page',
    () => import('./features/announcement/announcements.page'),
  ),
  hot(`${SHOOT}/dood`, 'roster/dood.page', () => import('./features/roster/dood.page')),
  form('/studio/company', 'company/company.desk', () => import('./features/company/company.desk')),

  admin('/admin', 'admin/control.desk', () => import('./features/admin/control.desk')),
  admin('/admin/shoots', 'admin/shoots.desk', () => import('./features/admin/shoots.desk')),
  adminHot(
    '/admin/shoots/:shoot/roster',
    'roster/admin-roster.page',
    () => import('./features/roster/admin-roster.page'),
  ),
  adminHot(
    '/admin/shoots/:shoot/roster/:department/:day',
    'roster/admin-roster.page',
    () => import('./features/roster/admin-roster.page'),
  ),
  admin('/admin/people', 'admin/people.desk', () => import('./features/admin/people.desk')),
  admin('/admin/people/:person', 'admin/person.desk', () => import('./features/admin/person.desk')),
  admin('/admin/queue', 'admin/verify.desk', () => import('./features/admin/verify.desk')),
  admin('/admin/queue/:company', 'admin/verify.desk', () => import('./features/admin/verify.desk')),
  admin('/admin/accounts', 'admin/accounts.desk', () => import('./features/admin/accounts.desk')),
  admin('/admin/runs', 'admin/runs.desk', () => import('./features/admin/runs.desk')),
  admin('/admin/runs/:run', 'admin/run.desk', () => import('./features/admin/run.desk')),
  adminHot('/admin/market', 'admin/market.page', () => import('./features/admin/market.page')),
  adminHot('/admin/market/:market', 'admin/market-run.page', () => import('./features/admin/market-run.page')),
  admin('/admin/dead-letters', 'admin/dead-letters.desk', () => import('./features/admin/dead-letters.desk')),
  admin('/admin/deliveries', 'admin/deliveries.desk', () => import('./features/admin/deliveries.desk')),
  admin('/admin/audit', 'admin/audit.desk', () => import('./features/admin/audit.desk')),
];
