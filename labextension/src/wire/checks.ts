/** What shapes of messages are made of. */
export type Check = (value: unknown) => boolean;

export const text: Check = value => typeof value === 'string';
export const count: Check = value => typeof value === 'number' && Number.isFinite(value);
export const flag: Check = value => typeof value === 'boolean';
export const nullable =
  (check: Check): Check =>
  value =>
    value === null || check(value);
export const optional =
  (check: Check): Check =>
  value =>
    value === undefined || check(value);
export const list =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check);
/** Any names, and the same behind each. */
export const each =
  (check: Check): Check =>
  value =>
    typeof value === 'object' && value !== null && Object.values(value).every(check);
export const record =
  (fields: Record<string, Check>): Check =>
  value =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) =>
      check((value as Record<string, unknown>)[name])
    );

export function oneOf(...words: string[]): Check {
  return value => words.includes(value as string);
}

/** A union told apart by its `type`. */
export const tagged =
  (kinds: Record<string, Check>): Check =>
  value => {
    const type = (value as { type?: unknown } | null)?.type;
    return typeof type === 'string' && Object.hasOwn(kinds, type) && kinds[type](value);
  };

/** A field for each field of the type, so that a type and its check cannot drift apart. */
type Fields<T> = { [K in keyof Required<T>]: Check };
export const fields = <T>(all: Fields<T>): Fields<T> => all;
