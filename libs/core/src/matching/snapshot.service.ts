import { Injectable } from '@nestjs/common';
import { SnapshotRepository, Tx } from '@callboard/database';
import { addDays } from '@callboard/domain';
import type { MatchingInput, MatchingWeights } from '@callboard/matching';
import { toMatchingInput, windowOf } from './matching-input';
import { MATCH_WEIGHTS_KIND, readWeights } from './match-weights';

/** Versions of the policies that a run was asked for with; today's when null. */
export interface PolicyVersions {
  readonly weights: number | null;
  readonly gap: number | null;
}

/** What a snapshot holds beside the candidates on the days of the slots. */
export interface SnapshotReach {
  /** People who are in it whatever they hold. */
  readonly also?: readonly string[];
  /** Days before and after those of the slots that availability and bookings cover too. */
  readonly daysBefore?: number;
  readonly daysAfter?: number;
  /** The one slot may be one for which somebody has been asked. */
  readonly offered?: boolean;
  /** Those whom another company holds on days of the one slot are out of question. */
  readonly unheld?: boolean;
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

  /** Weights of a version as the engine takes them. */
  async weightsOf(tx: Tx, version: number): Promise<MatchingWeights> {
    return readWeights((await this.weights(tx, version)).body);
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
    reach: SnapshotReach = {},
  ): Promise<MatchingInput | null> {
    const slots = await this.snapshots.openSlots(tx, shootId, slotId, reach.offered ?? false);
    if (slots.length === 0) return null;
    const roleIds = [...new Set(slots.map((slot) => slot.roleId))];
    const also = [...slots.flatMap((slot) => slot.pinnedPersonId ?? []), ...(reach.also ?? [])];
    const people = await this.snapshots.people(tx, { shootId, roleIds, also });
    const ids = people.map((person) => person.personId);
    const run = windowOf(slots);
    const first = addDays(run.first, -(reach.daysBefore ?? 0));
    const last = addDays(run.last, reach.daysAfter ?? 0);
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
        ...(slotId !== null && reach.unheld ? await this.snapshots.heldElsewhere(tx, slotId) : []),
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
