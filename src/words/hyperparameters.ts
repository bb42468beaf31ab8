import type { Axis, ChoiceAxis } from '../experiment/spec/axis.ts'
import { pointerKeys, writtenKey } from '../experiment/spec/values/pointer.ts'
import { nameAt, wordsAt, type FieldPath } from './fields/field-path.ts'
import { trainedWords } from './fields/trained.ts'

const pathOf = (pointer: string): FieldPath => pointerKeys(pointer).map(writtenKey)

/** Name of a hyperparameter given by its JSON pointer; the pointer itself if it has none. Layers count from 1. */
export const hyperparameterName = (pointer: string): string =>
  nameAt(trainedWords, pathOf(pointer)) ?? pointer

/** Name of an axis; that of a logarithmic one names the logarithm. */
export const axisName = ({ path, scale }: Axis): string =>
  `${scale === 'log' ? 'log₁₀ ' : ''}${hyperparameterName(path)}`

/** Returns the names of the words along an axis, in order. */
export function choiceNames({ path, values }: Pick<ChoiceAxis, 'path' | 'values'>): string[] {
  const { words = {} } = wordsAt(trainedWords, pathOf(path)) ?? {}
  return values.map((value) => words[value] ?? value)
}
