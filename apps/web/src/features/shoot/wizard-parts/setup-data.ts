import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { api, newKey, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { isProblem } from '../../../api/problem';
import type { Schema } from '../../../api/types';
import { Autosave, storeVersioned, type SaveState } from '../../../app/crew/autosave';
import { ifMatch } from '../../../app/crew/posting-edit';
import type { Shoot } from '../../../app/shoot';

export type Production = Schema<'Production'>;
type ProductionPage = Schema<'ProductionPage'>;

/** What of a shoot the wizard edits. */
export type ShootTerms = Pick<
  Shoot,
  | 'title'
  | 'baseId'
  | 'firstShootingDay'
  | 'shootingDays'
  | 'hoursPerDay'
  | 'overtimeRule'
  | 'payTiming'
  | 'meals'
  | 'bed'
> & { readonly labourBudgetFen: number | null };
export type ProductionTerms = Pick<Production, 'title' | 'genre' | 'episodes' | 'filingNumber'>;

export function loadShoot(shootId: string): Promise<Shoot> {
  return unwrap(api.GET('/api/v1/shoots/{shootId}', { params: { path: { shootId } } }));
}

/** The productions of a company, newest first. */
export function useProductions(companyId: string | undefined): UseQueryResult<ProductionPage> {
  return useQuery({
    queryKey: keys.productions(companyId ?? ''),
    enabled: companyId !== undefined,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/companies/{companyId}/productions', {
          params: { path: { companyId: companyId! }, query: { limit: '100' } },
        }),
      ),
  });
}

/** Keeps a shoot that an answer brought, and asks again for what hangs on it. */
export function acceptShoot(queries: QueryClient, stored: Shoot): void {
  queries.setQueryData(keys.shoot(stored.id), stored);
  void queries.invalidateQueries({ queryKey: keys.shootsAll() });
}

// Beyond any page, so that going back and forth loses nothing that is typed and not stored yet.
const shootSaves = new Map<string, Autosave<ShootTerms>>();
const productionSaves = new Map<string, Autosave<ProductionTerms>>();

function remembered<S>(map: Map<string, S>, id: string, make: () => S): S {
  const known = map.get(id);
  if (known) return known;
  const made = make();
  map.set(id, made);
  return made;
}

function makeShootSave(queries: QueryClient, shootId: string): Autosave<ShootTerms> {
  return new Autosave<ShootTerms>(async (patch) => {
    await storeVersioned<Shoot, ShootTerms>(
      {
        current: () => queries.getQueryData<Shoot>(keys.shoot(shootId)),
        load: () => loadShoot(shootId),
        write: (version, body) =>
          unwrap(
            api.PATCH('/api/v1/shoots/{shootId}', {
              params: { path: { shootId }, header: ifMatch(version) },
              body,
            }),
          ),
        accept: (stored) => {
          const moved = ['firstShootingDay', 'shootingDays'].some((field) => field in patch);
          acceptShoot(queries, stored);
          if (moved) void queries.invalidateQueries({ queryKey: keys.postings(shootId) });
        },
        isConflict: (error) => isProblem(error, 'version.conflict'),
      },
      patch,
    );
  });
}

function makeProductionSave(queries: QueryClient, companyId: string, productionId: string): Autosave<ProductionTerms> {
  return new Autosave<ProductionTerms>(async (body) => {
    const stored = await unwrap(
      api.PATCH('/api/v1/productions/{productionId}', { params: { path: { productionId } }, body }),
    );
    queries.setQueryData<ProductionPage>(
      keys.productions(companyId),
      (page) => page && { ...page, items: page.items.map((item) => (item.id === stored.id ? stored : item)) },
    );
  });
}

export interface Editing<T, P extends object> {
  /** What is stored, with what is typed and not stored yet. */
  readonly shown: T;
  readonly save: Autosave<P>;
  readonly state: SaveState<P>;
  readonly put: (patch: Partial<P>) => void;
}

export function useShootEdit(shoot: Shoot): Editing<Shoot, ShootTerms> {
  const queries = useQueryClient();
  const save = useMemo(
    () => remembered(shootSaves, shoot.id, () => makeShootSave(queries, shoot.id)),
    [queries, shoot.id],
  );
  const state = useSyncExternalStore(save.subscribe, save.snapshot);
  return useMemo(() => {
    const { labourBudgetFen, ...rest } = state.pending;
    const summary = labourBudgetFen === undefined ? shoot.summary : { ...shoot.summary, labourBudgetFen };
    return { shown: { ...shoot, ...rest, summary }, save, state, put: (patch) => save.put(patch) };
  }, [shoot, save, state]);
}

const noListening = (): (() => void) => () => undefined;
const nothing = (): null => null;

/** Null while the production is not known yet. */
export function useProductionEdit(production: Production | undefined): Editing<Production, ProductionTerms> | null {
  const queries = useQueryClient();
  const { id, companyId } = production ?? {};
  const save = useMemo(
    () =>
      id === undefined || companyId === undefined
        ? null
        : remembered(productionSaves, id, () => makeProductionSave(queries, companyId, id)),
    [queries, companyId, id],
  );
  const state = useSyncExternalStore(save?.subscribe ?? noListening, save?.snapshot ?? nothing);
  return useMemo(
    () =>
      production && save && state
        ? { shown: { ...production, ...state.pending }, save, state, put: (patch) => save.put(patch) }
        : null,
    [production, save, state],
  );
}

/** Another template size for a draft; rows edited by hand stay unless they are to be overwritten. */
export function useTemplate(
  shootId: string,
): UseMutationResult<Shoot, unknown, { readonly size: number; readonly keepEdited: boolean }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body) =>
      unwrap(api.POST('/api/v1/shoots/{shootId}/template', { params: { path: { shootId } }, body })),
    onSuccess: async (stored) => {
      // The rows before the size: the other way round the old rows would stand under the new size for a moment.
      await queries.invalidateQueries({ queryKey: keys.postings(shootId) });
      acceptShoot(queries, stored);
    },
  });
}

/** Publishes a draft: public at once for a verified company, else after its verification. */
export function usePublish(shootId: string): UseMutationResult<Shoot, unknown, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/shoots/{shootId}/publish', { params: { path: { shootId } } })),
    onSuccess: async (stored) => {
      acceptShoot(queries, stored);
      await queries.invalidateQueries({ queryKey: keys.shootAll(shootId) });
    },
  });
}

export interface Start {
  readonly companyId: string;
  readonly title: string;
  readonly firstShootingDay: string;
}

const USUAL = { base: 'hengdian', shootingDays: 7, size: 75, genre: 'modern', episodes: 80 } as const;

/** Makes a production with a draft of its shoot, with everything but the title guessed. */
export async function startShoot(queries: QueryClient, start: Start, key: string): Promise<Shoot> {
  const path = { companyId: start.companyId };
  const last = await unwrap(
    api.GET('/api/v1/companies/{companyId}/shoots', { params: { path, query: { limit: '1' } } }),
  );
  const production = await unwrap(
    api.POST('/api/v1/companies/{companyId}/productions', {
      params: { path, header: { 'Idempotency-Key': `${key}` } },
      body: { title: start.title, genre: USUAL.genre, episodes: USUAL.episodes },
    }),
  );
  const shoot = await unwrap(
    api.POST('/api/v1/companies/{companyId}/shoots', {
      params: { path, header: { 'Idempotency-Key': newKey() } },
      body: {
        productionId: production.id,
        baseId: last.items[0]?.baseId ?? USUAL.base,
        firstShootingDay: start.firstShootingDay,
        shootingDays: USUAL.shootingDays,
        templateSize: USUAL.size,
      },
    }),
  );
  acceptShoot(queries, shoot);
  await queries.invalidateQueries({ queryKey: keys.productions(start.companyId) });
  return shoot;
}
