import type * as v from 'valibot'

export type Immutable<T> = T extends string
  ? T
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T

/** A schema with `textOf`, which turns a value that it reads back into what is written. */
export const withText = <const S extends v.GenericSchema, R>(
  schema: S,
  textOf: (value: Immutable<v.InferOutput<S>>) => R,
) => ({ ...schema, textOf })

/** The values that can be written: whatever `textOf` takes, and without `textOf` the input of the schema. */
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

function written(schema: unknown, value: unknown): unknown {
  const { textOf, wrapped, item } = schema as Parts
  if (textOf) return textOf(value)
  if (wrapped) return written(wrapped, value)
  return item && Array.isArray(value) ? value.map((one) => written(item, one)) : value
}

/**
 * Writes fields in the order of their schema, without undefined ones. It does not compile if a schema reads a field as something other than
 * what is written and has no `textOf`.
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
