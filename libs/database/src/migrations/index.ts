import { Foundation1700000000001 } from './0001-foundation';
import { PostingOrigin1700000000002 } from './0002-posting-origin';
import { SearchIndex1700000000003 } from './0003-search-index';
import { MarketRun1700000000004 } from './0004-market-run';
import { MatchChange1700000000005 } from './0005-match-change';
import { Answers1700000000006 } from './0006-answers';
import { Backfill1700000000007 } from './0007-backfill';
import { Hold1700000000008 } from './0008-hold';
import { Applications1700000000009 } from './0009-applications';
import { Notification1700000000010 } from './0010-notification';
import { GapOverride1700000000011 } from './0011-gap-override';
import { Block1700000000012 } from './0012-block';
import { Counter1700000000013 } from './0013-counter';
import { Attendance1700000000014 } from './0014-attendance';
import { Announcement1700000000015 } from './0015-announcement';
import { Night1700000000016 } from './0016-night';

/** Every migration in the order in which it runs. */
export const MIGRATIONS = [
  Foundation1700000000001,
  PostingOrigin1700000000002,
  SearchIndex1700000000003,
  MarketRun1700000000004,
  MatchChange1700000000005,
  Answers1700000000006,
  Backfill1700000000007,
  Hold1700000000008,
  Applications1700000000009,
  Notification1700000000010,
  GapOverride1700000000011,
  Block1700000000012,
  Counter1700000000013,
  Attendance1700000000014,
  Announcement1700000000015,
  Night1700000000016,
];
