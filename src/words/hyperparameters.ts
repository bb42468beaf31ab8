import type { Axis, ChoiceAxis } from '../experiment/spec/axis.ts'
import { pointerKeys, writtenKey } from '../experiment/spec/values/pointer.ts'
import { nameAt, wordsAt, type FieldPath } from './fields/field-path.ts'
import { trainedWords } from './fields/trained.ts'

const pathOf = (pointer: string): FieldPath => pointerKeys(pointer).map(writtenKey)

/** Name of a hyperparameter by its JSON pointer; the pointer where it has none. Layers count from 1. */
export const hyperparameterName = (pointer: string): string =>
  nameAt(trainedWords, pathOf(pointer)) ?? pointer

/** Name of an axis: the logarithm of its hyperparameter where it is logarithmic. */
export const axisName = ({ path, scale }: Axis): string =>
  `${scale === 'log' ? 'log₁₀ ' : ''}${hyperparameterName(path)}`

/** Names of the words along an axis, in their order. */
export function choiceNames({ path, values }: Pick<ChoiceAxis, 'path' | 'values'>): string[] {
  const { words = {} } = wordsAt(trainedWords, pathOf(path)) ?? {}
  return values.map((value) => words[value] ?? value)
}
