import { baseRows } from './base-data';
import type { BilingualText } from './department';
import { DomainError } from './error';

/** The id of a base, a slug such as `hengdian`. */
export type BaseId = (typeof baseRows)[number][0];

/** A place where crews work. */
export interface Base extends BilingualText {
  readonly id: BaseId;
  /** Province or municipality, in Chinese. */
  readonly province: string;
  /** WGS 84 degrees, rounded to 0.01. */
  readonly latitude: number;
  readonly longitude: number;
  /** IANA time zone in which the days of this base are counted. */
  readonly timeZone: string;
}

/** All bases; the order is stable and serves as an index. */
export const bases: readonly Base[] = baseRows.map(([id, zh, en, province, latitude, longitude]) => ({
  id,
  zh,
  en,
  province,
  latitude,
  longitude,
  timeZone: 'Asia/Shanghai',
}));

/** All base ids in the order of {@link bases}. */
export const baseIds: readonly BaseId[] = bases.map((base) => base.id);

const INDEX: ReadonlyMap<string, number> = new Map(baseIds.map((id, index) => [id, index]));

/** Whether `value` is the id of a base. */
export function isBaseId(value: unknown): value is BaseId {
  return typeof value === 'string' && INDEX.has(value);
}

/** The base of an id; throws `shoot.unknownBase` when there is none. */
export function getBase(id: string): Base {
  return bases[baseIndex(id)]!;
}

/** Position of a base in {@link bases}, from 0; throws `shoot.unknownBase` when there is none. */
export function baseIndex(id: string): number {
  const index = INDEX.get(id);
  if (index === undefined) throw new DomainError('shoot.unknownBase', { base: id.slice(0, 40) });
  return index;
}

const EARTH_RADIUS_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres between two coordinates (haversine formula on a sphere of 6,371 km). */
export function greatCircleKm(
  a: Pick<Base, 'latitude' | 'longitude'>,
  b: Pick<Base, 'latitude' | 'longitude'>,
): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The figures behind {@link travelMinutes}: fixed minutes door to door, and minutes per great-circle kilometre. */
export const travelEstimate = {
  /** Loading and parking; 1.3 km of road a km, 70 km/h. */
  road: { fixed: 20, perKm: (1.3 * 60) / 70 },
  /** To, through and from two stations; 1.2 km of track a km, 200 km/h with changes. */
  rail: { fixed: 120, perKm: (1.2 * 60) / 200 },
  /** To, through and from two airports, and waiting for a flight; 700 km/h. */
  flight: { fixed: 330, perKm: 60 / 700 },
  /** Results are multiples of this. */
  stepMinutes: 5,
  source: 'own estimate after usual door-to-door times by road, high-speed rail and air',
  asOf: '2026',
} as const;

const SEA_PROVINCE = '海南';

function estimate(a: Base, b: Base): number {
  if (a.id === b.id) return 0;
  const km = greatCircleKm(a, b);
  const minutes = ({ fixed, perKm }: { fixed: number; perKm: number }): number => fixed + perKm * km;
  const acrossTheStrait = (a.province === SEA_PROVINCE) !== (b.province === SEA_PROVINCE);
  const { road, rail, flight, stepMinutes } = travelEstimate;
  const best = acrossTheStrait ? minutes(flight) : Math.min(minutes(road), minutes(rail), minutes(flight));
  return Math.ceil(best / stepMinutes) * stepMinutes;
}

const MINUTES: readonly (readonly number[])[] = bases.map((a) => bases.map((b) => estimate(a, b)));

/**
 * Estimated minutes from door to door between two bases: the fastest of road, high-speed rail and flight, each a fixed
 * time plus a time per great-circle kilometre ({@link travelEstimate}), rounded up to five minutes. So the road serves
 * up to about 130 km, rail up to about 770 km, and flight caps the rest; between Hainan and the mainland only flight
 * counts. Symmetric, 0 at home, the same on every machine. It is an estimate for planning gap days, no timetable; it
 * knows no traffic, no season and no missing line. Throws `shoot.unknownBase` for an unknown id.
 */
export function travelMinutes(from: string, to: string): number {
  return MINUTES[baseIndex(from)]![baseIndex(to)]!;
}
