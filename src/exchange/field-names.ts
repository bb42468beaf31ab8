import type { GenericSchema } from 'valibot'
import { isFields } from '../experiment/format/merge.ts'
import { partAt } from '../experiment/format/part-at.ts'
import { nearest } from './meant.ts'

/** Keys and indices, from the outermost. */
type Path = readonly (string | number)[]

/** What a schema of the library has, by its kind. */
interface Shape {
  readonly entries?: Readonly<Record<string, GenericSchema>>
  readonly item?: GenericSchema
  readonly items?: readonly GenericSchema[]
  readonly value?: unknown
  readonly wrapped?: GenericSchema
  readonly options?: readonly unknown[]
  readonly getter?: (value: unknown) => GenericSchema
  readonly literal?: unknown
  /** Of a value that is looked at before it is read. */
  readonly written?: GenericSchema
}

const shapeOf = (schema: unknown): Shape => schema as Shape

/** True where a value is of another of several schemas with fields: a word that tells them apart is another one. */
const isOther = ({ entries = {} }: Shape, value: unknown): boolean =>
  isFields(value) &&
  Object.entries(entries).some(([name, entry]) => {
    const { literal } = shapeOf(entry)
    return literal !== undefined && Object.hasOwn(value, name) && value[name] !== literal
  })

/** The schemas with fields or items that a schema stands for, of a value. */
function shapesOf(schema: unknown, value: unknown): readonly Shape[] {
  const shape = shapeOf(schema)
  const { wrapped, written, getter, options } = shape
  const inner = written ?? wrapped ?? getter?.(value)
  if (inner) return shapesOf(inner, value)
  if (!options) return [shape]
  const all = options.flatMap((option) => (typeof option === 'object' ? shapesOf(option, value) : []))
  return all.filter((each) => !isOther(each, value))
}

/** Names of the fields that a schema has in the part of a value at a path. */
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

/** True of the sentence about a field that no experiment has. */
export const isUnknownField = (message: string): boolean => message.startsWith('unknown field "')

/** The field that has one value only: nobody who has it means another. */
const versionField = 'version'

/** The field that is meant by one that a schema does not know, and that is not given beside it. */
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

/** A sentence about the field at a path that a schema does not know, with the one that is meant. */
export function unknownField(schema: unknown, value: unknown, path: Path): string {
  const near = meantField(schema, value, path)
  return `unknown field "${String(path.at(-1))}"${near === undefined ? '' : `. Do you mean "${near}"?`}`
}
