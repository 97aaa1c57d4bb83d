import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { daysBetween, shiftDay, today } from '../../messages/format';
import { changedStretches, type Stretch } from '../../viz/day-painter-days';

export type MyProfile = Schema<'MyProfile'>;
export type Profile = NonNullable<MyProfile['profile']>;
/** What a person writes about working. */
export type ProfileTerms = Omit<Profile, 'updatedAt'>;
export type FreeKind = Schema<'Availability'>['items'][number]['state'];
export type FreeDays = ReadonlyMap<string, FreeKind>;

/** How many days ahead a calendar may be painted. */
const HORIZON_DAYS = 400;

/** First and last day that can be painted. */
export function paintable(): { first: string; last: string } {
  const first = today();
  return { first, last: shiftDay(first, HORIZON_DAYS) };
}

export function useProfile(enabled = true): UseQueryResult<MyProfile> {
  return useQuery({
    queryKey: keys.profile(),
    queryFn: () => unwrap(api.GET('/api/v1/me/profile')),
    enabled,
  });
}

/** Writes the whole profile over the version that was read; `version.conflict` when another tab or phone was first. */
export function usePutProfile(): UseMutationResult<MyProfile, Error, { version: number; terms: ProfileTerms }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, terms }) => putProfile(version, terms),
    onSuccess: (profile) => {
      queries.setQueryData(keys.profile(), profile);
      void queries.invalidateQueries({ queryKey: keys.boardAll() });
    },
  });
}

export function putProfile(version: number, terms: ProfileTerms): Promise<MyProfile> {
  return unwrap(api.PUT('/api/v1/me/profile', { params: { header: { 'If-Match': `"${version}"` } }, body: terms }));
}

/** Days by what was painted on them. */
export function daysOf({ items }: Schema<'Availability'>): Map<string, FreeKind> {
  return new Map(items.flatMap(({ from, to, state }) => daysBetween(from, to).map((day) => [day, state] as const)));
}

/** The other way round. */
export function availabilityOf(days: FreeDays): Schema<'Availability'> {
  const none: FreeDays = new Map();
  return { items: changedStretches(none, days).map(({ from, to, kind }) => ({ from, to, state: kind! })) };
}

/** Everything that is painted from today on. */
export function useAvailability(enabled = true): UseQueryResult<Schema<'Availability'>> {
  const { first, last } = paintable();
  return useQuery({
    queryKey: keys.availability(first, last),
    queryFn: () => unwrap(api.GET('/api/v1/me/availability', { params: { query: { from: first, to: last } } })),
    enabled,
  });
}

export function paintStretch({ from, to, kind }: Stretch<FreeKind>): Promise<unknown> {
  return unwrap(api.PUT('/api/v1/me/availability', { body: { from, to, state: kind ?? 'clear' }, keepalive: true }));
}

/** Whether a booking keeps its days from being free. */
export const holdsDays = ({ state }: Schema<'Bookings'>['items'][number]): boolean =>
  state === 'confirmed' || state === 'reconfirming' || state === 'completed';

/** Bookings whose days lie ahead. */
export function useBookings(): UseQueryResult<Schema<'Bookings'>> {
  const { first, last } = paintable();
  return useQuery({
    queryKey: [...keys.myBookings(), first, last],
    queryFn: () =>
      unwrap(api.GET('/api/v1/me/bookings', { params: { query: { from: first, to: shiftDay(last, -1) } } })),
  });
}

export function useApplicationCount(): number | undefined {
  const { data } = useQuery({
    queryKey: [...keys.myApplications(), 'waiting'],
    queryFn: () => unwrap(api.GET('/api/v1/me/applications', { params: { query: { limit: '50' } } })),
  });
  return data?.items.filter(({ state }) => state === 'submitted' || state === 'shortlisted').length;
}

/** What the crews of this size pay for each role, as the template has it: low and high in fen a day. */
export function useUsualPay(): ReadonlyMap<string, readonly [number, number]> | undefined {
  const { data } = useQuery({
    queryKey: ['reference', 'template', 90],
    queryFn: () => unwrap(api.GET('/api/v1/templates/{size}', { params: { path: { size: '90' } } })),
    staleTime: Infinity,
    select: ({ postings }) =>
      new Map(postings.map(({ roleId, payLowFen, payHighFen }) => [roleId, [payLowFen, payHighFen] as const])),
  });
  return data;
}
