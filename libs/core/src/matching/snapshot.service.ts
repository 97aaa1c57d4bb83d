import { Injectable } from '@nestjs/common';
import { SnapshotRepository, Tx } from '@callboard/database';
import type { MatchingInput } from '@callboard/matching';
import { toMatchingInput, windowOf } from './matching-input';
import { MATCH_WEIGHTS_KIND, readWeights } from './match-weights';

/** Versions of the policies that a run was asked for with; today's when null. */
export interface PolicyVersions {
  readonly weights: number | null;
  readonly gap: number | null;
}

const TODAY: PolicyVersions = { weights: null, gap: null };

/** Loads what the engine needs of the database, in a fixed number of statements whatever the size of the market. */
@Injectable()
export class Snapshots {
  constructor(private readonly snapshots: SnapshotRepository) {}

  /** The versions of the policies that hold today. */
  async policyVersions(tx: Tx): Promise<{ weights: number; gap: number }> {
    const gap = await this.snapshots.gapPolicy(tx);
    return { weights: (await this.weights(tx, null)).version, gap: gap.version };
  }

  /** How many slots of a shoot a run could fill. */
  async countOpen(tx: Tx, shootId: string): Promise<number> {
    return (await this.snapshots.openSlots(tx, shootId)).length;
  }

  /** The engine's input for the open slots of a shoot, or for one of them; null when none of them can be filled. */
  async load(
    tx: Tx,
    shootId: string,
    slotId: string | null = null,
    versions: PolicyVersions = TODAY,
  ): Promise<MatchingInput | null> {
    const slots = await this.snapshots.openSlots(tx, shootId, slotId);
    if (slots.length === 0) return null;
    const roleIds = [...new Set(slots.map((slot) => slot.roleId))];
    const also = slots.flatMap((slot) => slot.pinnedPersonId ?? []);
    const people = await this.snapshots.people(tx, { shootId, roleIds, also });
    const ids = people.map((person) => person.personId);
    const { first, last } = windowOf(slots);
    return toMatchingInput({
      shootId,
      slots,
      people,
      availability: await this.snapshots.availability(tx, ids, first, last),
      bookings: await this.snapshots.bookings(tx, ids, first, last),
      applications: await this.snapshots.applications(tx, shootId),
      exclusions: [
        ...(await this.snapshots.exclusions(tx, shootId)),
        ...(slotId === null ? [] : await this.snapshots.pinnedElsewhere(tx, shootId, slotId)),
      ],
      gapPolicy: (await this.snapshots.gapPolicy(tx, versions.gap)).body,
      weights: readWeights((await this.weights(tx, versions.weights)).body),
    });
  }

  private async weights(tx: Tx, version: number | null): Promise<{ version: number; body: unknown }> {
    const policy = await this.snapshots.policy(tx, MATCH_WEIGHTS_KIND, version);
    if (!policy) throw new Error('no weights of the match are stored: the policies of core belong to the migration');
    return policy;
  }
}
