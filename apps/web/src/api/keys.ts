type Filter = Readonly<Record<string, unknown>>;

/** Keys of the query cache; nobody writes one by hand, so that a live event finds what it makes stale. */
export const keys = {
  reference: () => ['reference'] as const,
  session: () => ['session'] as const,
  demo: () => ['demo'] as const,
  board: (filter: Filter) => ['board', 'list', filter] as const,
  boardCounts: (filter: Filter) => ['board', 'counts', filter] as const,
  boardAll: () => ['board'] as const,
  /** Totals of the board with one filter taken out at a time. */
  boardWithout: (filter: Filter) => ['board', 'without', filter] as const,
  job: (id: string) => ['board', 'posting', id] as const,
  me: () => ['me'] as const,
  profile: () => ['me', 'profile'] as const,
  availability: (from: string, to: string) => ['me', 'availability', from, to] as const,
  /** A posting as it stands to me. */
  myJob: (id: string) => ['me', 'job', id] as const,
  myApplications: () => ['me', 'applications'] as const,
  myOffers: (filter: Filter = {}) => ['me', 'offers', filter] as const,
  myOffer: (id: string) => ['me', 'offer', id] as const,
  myBookings: () => ['me', 'bookings'] as const,
  myBooking: (id: string) => ['me', 'booking', id] as const,
  month: (month: string) => ['me', 'month', month] as const,
  companies: () => ['company', 'own'] as const,
  company: (id: string) => ['company', id] as const,
  members: (id: string) => ['company', id, 'members'] as const,
  productions: (company: string) => ['company', company, 'productions'] as const,
  shoots: (company: string, filter: Filter = {}) => ['shoots', company, filter] as const,
  shootsAll: () => ['shoots'] as const,
  /** Everything of a shoot begins with this. */
  shootAll: (id: string) => ['shoot', id] as const,
  shoot: (id: string) => ['shoot', id, 'head'] as const,
  postings: (id: string) => ['shoot', id, 'postings'] as const,
  received: (id: string, filter: Filter = {}) => ['shoot', id, 'applications', filter] as const,
  runs: (id: string) => ['shoot', id, 'runs'] as const,
  run: (shoot: string, id: string) => ['shoot', shoot, 'run', id] as const,
  proposals: (id: string) => ['shoot', id, 'proposals'] as const,
  offers: (id: string, filter: Filter = {}) => ['shoot', id, 'offers', filter] as const,
  roster: (id: string) => ['shoot', id, 'roster'] as const,
  admin: (part: string, filter: Filter = {}) => ['admin', part, filter] as const,
  adminAll: () => ['admin'] as const,
} as const;
