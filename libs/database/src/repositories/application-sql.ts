import { OPEN_APPLICATIONS } from '../kernel/state-list';

/** Open applications `q` to the posting of slot `s` whose days are not all those of the slot: she left some of them out. */
export const LEAVES_OUT_DAYS = `q.posting_id = s.posting_id AND q.state IN ${OPEN_APPLICATIONS} AND NOT s.days <@ q.days`;
