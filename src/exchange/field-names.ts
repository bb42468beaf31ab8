import type { GenericSchema } from 'valibot'
import { isFields } from '../experiment/format/merge.ts'
import { partAt } from '../experiment/format/part-at.ts'
import { nearest } from './meant.ts'

type Path = readonly (string | number)[]

/** The properties that the schemas of valibot have, depending on their kind. */
interface Shape {
  readonly entries?: Readonly<Record<string, GenericSchema>>
  readonly item?: GenericSchema
  readonly items?: readonly GenericSchema[]
  readonly value?: unknown
  readonly wrapped?: GenericSchema
  readonly options?: readonly unknown[]
  readonly getter?: (value: unknown) => GenericSchema
  readonly literal?: unknown
  /** For a schema that `asWritten` or `byName` wraps. */
  readonly written?: GenericSchema
}

const shapeOf = (schema: unknown): Shape => schema as Shape

/** True if a value belongs to another schema of a variant, because its discriminating field has another value. */
const isOther = ({ entries = {} }: Shape, value: unknown): boolean =>
  isFields(value) &&
  Object.entries(entries).some(([name, entry]) => {
    const { literal } = shapeOf(entry)
    return literal !== undefined && Object.hasOwn(value, name) && value[name] !== literal
  })

/** Unwraps a schema to those with fields or items, and returns the ones that may apply to a value. */
function shapesOf(schema: unknown, value: unknown): readonly Shape[] {
  const shape = shapeOf(schema)
  const { wrapped, written, getter, options } = shape
  const inner = written ?? wrapped ?? getter?.(value)
  if (inner) return shapesOf(inner, value)
  if (!options) return [shape]
  const all = options.flatMap((option) => (typeof option === 'object' ? shapesOf(option, value) : []))
  return all.filter((each) => !isOther(each, value))
}

export function fieldNames(schema: unknown, value: unknown, [step, ...rest]: Path): readonly string[] {
  const shapes = shapesOf(schema, value)
  if (step === undefined) return shapes.flatMap(({ entries = {} }) => Object.keys(entries))
  const part = (value as Readonly<Record<string | number, unknown>> | undefined)?.[step]
  return shapes.flatMap(({ entries, item, items, value: named }) => {
    const inner = entries?.[step] ?? item ?? items?.[Number(step)] ?? named
    return typeof inner === 'object' && inner !== null ? fieldNames(inner, part, rest) : []
  })
}

/** `data.targets[3]` as keys and indices. */
export const keysOf = (path: string): Path =>
  Array.from(path.matchAll(/\[(\d+)\]|([^.[\]]+)/gu), ([, at, key = '']) =>
    at === undefined ? key : Number(at),
  )

export const isUnknownField = (message: string): boolean => message.startsWith('unknown field "')

/** A field with only one value, which nobody who has it can have misspelt. */
const versionField = 'version'

/** The known field that an unknown one most likely means; undefined if none is close. */
export function meantField(schema: unknown, value: unknown, path: Path): string | undefined {
  const [name, around] = [String(path.at(-1)), path.slice(0, -1)]
  const part = partAt(value, around)
  const hasVersion = isFields(part) && Object.hasOwn(part, versionField)
  const names = fieldNames(schema, value, around).filter((one) => !(hasVersion && one === versionField))
  return nearest(
    name,
    names.map((each) => ({ name: each })),
  )
}

/** The error for an unknown field, with the one that is most likely meant. */
export function unknownField(schema: unknown, value: unknown, path: Path): string {
  const near = meantField(schema, value, path)
  return `unknown field "${String(path.at(-1))}"${near === undefined ? '' : `. Do you mean "${near}"?`}`
}
