import { newId } from '@callboard/domain';
import { PASSWORD } from '../api/test-api';
import { People, REGISTERING } from './people';
import type { Things } from './stage';

/** What a line's request is made from. */
export interface Given {
  readonly things: Things;
  readonly people: People;
  /** Of seeker A's session. */
  readonly refreshToken: string;
  /** A day so many days from today. */
  readonly day: (offset: number) => string;
}

/** One request, and what each identity gets for it. */
export interface Line {
  /** As the router knows it: `GET /api/v1/companies/:companyId`. */
  readonly route: string;
  /**
   * Nine words, in the order of IDENTITIES: a status, for what is neither an answer nor a plain denial followed by the
   * problem's code: `409:application.exists`.
   */
  readonly outcome: string;
  /** The thing behind each parameter of the path, or its text. */
  readonly ids?: Readonly<Record<string, (given: Given) => string>>;
  readonly query?: (given: Given) => string;
  readonly body?: (given: Given) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why nobody at all gets through; without it somebody must. */
  readonly closed?: string;
}

type Extra = Partial<Pick<Line, 'query' | 'body' | 'headers' | 'closed'>> & {
  readonly ids?: Readonly<Record<string, keyof Things | ((given: Given) => string)>>;
};

function line(route: string, outcome: string, extra: Extra = {}): Line {
  const { ids = {}, ...rest } = extra;
  const found = Object.entries(ids).map(([name, thing]) => [
    name,
    typeof thing === 'function' ? thing : (given: Given): string => given.things[thing],
  ]);
  return { route, outcome, ids: Object.fromEntries(found) as NonNullable<Line['ids']>, ...rest };
}

// prettier-ignore
const OUTCOMES = {
  //             nobody seekerA seekerB producerA producerB headA auditor admin suspended
  PUBLIC:       '200    200     200     200       200       200   200     200   200',
  MADE_PUBLIC:  '201    201     201     201       201       201   201     201   201',
  ACCOUNT:      '401    200     200     200       200       200   200     200   403',
  MADE_ACCOUNT: '401    201     201     201       201       201   201     201   403',
  SEEKER_A:     '401    200     404     404       404       404   404     404   403',
  /** Members of company A and those who may read everything. */
  READ:         '401    404     404     200       404       200   200     200   403',
  /** The same for a thing of the camera department, which the head of lighting does not read. */
  OTHER_DEPARTMENT: '401 404    404     200       404       403   200     200   403',
  /** Whoever manages company A; who may read but not do this is told so. */
  MANAGE:       '401    404     404     200       404       403   403     403   403',
  MADE_MANAGE:  '401    404     404     201       404       403   403     403   403',
  QUEUED:       '401    404     404     202       404       403   403     403   403',
  /** In lighting, the head of department too. */
  DEPARTMENT:   '401    404     404     200       404       200   403     403   403',
  AUDITOR:      '401    404     404     404       404       404   200     200   403',
  ADMIN:        '401    404     404     404       404       404   403     200   403',
  QUEUED_ADMIN: '401    404     404     404       404       404   403     202   403',
  /** The queue board, which does not exist for others and may be looked at only. */
  BOARD:        '404    404     404     404       404       404   404     200   404',
  BOARD_NO_JOB: '404    404     404     404       404       404   404     404:  404',
  BOARD_WRITE:  '404    404     404     404       404       404   404     403   404',
};
const { PUBLIC, MADE_PUBLIC, ACCOUNT, MADE_ACCOUNT, SEEKER_A, READ, MANAGE, MADE_MANAGE, QUEUED } = OUTCOMES;
const { OTHER_DEPARTMENT, DEPARTMENT, AUDITOR, ADMIN, QUEUED_ADMIN, BOARD, BOARD_NO_JOB, BOARD_WRITE } = OUTCOMES;

const CREDIT_CODE = '91350100M000100Y43';
const EVIDENCE = '营业执照副本与开户许可，已上传。';

// prettier-ignore
const AUTH: readonly Line[] = [
  line('POST /api/v1/auth/register', MADE_PUBLIC, { body: () => ({ ...REGISTERING, password: PASSWORD }) }),
  line('POST /api/v1/auth/login', PUBLIC, { body: ({ people }) => ({ contact: people.seekerA.canaries.phone, password: PASSWORD, mode: 'bearer' }) }),
  line('POST /api/v1/auth/refresh', PUBLIC, { body: ({ refreshToken }) => ({ refreshToken }) }),
  line('POST /api/v1/auth/logout', ACCOUNT),
  line('GET /api/v1/auth/session', ACCOUNT),
  line('POST /api/v1/auth/password', ACCOUNT, { body: () => ({ current: PASSWORD, next: 'quite another password' }) }),
  line('PATCH /api/v1/auth/account', ACCOUNT, { body: () => ({ displayName: '新名字', locale: 'en' }) }),
  line('POST /api/v1/auth/step-up', ACCOUNT, { body: () => ({ password: PASSWORD }) }),
];

// prettier-ignore
const COMPANIES: readonly Line[] = [
  line('POST /api/v1/companies', MADE_ACCOUNT, { body: () => ({ name: '新公司' }) }),
  line('GET /api/v1/companies', ACCOUNT),
  line('GET /api/v1/companies/:companyId', READ, { ids: { companyId: 'companyA' } }),
  line('PATCH /api/v1/companies/:companyId', MANAGE, { ids: { companyId: 'draftCompany' }, body: () => ({ name: '改了名' }) }),
  line('POST /api/v1/companies/:companyId/submission', MANAGE, { ids: { companyId: 'draftCompany' }, body: () => ({ creditCode: CREDIT_CODE, evidence: EVIDENCE }) }),
  line('GET /api/v1/companies/:companyId/members', READ, { ids: { companyId: 'companyA' } }),
  line('POST /api/v1/companies/:companyId/members', MADE_MANAGE, { ids: { companyId: 'companyA' }, body: ({ people }) => ({ contact: people.newcomer.canaries.email, role: 'viewer' }) }),
  line('PUT /api/v1/companies/:companyId/members/:accountId', MANAGE, { ids: { companyId: 'companyA', accountId: ({ people }) => people.clerk.accountId }, body: () => ({ role: 'accountant' }) }),
  line('DELETE /api/v1/companies/:companyId/members/:accountId', MANAGE, { ids: { companyId: 'companyA', accountId: ({ people }) => people.clerk.accountId } }),
  line('GET /api/v1/companies/:companyId/blocks', MANAGE, { ids: { companyId: 'companyA' } }),
  line('POST /api/v1/companies/:companyId/blocks', MANAGE, { ids: { companyId: 'companyA' }, body: ({ people }) => ({ personId: people.proposed.personId, note: '上次没有来' }) }),
  line('DELETE /api/v1/companies/:companyId/blocks/:personId', MANAGE, { ids: { companyId: 'companyA', personId: ({ people }) => people.clerk.personId } }),
  line('POST /api/v1/companies/:companyId/productions', MADE_MANAGE, { ids: { companyId: 'companyA' }, body: () => ({ title: '新戏', genre: 'modern', episodes: 60 }) }),
  line('GET /api/v1/companies/:companyId/productions', READ, { ids: { companyId: 'companyA' } }),
  line('PATCH /api/v1/productions/:productionId', MANAGE, { ids: { productionId: 'productionA' }, body: () => ({ title: '改了剧名' }) }),
  line('POST /api/v1/companies/:companyId/shoots', MADE_MANAGE, { ids: { companyId: 'companyA' }, body: ({ things, day }) => ({ productionId: things.productionA, baseId: 'hengdian', firstShootingDay: day(30), shootingDays: 5, templateSize: 10 }) }),
  line('GET /api/v1/companies/:companyId/shoots', READ, { ids: { companyId: 'companyA' } }),
];

// prettier-ignore
const SHOOTS: readonly Line[] = [
  line('GET /api/v1/shoots/:shootId', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId', READ, { ids: { shootId: 'draftShoot' } }),
  line('PATCH /api/v1/shoots/:shootId', MANAGE, { ids: { shootId: 'openShoot' }, body: () => ({ title: '改了片名' }) }),
  line('POST /api/v1/shoots/:shootId/template', MANAGE, { ids: { shootId: 'draftShoot' }, body: () => ({ size: 10 }) }),
  line('POST /api/v1/shoots/:shootId/publish', MANAGE, { ids: { shootId: 'draftShoot' } }),
  line('POST /api/v1/shoots/:shootId/cancel', MANAGE, { ids: { shootId: 'openShoot' }, body: () => ({ reason: '投资方撤了' }) }),
  line('GET /api/v1/shoots/:shootId/roster', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/postings', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/shoots/:shootId/postings', MADE_MANAGE, { ids: { shootId: 'openShoot' }, body: () => ({ roleId: 'electrician', minLevel: 2, headcount: 2, payLowFen: 40_000, payHighFen: 60_000 }) }),
  line('PATCH /api/v1/postings/:postingId', MANAGE, { ids: { postingId: 'freshPosting' }, body: () => ({ requirements: '自带手套' }) }),
  line('DELETE /api/v1/postings/:postingId', MANAGE, { ids: { postingId: 'draftPosting' } }),
  line('GET /api/v1/postings/:postingId/people', DEPARTMENT, { ids: { postingId: 'openPosting' } }),
  line('POST /api/v1/shoots/:shootId/match-runs', QUEUED, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/match-runs', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/match-runs/:runId', READ, { ids: { runId: 'run' } }),
  line('GET /api/v1/shoots/:shootId/proposals', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/proposals/:proposalId/pin', DEPARTMENT, { ids: { proposalId: 'proposal' } }),
  line('POST /api/v1/proposals/:proposalId/pin', MANAGE, { ids: { proposalId: 'cameraProposal' } }),
  line('POST /api/v1/proposals/:proposalId/unpin', DEPARTMENT, { ids: { proposalId: 'pinnedProposal' } }),
  line('POST /api/v1/proposals/:proposalId/swap', DEPARTMENT, { ids: { proposalId: 'proposal' }, body: ({ people }) => ({ personId: people.runnerUp.personId }) }),
  line('GET /api/v1/shoots/:shootId/slots/:slotId/people', READ, { ids: { shootId: 'openShoot', slotId: 'openSlot' } }),
  line('GET /api/v1/shoots/:shootId/slots/:slotId/people', OTHER_DEPARTMENT, { ids: { shootId: 'openShoot', slotId: 'cameraSlot' } }),
  line('GET /api/v1/shoots/:shootId/slots/:slotId/why-not', READ, { ids: { shootId: 'openShoot', slotId: 'openSlot' }, query: ({ people }) => `person=${people.proposed.personId}` }),
  line('GET /api/v1/shoots/:shootId/slots/:slotId/why-not', OTHER_DEPARTMENT, { ids: { shootId: 'openShoot', slotId: 'cameraSlot' }, query: ({ people }) => `person=${people.focusPuller.personId}` }),
  line('POST /api/v1/shoots/:shootId/slots/:slotId/choice', DEPARTMENT, { ids: { shootId: 'openShoot', slotId: 'openSlot' }, body: ({ people }) => ({ personId: people.runnerUp.personId }) }),
  line('GET /api/v1/postings/:postingId/what-if', READ, { ids: { postingId: 'openPosting' }, query: () => 'axis=pay' }),
  line('GET /api/v1/postings/:postingId/what-if', OTHER_DEPARTMENT, { ids: { postingId: 'cameraPosting' }, query: () => 'axis=start' }),
  line('POST /api/v1/shoots/:shootId/offers/send', MANAGE, { ids: { shootId: 'openShoot' }, body: ({ things }) => ({ proposalIds: [things.proposal] }) }),
  line('POST /api/v1/shoots/:shootId/offers', MADE_MANAGE, { ids: { shootId: 'openShoot' }, body: ({ things, people }) => ({ slotId: things.openSlot, personId: people.chosen.personId }) }),
  line('POST /api/v1/shoots/:shootId/offers', '401 404 404 422:gap.overrideNotNeeded 404 403:gap.overrideDenied 403:gap.overrideDenied 403:gap.overrideDenied 403', { ids: { shootId: 'openShoot' }, body: ({ things, people }) => ({ slotId: things.openSlot, personId: people.chosen.personId, gapOverride: { reason: '演员档期只有这几天' } }), closed: 'nobody of the stage lacks rest; that an override goes out is shown in gap-override.int-spec' }),
  line('GET /api/v1/shoots/:shootId/gap-overrides', MANAGE, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/offers', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/offers/:offerId/counter/answer', MANAGE, { ids: { offerId: 'counteredOffer' }, body: () => ({ answer: 'kept' }) }),
  line('POST /api/v1/offers/:offerId/withdraw', MANAGE, { ids: { offerId: 'offer' }, body: () => ({ reason: 'plans_changed' }) }),
  line('POST /api/v1/shoots/:shootId/holds', MADE_MANAGE, { ids: { shootId: 'openShoot' }, body: ({ things, people }) => ({ slotId: things.openSlot, personId: people.chosen.personId }) }),
  line('GET /api/v1/shoots/:shootId/holds', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/cancellations', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/cancelling-cost', MANAGE, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/holds/:holdId/convert', MADE_MANAGE, { ids: { holdId: 'convertibleHold' }, body: () => ({}) }),
  line('POST /api/v1/holds/:holdId/release', MANAGE, { ids: { holdId: 'hold' } }),
  line('GET /api/v1/shoots/:shootId/backfills', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/shoots/:shootId/backfills', MADE_MANAGE, { ids: { shootId: 'openShoot' }, body: ({ things }) => ({ slotId: things.openSlot }) }),
  line('GET /api/v1/backfills/:backfillId', READ, { ids: { backfillId: 'backfill' } }),
  line('POST /api/v1/backfills/:backfillId/pause', MANAGE, { ids: { backfillId: 'backfill' } }),
  line('POST /api/v1/backfills/:backfillId/resume', MANAGE, { ids: { backfillId: 'pausedBackfill' } }),
  line('POST /api/v1/backfills/:backfillId/skip', MANAGE, { ids: { backfillId: 'backfill' } }),
  line('POST /api/v1/backfills/:backfillId/widen', MANAGE, { ids: { backfillId: 'backfill' } }),
  line('POST /api/v1/backfills/:backfillId/take-over', MANAGE, { ids: { backfillId: 'backfill' } }),
  line('POST /api/v1/bookings/:bookingId/cancel', MANAGE, { ids: { bookingId: 'booking' }, body: () => ({ reason: 'budget' }) }),
  line('POST /api/v1/bookings/:bookingId/no-show', '401 404 404 409:booking.notBegun 404 403 403 403 403', { ids: { bookingId: 'booking' }, body: () => ({}), closed: 'the first day has not come' }),
  line('GET /api/v1/shoots/:shootId/attendance', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/conflicts', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/shoots/:shootId/people/:personId/phone', MANAGE, { ids: { shootId: 'openShoot', personId: ({ people }) => people.booked.personId } }),
  line('POST /api/v1/shoots/:shootId/people/:personId/phone', '401 404 404 404 404 403 403 403 403', { ids: { shootId: 'openShoot', personId: ({ people }) => people.chosen.personId }, closed: 'she is not booked, and no backfill has asked her' }),
  line('GET /api/v1/shoots/:shootId/applications', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/shoots/:shootId/applications/decisions', DEPARTMENT, { ids: { shootId: 'openShoot' }, body: ({ things }) => ({ decision: 'shortlist', applicationIds: [things.application] }) }),
  line('POST /api/v1/shoots/:shootId/announcements', '401 404 404 201 404 403 403 403 403', { ids: { shootId: 'openShoot' }, body: () => ({ text: '明早五点半集合' }) }),
  line('POST /api/v1/shoots/:shootId/announcements', '401 404 404 201 404 201 403 403 403', { ids: { shootId: 'openShoot' }, body: () => ({ text: '明早五点半集合', department: 'lighting' }) }),
  line('GET /api/v1/shoots/:shootId/announcements', READ, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/shoots/:shootId/announcements/:announcementId', READ, { ids: { shootId: 'openShoot', announcementId: 'announcement' } }),
  line('GET /api/v1/shoots/:shootId/announcements/:announcementId', OTHER_DEPARTMENT, { ids: { shootId: 'openShoot', announcementId: 'cameraAnnouncement' } }),
  line('POST /api/v1/shoots/:shootId/announcements/:announcementId/withdraw', DEPARTMENT, { ids: { shootId: 'openShoot', announcementId: 'announcement' } }),
  line('POST /api/v1/shoots/:shootId/announcements/:announcementId/withdraw', MANAGE, { ids: { shootId: 'openShoot', announcementId: 'cameraAnnouncement' } }),
  line('GET /api/v1/shoots/:shootId/reserves', READ, { ids: { shootId: 'openShoot' } }),
  line('POST /api/v1/applications/:applicationId/shortlist', DEPARTMENT, { ids: { applicationId: 'application' } }),
  line('POST /api/v1/applications/:applicationId/shortlist', MANAGE, { ids: { applicationId: 'cameraApplication' } }),
  line('POST /api/v1/applications/:applicationId/decline', DEPARTMENT, { ids: { applicationId: 'application' } }),
  line('POST /api/v1/applications/:applicationId/decline', MANAGE, { ids: { applicationId: 'cameraApplication' } }),
];

// prettier-ignore
const SEEKERS: readonly Line[] = [
  line('GET /api/v1/demo/accounts', PUBLIC),
  line('GET /api/v1/reference', PUBLIC),
  line('GET /api/v1/templates/:size', PUBLIC, { ids: { size: () => '35' } }),
  line('GET /api/v1/board/postings', PUBLIC),
  line('GET /api/v1/board/counts', PUBLIC),
  line('GET /api/v1/board/postings/:postingId', PUBLIC, { ids: { postingId: 'openPosting' } }),
  line('GET /api/v1/board/postings/:postingId', '404 404 404 404 404 404 404 404 404', { ids: { postingId: 'draftPosting' }, closed: 'a draft is on no board, not even for its owner' }),
  line('GET /api/v1/board/postings/:postingId/fit', ACCOUNT, { ids: { postingId: 'openPosting' } }),
  line('GET /api/v1/board/postings/:postingId/fit', '401 404 404 404 404 404 404 404 403', { ids: { postingId: 'draftPosting' }, closed: 'a draft is on no board' }),
  line('GET /api/v1/me/fitting-postings', ACCOUNT),
  line('POST /api/v1/postings/:postingId/applications', MADE_ACCOUNT, { ids: { postingId: 'freshPosting' }, body: () => ({ note: '做过三部竖屏' }) }),
  line('POST /api/v1/postings/:postingId/applications', '401 404 404 404 404 404 404 404 403', { ids: { postingId: 'draftPosting' }, body: () => ({}), closed: 'nobody applies for a draft' }),
  line('POST /api/v1/applications/:applicationId/withdraw', SEEKER_A, { ids: { applicationId: 'application' } }),
  line('GET /api/v1/me/applications', ACCOUNT),
  line('GET /api/v1/me/applications/:applicationId/similar', SEEKER_A, { ids: { applicationId: 'application' } }),
  line('PUT /api/v1/me/reserves/:postingId', ACCOUNT, { ids: { postingId: 'freshPosting' } }),
  line('PUT /api/v1/me/reserves/:postingId', '401 404 404 404 404 404 404 404 403', { ids: { postingId: 'draftPosting' }, closed: 'nobody stands by for a draft' }),
  line('DELETE /api/v1/me/reserves/:postingId', SEEKER_A, { ids: { postingId: 'openPosting' } }),
  line('GET /api/v1/me/reserves', ACCOUNT),
  line('GET /api/v1/me/blocks', ACCOUNT),
  line('POST /api/v1/me/blocks', ACCOUNT, { body: ({ things }) => ({ companyId: things.companyB, note: '拖欠尾款' }) }),
  line('POST /api/v1/me/blocks', '401 404 404 404 404 404 404 404 403', { body: ({ things }) => ({ companyId: things.draftCompany }), closed: 'nobody hears of a company before it is verified' }),
  line('DELETE /api/v1/me/blocks/:companyId', SEEKER_A, { ids: { companyId: 'companyB' } }),
  line('GET /api/v1/me/offers', ACCOUNT),
  line('GET /api/v1/me/offers/:offerId', SEEKER_A, { ids: { offerId: 'offer' } }),
  line('POST /api/v1/me/offers/:offerId/view', SEEKER_A, { ids: { offerId: 'offer' } }),
  line('POST /api/v1/offers/:offerId/accept', SEEKER_A, { ids: { offerId: 'offer' }, body: () => ({ revision: 1 }) }),
  line('POST /api/v1/offers/:offerId/counter', SEEKER_A, { ids: { offerId: 'offer' }, body: () => ({ payFen: 70_000 }) }),
  line('POST /api/v1/offers/:offerId/decline', SEEKER_A, { ids: { offerId: 'offer' }, body: () => ({ reason: 'dates' }) }),
  line('GET /api/v1/me/holds', ACCOUNT),
  line('GET /api/v1/me/cancellations', ACCOUNT),
  line('POST /api/v1/me/holds/:holdId/release', SEEKER_A, { ids: { holdId: 'hold' } }),
  line('GET /api/v1/me/bookings', ACCOUNT),
  line('GET /api/v1/me/bookings/:bookingId', SEEKER_A, { ids: { bookingId: 'booking' } }),
  line('GET /api/v1/me/bookings/:bookingId/announcements', SEEKER_A, { ids: { bookingId: 'booking' } }),
  line('POST /api/v1/me/announcements/:announcementId/read', SEEKER_A, { ids: { announcementId: 'announcement' } }),
  line('POST /api/v1/me/bookings/:bookingId/drop-out', SEEKER_A, { ids: { bookingId: 'booking' }, body: () => ({ reason: 'illness' }) }),
  line('POST /api/v1/me/bookings/:bookingId/attendance', SEEKER_A, { ids: { bookingId: 'nearBooking' } }),
  line('POST /api/v1/me/bookings/:bookingId/attendance', '401 409:attendance.tooEarly 404 404 404 404 404 404 403', { ids: { bookingId: 'booking' }, closed: 'her first day is weeks away' }),
  line('GET /api/v1/me/month', ACCOUNT, { query: ({ day }) => `month=${day(14).slice(0, 7)}` }),
  line('GET /api/v1/me/notifications', ACCOUNT),
  line('POST /api/v1/me/notifications/:notificationId/read', SEEKER_A, { ids: { notificationId: 'notification' } }),
  line('POST /api/v1/me/notifications/read-all', ACCOUNT),
  line('GET /api/v1/me/notification-preferences', ACCOUNT),
  line('PUT /api/v1/me/notification-preferences', ACCOUNT, { body: () => ({ mail: true, sms: false, push: false, digest: true }) }),
  line('GET /api/v1/me/profile', ACCOUNT),
  line('PUT /api/v1/me/profile', ACCOUNT, { body: () => ({ kind: 'graduate', homeBase: 'hengdian', maxTravelMinutes: 600, payFloorFen: 20_000, searchable: true, roles: [{ roleId: 'gaffer', level: 3 }] }) }),
  line('GET /api/v1/me/availability', ACCOUNT, { query: ({ day }) => `from=${day(150)}&to=${day(300)}` }),
  line('PUT /api/v1/me/availability', ACCOUNT, { body: ({ day }) => ({ from: day(100), to: day(110), state: 'no' }) }),
];

// prettier-ignore
const PLATFORM: readonly Line[] = [
  line('GET /api/v1/admin/accounts', AUDITOR, { query: () => 'limit=100' }),
  line('GET /api/v1/admin/accounts/:accountId', AUDITOR, { ids: { accountId: ({ people }) => people.target.accountId } }),
  line('POST /api/v1/admin/accounts/:accountId/suspension', ADMIN, { ids: { accountId: ({ people }) => people.target.accountId }, body: () => ({ reason: '收押金，查实' }) }),
  line('DELETE /api/v1/admin/accounts/:accountId/suspension', ADMIN, { ids: { accountId: ({ people }) => people.suspended.accountId } }),
  line('POST /api/v1/admin/accounts/:accountId/unmask', ADMIN, { ids: { accountId: ({ people }) => people.target.accountId }, body: () => ({ kind: 'phone', reason: '劳动监察来函' }) }),
  line('GET /api/v1/admin/audit', AUDITOR, { query: () => 'limit=100' }),
  line('GET /api/v1/admin/companies', AUDITOR),
  line('POST /api/v1/admin/companies/:companyId/decision', ADMIN, { ids: { companyId: 'reviewedCompany' }, body: () => ({ decision: 'verify' }) }),
  line('POST /api/v1/admin/companies/:companyId/decision', ADMIN, { ids: { companyId: 'companyB' }, body: () => ({ decision: 'suspend', reason: '证照失效' }) }),
  line('GET /api/v1/admin/overview', AUDITOR),
  line('GET /api/v1/admin/match-runs', AUDITOR),
  line('POST /api/v1/admin/market-runs', QUEUED_ADMIN),
  line('GET /api/v1/admin/market-runs', AUDITOR),
  line('GET /api/v1/admin/market-runs/:runId', AUDITOR, { ids: { runId: 'marketRun' } }),
  line('GET /api/v1/admin/market-runs/:runId/open-places', AUDITOR, { ids: { runId: 'marketRun' } }),
  line('GET /api/v1/admin/shoots', AUDITOR),
  line('GET /api/v1/admin/shoots/:shootId/roster', AUDITOR, { ids: { shootId: 'openShoot' } }),
  line('GET /api/v1/admin/people', AUDITOR, { query: () => `q=${encodeURIComponent('雁')}` }),
  line('GET /api/v1/admin/people/:personId/days', AUDITOR, { ids: { personId: ({ people }) => people.seekerA.personId }, query: ({ day }) => `from=${day(0)}&to=${day(300)}` }),
  line('GET /api/v1/admin/gap-overrides', AUDITOR),
  line('GET /api/v1/admin/deliveries', AUDITOR, { query: () => 'state=unknown&limit=100' }),
  line('POST /api/v1/admin/deliveries/:deliveryId/resolve', ADMIN, { ids: { deliveryId: 'delivery' }, body: () => ({ decision: 'sent' }) }),
  line('GET /api/v1/admin/dead-letters', ADMIN),
  line('POST /api/v1/admin/dead-letters/:outboxId/replay', ADMIN, { ids: { outboxId: 'deadWork' } }),
  line('GET /metrics', AUDITOR),
];

// prettier-ignore
const OTHERS: readonly Line[] = [
  line('GET /api/v1/events', ACCOUNT, { query: () => 'topics=me' }),
  line('GET /api/v1/events', READ, { query: ({ things }) => `topics=me,shoot:${things.openShoot}` }),
  line('GET /api/v1/events', READ, { query: ({ things }) => `topics=run:${things.run}` }),
  line('GET /api/v1/events', AUDITOR, { query: () => 'topics=admin' }),
  line('GET /health/live', PUBLIC),
  line('GET /health/ready', PUBLIC),
  line('GET /health/worker', PUBLIC),
  line('OPTIONS *', '204 204 204 204 204 204 204 204 204', { headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' } }),
  ...['', '/', '/index.html', '/swagger-ui-init.js', '/docs/swagger-ui-init.js'].map((path) => line(`GET /api/docs${path}`, PUBLIC)),
  line('GET /api/docs/LICENSE', '302 302 302 302 302 302 302 302 302'),
  line('GET /api/docs/*', PUBLIC, { ids: { '*': () => 'swagger-ui.css' } }),
  line('GET /api/docs/docs/*', PUBLIC, { ids: { '*': () => 'swagger-ui.css' } }),
  line('GET /api/openapi.json', PUBLIC),
];

/** A queue, a job and a schedule that are not there: what is looked at is who gets that far. */
const JOB = { queueName: () => 'matching', jobId: () => newId(), schedulerId: () => 'none' };
const QUEUES = '/admin/queues/api/queues';

// prettier-ignore
const QUEUE_BOARD: readonly Line[] = [
  ...['', '/job-schedulers', '/metrics-history', '/queue/:queueName', '/queue/:queueName/:jobId'].map((path) => line(`GET /admin/queues${path}`, BOARD, { ids: JOB })),
  ...['/api/queues', '/api/redis/stats', '/api/job-schedulers'].map((path) => line(`GET /admin/queues${path}`, BOARD, { ids: JOB })),
  ...['default-job-options', 'job-data-schema', 'metrics', 'rate-limit', 'workers'].map((path) => line(`GET ${QUEUES}/:queueName/${path}`, BOARD, { ids: JOB })),
  line('HEAD /admin/queues/', BOARD),
  ...['', '/flow'].map((path) => line(`GET ${QUEUES}/:queueName/:jobId${path}`, BOARD_NO_JOB, { ids: JOB })),
  line(`GET ${QUEUES}/:queueName/:jobId/logs`, BOARD, { ids: JOB }),
  line('GET /admin/queues/static/*', BOARD, { ids: { '*': () => 'images/logo.svg' } }),
  ...[
    ...['POST :queueName/add', 'PATCH :queueName/:jobId/delay', 'PATCH :queueName/:jobId/priority', 'PATCH :queueName/:jobId/update-data', 'PATCH :queueName/job-schedulers/:schedulerId'],
    ...['clean', 'promote', 'remove-unprocessed-children', 'retry'].map((step) => `PUT :queueName/:jobId/${step}`),
    ...['clean/:queueStatus', 'concurrency', 'empty', 'job-schedulers/:schedulerId/remove', 'job-schedulers/:schedulerId/run', 'obliterate', 'pause'].map((step) => `PUT :queueName/${step}`),
    ...['promote', 'rate-limit', 'rate-limit/release', 'resume', 'retry/:queueStatus'].map((step) => `PUT :queueName/${step}`),
    ...['PUT pause', 'PUT resume'],
  ].map((route) =>
    line(route.replace(' ', ` ${QUEUES}/`), BOARD_WRITE, { ids: { ...JOB, queueStatus: () => 'failed' }, closed: 'the board may be looked at only' }),
  ),
];

/** Everything that the running router answers to, one line a route, more where a route looks at different things. */
export const MATRIX: readonly Line[] = [
  ...AUTH,
  ...COMPANIES,
  ...SHOOTS,
  ...SEEKERS,
  ...PLATFORM,
  ...OTHERS,
  ...QUEUE_BOARD,
];
