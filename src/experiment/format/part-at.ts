import { isFields } from './merge.ts'

/** Returns the part of a value at a path of names and indices; undefined if the path leads nowhere. */
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
