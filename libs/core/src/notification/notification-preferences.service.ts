import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  NotificationPreferences as Channels,
  NotificationRepository,
  StoredPreferences,
  Transactions,
} from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';

/** What a person wants: channels, and whether she may be asked in the quiet hours. */
export interface PreferenceWish extends Channels {
  /** As before when absent. */
  readonly emergencyCalls?: boolean | undefined;
}

/** How people want to be told. */
@Injectable()
export class NotificationPreferences {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: NotificationRepository,
    private readonly audit: AuditRepository,
    private readonly events: Events,
  ) {}

  async mine(call: Call): Promise<StoredPreferences> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const found = await this.notifications.preferences(tx, call.actor.personId);
      if (!found) throw new DomainError('auth.session');
      return found;
    });
  }

  /**
   * Writes the wish; one that changes nothing writes nothing. Throws `profile.missing` when somebody without a profile
   * says something of emergency calls, which concern work.
   */
  async put(call: Call, { emergencyCalls, ...channels }: PreferenceWish): Promise<StoredPreferences> {
    const { personId } = call.actor;
    return this.transactions.run(contextOf(call), async (tx) => {
      const before = await this.notifications.preferences(tx, personId);
      if (!before) throw new DomainError('auth.session');
      if (emergencyCalls !== undefined && before.emergencyCalls === null) throw new DomainError('profile.missing');
      const after = { ...before, ...channels, emergencyCalls: emergencyCalls ?? before.emergencyCalls };
      const fields = (['mail', 'sms', 'push', 'digest', 'emergencyCalls'] as const).filter(
        (field) => after[field] !== before[field],
      );
      if (fields.length === 0) return before;
      await this.notifications.savePreferences(tx, personId, channels);
      if (after.emergencyCalls !== null && after.emergencyCalls !== before.emergencyCalls) {
        await this.notifications.saveEmergencyCalls(tx, personId, after.emergencyCalls);
      }
      const changed = Object.fromEntries(fields.map((field) => [field, after[field]]));
      await this.audit.append(tx, [
        { action: 'notificationPreference.edit', subjectType: 'person', subjectId: personId, after: changed },
      ]);
      this.events.live(tx, 'notificationPreference', personId, [`person:${personId}`]);
      return after;
    });
  }
}
