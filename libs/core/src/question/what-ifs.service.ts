import { Injectable } from '@nestjs/common';
import {
  PostingRepository,
  PostingRow,
  QuestionRepository,
  ShootRepository,
  Transactions,
  Tx,
} from '@callboard/database';
import { Day, dayFromNumber, DomainError } from '@callboard/domain';
import type { MatchingInput, WhatIfPoint } from '@callboard/matching';
import { Access } from '../access/access.service';
import { Actor, Call, contextOf } from '../kernel/actor';
import { Snapshots } from '../matching/snapshot.service';
import { assertHires } from '../shoot/hires';
import { QuestionEngine } from './question-engine';
import { START_STEPS, StepDates, stepsOfAxis, WhatIfAxis, WhatIfStep } from './what-if-steps';

/** A step with what it would bring. */
export interface WhatIfStepView extends WhatIfPoint, Omit<WhatIfStep, 'change'> {
  /** The most that it pays, in fen a day. */
  readonly payHighFen: number;
  /** The first day of its open slots. */
  readonly firstDay: Day;
  /** What all open places cost more at most on all their days, in fen. */
  readonly costFen: number;
}

/** How the fill of a posting changes with its pay or its days. */
export interface WhatIfView {
  readonly postingId: string;
  readonly roleId: string;
  readonly axis: WhatIfAxis;
  /** The version of the posting on top of which a step is taken. */
  readonly version: number;
  /** Open places of the posting, and of the shoot. */
  readonly places: number;
  readonly placesOfShoot: number;
  /** Places of the posting that are asked or booked: none of the steps touches them. */
  readonly taken: number;
  readonly asOf: Date;
  readonly steps: readonly WhatIfStepView[];
}

interface Facts {
  readonly posting: PostingRow;
  readonly input: MatchingInput;
  readonly at: StepDates;
  readonly asOf: Date;
}

/** How the fill of a posting would change with what a producer can change. */
@Injectable()
export class WhatIfs {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly postings: PostingRepository,
    private readonly shoots: ShootRepository,
    private readonly questions: QuestionRepository,
    private readonly snapshots: Snapshots,
    private readonly engine: QuestionEngine,
  ) {}

  /**
   * The steps of an axis, each with how many people keep all rules and how many places the best plan of the whole shoot
   * fills, counted by the engine on today's facts with that one thing changed; nothing in it is guessed. Throws
   * `match.notOpen`, `shoot.closed`, `match.nothingOpen` where there is no open place, and `busy`.
   */
  async curve(call: Call, postingId: string, axis: WhatIfAxis): Promise<WhatIfView> {
    return this.engine.inTurn(call, async () => {
      const facts = await this.transactions.read(contextOf(call), (tx) => this.load(tx, call.actor, postingId));
      const { posting, input, at } = facts;
      const steps = stepsOfAxis(posting, axis, at);
      const points = await this.engine.whatIf(
        input,
        posting.shootId,
        steps.map(({ change }) => change),
      );
      return viewOf(facts, axis, steps, points);
    });
  }

  private async load(tx: Tx, actor: Actor, postingId: string): Promise<Facts> {
    const { shoot } = await this.access.posting(tx, actor, postingId, 'match.read');
    assertHires(shoot);
    const posting = (await this.postings.find(tx, postingId))!;
    const reach = { daysBefore: -START_STEPS[0], daysAfter: START_STEPS[START_STEPS.length - 1]! };
    const input = await this.snapshots.load(tx, shoot.id, null, undefined, reach);
    const own = input?.slots.filter((slot) => slot.posting === postingId) ?? [];
    if (!input || own.length === 0) throw new DomainError('match.nothingOpen');
    const row = (await this.shoots.find(tx, shoot.id))!;
    const open = {
      first: dayFromNumber(Math.min(...own.map(({ first }) => first))),
      last: dayFromNumber(Math.max(...own.map(({ last }) => last))),
    };
    const today = await this.shoots.today(tx, shoot.zone);
    return { posting, input, at: { dates: row, today, open, run: row.run }, asOf: await this.questions.now(tx) };
  }
}

function viewOf(
  { posting, input, asOf }: Facts,
  axis: WhatIfAxis,
  steps: readonly WhatIfStep[],
  points: readonly (WhatIfPoint | null)[],
): WhatIfView {
  const own = input.slots.filter((slot) => slot.posting === posting.id);
  const days = own.reduce((sum, slot) => sum + slot.days.length, 0);
  const views = steps.flatMap(({ change, ...step }, index): WhatIfStepView[] => {
    const point = points[index];
    if (!point) return [];
    const payHighFen = change.payHighFen ?? posting.payHighFen ?? 0;
    const firstDay = dayFromNumber(Math.min(...own.map(({ first }) => first)) + (change.shiftDays ?? 0));
    return [{ ...step, ...point, payHighFen, firstDay, costFen: axis === 'pay' ? step.delta * days : 0 }];
  });
  return {
    postingId: posting.id,
    roleId: posting.roleId,
    axis,
    version: posting.version,
    places: own.length,
    placesOfShoot: input.slots.length,
    taken: posting.offeredSlots + posting.bookedSlots,
    asOf,
    steps: views,
  };
}
