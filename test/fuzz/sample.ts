import { addDays, Day, newId } from '@callboard/domain';
import type { Dice } from './random';

/** The part of JSON Schema that the OpenAPI document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** What samples are made from besides the schema. */
export interface Given {
  readonly today: Day;
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Ids of things that exist, some of them the caller's. */
  readonly ids: readonly string[];
}

const WORDS = ['雪夜归人', '灯光', 'Lamp', '横店', '做过三部竖屏', 'hengdian', 'gaffer', '试一试'];

function textOf(schema: Schema, dice: Dice, given: Given): string {
  if (schema.format === 'uuid') return dice.chance(0.8) ? dice.pick(given.ids) : newId();
  if (schema.format === 'date') return addDays(given.today, dice.below(120) - 10);
  if (schema.format === 'date-time') return new Date(Date.UTC(2026, dice.below(12), 1)).toISOString();
  if (schema.pattern?.includes('\\d')) return String(dice.below(90) + 1);
  const text = dice.pick(WORDS).repeat(Math.ceil((schema.minLength ?? 1) / 2));
  return schema.maxLength === undefined ? text : text.slice(0, Math.max(1, schema.maxLength));
}

function numberOf(schema: Schema, dice: Dice): number {
  const [low, high] = [schema.minimum ?? 0, Math.min(schema.maximum ?? 1_000, 100_000_000)];
  return dice.chance(0.2) ? dice.pick([low, high]) : low + dice.below(Math.max(1, Math.min(high, low + 500) - low));
}

function objectOf(schema: Schema, dice: Dice, given: Given): object {
  const members = Object.entries(schema.properties ?? {}).filter(
    ([key]) => schema.required?.includes(key) || dice.chance(0.6),
  );
  return Object.fromEntries(members.map(([key, member]) => [key, sample(member, dice, given)]));
}

/** A value that the schema would let through, as far as the schema tells. */
export function sample(schema: Schema, dice: Dice, given: Given): unknown {
  if (schema.$ref) return sample(given.schemas[schema.$ref.split('/').pop()!] ?? {}, dice, given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return dice.pick(schema.enum);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return sample(dice.pick(choice), dice, given);
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => sample(part, dice, given) as object)) as object;
  const type = Array.isArray(schema.type) ? dice.pick(schema.type as readonly string[]) : (schema.type as string);
  switch (type) {
    case 'string':
      return textOf(schema, dice, given);
    case 'integer':
    case 'number':
      return numberOf(schema, dice);
    case 'boolean':
      return dice.chance(0.5);
    case 'null':
      return null;
    case 'array': {
      const count = Math.max(schema.minItems ?? 0, dice.below(Math.min(4, schema.maxItems ?? 4)));
      return Array.from({ length: count }, () => sample(schema.items ?? {}, dice, given));
    }
    default:
      return objectOf(schema, dice, given);
  }
}
