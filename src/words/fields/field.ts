import type { NumberAxis } from '../../experiment/spec/axis.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** The initial interval of an axis, or the words along it. */
export type Span = Pick<NumberAxis, 'from' | 'to' | 'scale'> | readonly string[]

/** The place of an axis's field in an experiment. */
export interface AxisPlace {
  readonly experiment: TrainingExperiment
  /** The part that the field belongs to. */
  readonly owner: Readonly<Record<string, unknown>>
  /** Index of a list entry. */
  readonly place: number
}
/** Returns the usual span of an axis over a field, given its value; undefined if it cannot be an axis. */
export type AxisRule = (value: unknown, at: AxisPlace) => Span | undefined

/** The names of a field. A field without any has the name of the part it belongs to. */
export interface FieldWords {
  readonly label?: string
  /** Name outside the panel, if different. */
  readonly name?: string
  /** Symbol that replaces the name before a value. */
  readonly symbol?: string
  /** One line of explanation, for a field whose control no panel defines. */
  readonly hint?: string
  readonly words?: Readonly<Record<string, string>>
  readonly axis?: AxisRule
  readonly fields?: Fields
  /** The entries of a list. */
  readonly each?: FieldWords
  /** Returns the name of a list entry, or of a part of it, given its index. */
  readonly at?: (name: string, place: number) => string
}

/** Fields by key, in the order in which a menu offers their axes. */
export type Fields = Readonly<Record<string, FieldWords>>

type KeyOf<T> = T extends unknown ? keyof T & string : never
type ValueOf<T, K extends string> = T extends { readonly [Key in K]?: infer V }
  ? Exclude<V, undefined>
  : never
type WordsOf<V> = [V] extends [string]
  ? string extends V
    ? FieldWords
    : FieldWords & { readonly words: Readonly<Record<V, string>> }
  : FieldWords

/** The names of all fields of a type, for all its kinds, and of all words they may contain. */
export type FieldsOf<T> = { readonly [K in Exclude<KeyOf<T>, 'kind' | 'id'>]: WordsOf<ValueOf<T, K>> } & {
  readonly id?: FieldWords
}

/** Several decades around the current value. */
export const around =
  (factor: number, usual: number): AxisRule =>
  (value) => {
    const middle = typeof value === 'number' && value > 0 ? value : usual
    return { from: middle / factor, to: middle * factor, scale: 'log' }
  }

export const between = (from: number, to: number) => (): Span => ({ from, to, scale: 'linear' })

/** From 1 to a count, logarithmic for several decades. */
export const upTo = (count: number): Span => ({
  from: 1,
  to: Math.max(2, count),
  scale: count > 16 ? 'log' : 'linear',
})
