import { Global, Module } from '@nestjs/common';
import { Access } from '../access/access.service';
import { LiveAccess } from '../access/live-access.service';
import { MoveNotices } from '../notification/move-notices.service';
import { Notifier } from '../notification/notifier.service';
import { Events } from './events.service';
import { Housekeeping } from './housekeeping.service';
import { Idempotency } from './idempotency.service';
import { LifeCycles } from './lifecycle.service';
import { OutboxDispatch } from './outbox-dispatch.service';
import { OutboxWork } from './outbox-work.service';
import { Scheduler } from './scheduler.service';
import { Signals } from './signals.service';
import { SystemHealth } from './system-health.service';

const PARTS = [
  Access,
  Events,
  Housekeeping,
  Idempotency,
  LifeCycles,
  LiveAccess,
  MoveNotices,
  Notifier,
  OutboxDispatch,
  OutboxWork,
  Scheduler,
  Signals,
  SystemHealth,
];

/** What every feature stands on: rights, life cycles, events, telling people, and work that is done once. */
@Global()
@Module({ providers: PARTS, exports: PARTS })
export class KernelModule {}
