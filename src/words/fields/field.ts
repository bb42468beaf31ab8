import type { NumberAxis } from '../../experiment/spec/axis.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** The interval that an axis shows first, or the words along it. */
export type Span = Pick<NumberAxis, 'from' | 'to' | 'scale'> | readonly string[]

/** The place of a field in an experiment. */
export interface AxisPlace {
  readonly experiment: TrainingExperiment
  /** The part that the field belongs to. */
  readonly owner: Readonly<Record<string, unknown>>
  /** Of an entry, its place in the list. */
  readonly place: number
}
/** Returns the usual span of an axis over a field that has a value; undefined where it has no axis. */
export type AxisRule = (value: unknown, at: AxisPlace) => Span | undefined

/** The names of a field. Without any it is called by those of the part that it belongs to. */
export interface FieldWords {
  /** Name in its panel. */
  readonly label?: string
  /** Name where no panel is around it, if that is another. */
  readonly name?: string
  /** Letter that stands for the name before a value. */
  readonly symbol?: string
  /** One line that explains it, of a field whose control no panel writes out. */
  readonly hint?: string
  /** Names of its values. */
  readonly words?: Readonly<Record<string, string>>
  readonly axis?: AxisRule
  /** The fields of a part. */
  readonly fields?: Fields
  /** Each entry of a list. */
  readonly each?: FieldWords
  /** Returns the name of an entry, or of a part of it, with its place in the list, which counts from 0. */
  readonly at?: (name: string, place: number) => string
}

/** Fields by their keys, in the order in which a menu offers their axes. */
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

/** The names of every field of a noun, whatever its kind, and of every word that stands in one. */
export type FieldsOf<T> = { readonly [K in Exclude<KeyOf<T>, 'kind' | 'id'>]: WordsOf<ValueOf<T, K>> } & {
  readonly id?: FieldWords
}

/** Some decades around the present value. */
export const around =
  (factor: number, usual: number): AxisRule =>
  (value) => {
    const middle = typeof value === 'number' && value > 0 ? value : usual
    return { from: middle / factor, to: middle * factor, scale: 'log' }
  }

/** An interval. */
export const between = (from: number, to: number) => (): Span => ({ from, to, scale: 'linear' })

/** From 1 to a count, in decades where there are several. */
export const upTo = (count: number): Span => ({
  from: 1,
  to: Math.max(2, count),
  scale: count > 16 ? 'log' : 'linear',
})
