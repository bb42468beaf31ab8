import type { GenericSchema } from 'valibot'
import { maxOf, minOf } from '../../../math/statistics/range.ts'

/** Kind and bounds of a field according to its schema, sufficient for the control that sets it. */
export type Shape =
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly whole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'toggle' }

/** An object schema, with the schemas of its fields by name. */
export interface Noun {
  readonly entries: Readonly<Record<string, GenericSchema>>
}

/** The parts of valibot's schemas, and of the actions in their pipes, that determine a shape. */
interface Part {
  readonly type: string
  readonly wrapped?: GenericSchema
  readonly options?: readonly string[]
  readonly pipe?: readonly Part[]
  readonly requirement?: unknown
}

const actionsOf = ({ pipe = [] }: Part): readonly Part[] =>
  pipe.flatMap((part) => (part.pipe ? actionsOf(part) : [part]))

/** The closest numbers to the open bounds of schemas, above 0 and below 1. */
const [above0, below1] = [Number.MIN_VALUE, 1 - 2 ** -53]

/** Returns the shape of a schema's values; undefined if no single control can set them. */
export function shapeOf(schema: GenericSchema): Shape | undefined {
  const part = schema as unknown as Part
  const { type, wrapped, options = [] } = part
  if (wrapped) return shapeOf(wrapped)
  if (type === 'boolean') return { kind: 'toggle' }
  if (type === 'picklist') return { kind: 'choice', options }
  if (type !== 'number') return undefined
  const actions = actionsOf(part)
  const bounds = (action: string) =>
    actions.filter((one) => one.type === action).map(({ requirement }) => Number(requirement))
  return {
    kind: 'number',
    least: maxOf([-Infinity, ...bounds('min_value'), ...bounds('gt_value').map((bound) => bound + above0)]),
    most: minOf([Infinity, ...bounds('max_value'), ...bounds('lt_value').map((bound) => bound * below1)]),
    whole: actions.some((one) => one.type === 'integer'),
  }
}
