import type { GenericSchema } from 'valibot'
import { isFields } from '../../../experiment/format/merge.ts'
import { meant } from '../notation/known-name.ts'
import type { Path } from './yaml-text.ts'

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

/** Of the field at a path that a schema does not know, a sentence with the one that is meant. */
export function unknownField(schema: unknown, value: unknown, path: Path): string {
  const name = String(path.at(-1))
  return `there is no field "${name}" here${meant(name, fieldNames(schema, value, path.slice(0, -1)))}`
}
