import { DefaultNamingStrategy } from 'typeorm';

/** `firstShootingDay` as `first_shooting_day`. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Properties are camelCase, columns snake_case; tables are named by their entities. */
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string, embeddedPrefixes: string[]): string {
    if (embeddedPrefixes.length > 0) throw new Error(`Embedded columns are not used here: ${propertyName}`);
    return customName || toSnakeCase(propertyName);
  }
}
