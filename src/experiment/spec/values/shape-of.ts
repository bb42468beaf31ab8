import type { GenericSchema } from 'valibot'
import { maxOf, minOf } from '../../../math/statistics/range.ts'

/** Kind and bounds of a field, as its schema has them: enough for the control that sets it. */
export type Shape =
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly whole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'toggle' }

/** A schema with fields, or a table of schemas by the names of the fields. */
export interface Noun {
  readonly entries: Readonly<Record<string, GenericSchema>>
}

/** The parts of valibot's schemas that tell their shape. */
interface Parts {
  readonly type: string
  readonly wrapped?: Parts
  readonly options?: readonly string[]
  readonly pipe?: readonly Rule[]
}
interface Rule extends Partial<Parts> {
  readonly requirement?: unknown
}

/** The actions of a pipe, with those of the schemas at its head. */
const actionsOf = ({ pipe = [] }: Rule): readonly Rule[] =>
  pipe.flatMap((rule) => (rule.pipe ? actionsOf(rule) : [rule]))

/** The numbers nearest to the open bounds that schemas have: above 0, and below 1. */
const [above0, below1] = [Number.MIN_VALUE, 1 - 2 ** -53]

function numberShape(actions: readonly Rule[]): Shape {
  const bounds = (type: string) =>
    actions.filter((action) => action.type === type).map(({ requirement }) => Number(requirement))
  return {
    kind: 'number',
    least: maxOf([-Infinity, ...bounds('min_value'), ...bounds('gt_value').map((bound) => bound + above0)]),
    most: minOf([Infinity, ...bounds('max_value'), ...bounds('lt_value').map((bound) => bound * below1)]),
    whole: actions.some(({ type }) => type === 'integer'),
  }
}

function shapeOfParts(parts: Parts): Shape | undefined {
  const { type, wrapped, options = [] } = parts
  if (wrapped) return shapeOfParts(wrapped)
  if (type === 'boolean') return { kind: 'toggle' }
  if (type === 'picklist') return { kind: 'choice', options }
  return type === 'number' ? numberShape(actionsOf(parts)) : undefined
}

/** The shape of the values that a schema takes; undefined of those that no single control sets. */
export const shapeOf = (schema: GenericSchema): Shape | undefined => shapeOfParts(schema as unknown as Parts)
