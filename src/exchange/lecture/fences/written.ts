import type * as v from 'valibot'

/** A value that nobody changes. */
export type Immutable<T> = T extends string
  ? T
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T

/** A schema with the way back: what is written of a value that it makes. */
export const withText = <const S extends v.GenericSchema, R>(
  schema: S,
  textOf: (value: Immutable<v.InferOutput<S>>) => R,
) => ({ ...schema, textOf })

/** What a schema writes: of one with a way back all that it makes, of any other what may be written as it is. */
type Writable<S> = S extends { readonly textOf: (value: infer T) => unknown }
  ? T
  : S extends { readonly wrapped: infer W }
    ? Writable<W>
    : S extends { readonly item: infer I }
      ? readonly Writable<I>[]
      : S extends v.GenericSchema
        ? Immutable<v.InferInput<S>>
        : never

interface Parts {
  readonly textOf?: (value: unknown) => unknown
  readonly wrapped?: unknown
  readonly item?: unknown
}

/** What is written of a value that a schema makes. */
function written(schema: unknown, value: unknown): unknown {
  const { textOf, wrapped, item } = schema as Parts
  if (textOf) return textOf(value)
  if (wrapped) return written(wrapped, value)
  return item && Array.isArray(value) ? value.map((one) => written(item, one)) : value
}

/**
 * Fields as they are written, in the order of those of a schema; what is undefined is not. A field that its schema reads as something
 * else than what is written, with no way back, does not compile here.
 */
export function inOrder<const E extends v.ObjectEntries>(
  entries: E,
  value: { readonly [K in keyof E]?: Writable<E[K]> | undefined },
): Readonly<Record<string, unknown>> {
  const fields: Readonly<Record<string, unknown>> = value
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([name]) => fields[name] !== undefined)
      .map(([name, schema]) => [name, written(schema, fields[name])]),
  )
}
