import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  AvailabilitySpan,
  PersonName,
  PersonRole,
  ProfileRecord,
  ProfileRepository,
  ProfileTerms,
  Transactions,
  Tx,
} from '@callboard/database';
import {
  Day,
  DomainError,
  getBase,
  getRole,
  isBaseId,
  isLevel,
  isRoleId,
  newId,
  roleAllowsLevel,
  span,
} from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { MAX_PAY_FEN } from '../posting/posting-rules';
import { checkPaint, paint, Paint, reachOf } from './availability-rules';

/** What a person says about working, roles included. */
export type ProfileInput = ProfileTerms & { readonly roles: readonly PersonRole[] };

/** The caller's person with its profile, null before there is one. */
export interface MyProfile {
  readonly person: PersonName;
  readonly profile: ProfileRecord | null;
}

/** Days are counted here until a profile says where the person lives. */
const DEFAULT_ZONE = 'Asia/Shanghai';

/** A person's own profile and calendar. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly transactions: Transactions,
    private readonly profiles: ProfileRepository,
    private readonly audit: AuditRepository,
  ) {}

  async mine(call: Call): Promise<MyProfile> {
    return this.transactions.read(contextOf(call), (tx) => this.load(tx, call.actor.personId));
  }

  /** Writes the whole profile over the version that the caller has seen; 0 makes the first one. */
  async put(call: Call, version: number, input: ProfileInput): Promise<MyProfile> {
    check(input);
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      await this.profiles.lockPerson(tx, personId);
      const written =
        version === 0
          ? await this.profiles.insert(tx, personId, input)
          : await this.profiles.update(tx, personId, version, input);
      if (!written) throw new DomainError('version.conflict');
      await this.profiles.setRoles(tx, personId, input.roles);
      await this.note(tx, personId, version === 0 ? 'profile.create' : 'profile.edit', { version: version + 1 });
      return this.load(tx, personId);
    });
  }

  /** The caller's calendar between two days, both included, cut to them. */
  async availability(call: Call, from: Day, to: Day): Promise<AvailabilitySpan[]> {
    const within = span(from, to);
    return this.transactions.read(contextOf(call), async (tx) => {
      const stretches = await this.profiles.availability(tx, call.actor.personId, within);
      return stretches.map(({ span: { first, last }, state }) => ({
        span: { first: first < from ? from : first, last: last > to ? to : last },
        state,
      }));
    });
  }

  /** Paints a stretch of days and returns what the calendar says around it. */
  async paint(call: Call, from: Day, to: Day, state: Paint): Promise<AvailabilitySpan[]> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      await this.profiles.lockPerson(tx, personId);
      const profile = await this.profiles.find(tx, personId);
      const zone = profile ? getBase(profile.homeBase).timeZone : DEFAULT_ZONE;
      const stretch = checkPaint(from, to, await this.profiles.today(tx, zone));
      const old = await this.profiles.availability(tx, personId, reachOf(stretch));
      const painted = paint(old, stretch, state).map((one) => ({ ...one, id: newId() }));
      await this.profiles.replaceAvailability(
        tx,
        personId,
        old.map((one) => one.id),
        painted,
      );
      await this.note(tx, personId, 'availability.paint', { state });
      return painted.map(({ span: covered, state: colour }) => ({ span: covered, state: colour }));
    });
  }

  private async load(tx: Tx, personId: string): Promise<MyProfile> {
    const person = await this.profiles.person(tx, personId);
    if (!person) throw new DomainError('notFound');
    return { person, profile: await this.profiles.find(tx, personId) };
  }

  private async note(
    tx: Tx,
    personId: string,
    action: string,
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.append(tx, [{ action, subjectType: 'person', subjectId: personId, after }]);
  }
}

function check(input: ProfileInput): void {
  if (!isBaseId(input.homeBase)) throw new DomainError('profile.unknownBase', { base: input.homeBase.slice(0, 40) });
  const floor = input.payFloorFen;
  if (!Number.isInteger(floor) || floor < 0 || floor > MAX_PAY_FEN) {
    throw new DomainError('posting.payRange', { lowFen: floor, maxFen: MAX_PAY_FEN });
  }
  const seen = new Set<string>();
  for (const { roleId, level } of input.roles) {
    if (!isRoleId(roleId)) throw new DomainError('profile.unknownRole', { role: roleId.slice(0, 40) });
    if (!isLevel(level) || !roleAllowsLevel(roleId, level)) {
      const [from, to] = getRole(roleId).levels;
      throw new DomainError('posting.levelRange', { role: roleId, level, from, to });
    }
    if (seen.has(roleId)) {
      throw new DomainError('request.invalid', { fields: '/roles' }, [{ pointer: '/roles', code: 'role.twice' }]);
    }
    seen.add(roleId);
  }
}
