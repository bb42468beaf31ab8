import { isFields } from './merge.ts'

/** The part of a value at a path of names and places; undefined where there is none. */
export const partAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (part, key) =>
      Array.isArray(part)
        ? (part as unknown[])[Number(key)]
        : isFields(part) && Object.hasOwn(part, key)
          ? part[key]
          : undefined,
    value,
  )
