import { generatorOf } from '../experiment/generators/catalogue.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { experimentWords } from './fields/experiment.ts'
import { nameAt, wordsAt, type FieldPath } from './fields/field-path.ts'
import { fieldOf, ownerName } from './run-names.ts'

export type { FieldPath }

/** Name of a word that stands in a field; the word itself where it has none. */
export const wordName = (path: FieldPath, word: string): string =>
  wordsAt(experimentWords, path)?.words?.[word] ?? word

/** Name of a parameter of generated data, or of a function, which its own file has. */
function parameterName(experiment: Experiment, [room, list, name]: FieldPath): string | undefined {
  if (list !== 'parameters' || typeof name !== 'string' || experiment.kind !== 'training') return undefined
  const { data } = experiment
  const titled = room === 'data' && data.kind === 'generated' && generatorOf(data.id)?.parameters[name]
  return titled ? titled.title.toLowerCase() : name
}

/** The algorithm, or the start, that a field belongs to, where there are several. */
function ownerWords(experiment: Experiment, [list, at]: FieldPath): string {
  if (experiment.kind !== 'training' || typeof at !== 'number') return ''
  const { algorithms, starts } = experiment
  if (list === 'algorithms' && algorithms.length > 1) return ownerName(algorithms, at, starts.length)
  return list === 'starts' && starts.length > 1 ? `start ${at + 1}` : ''
}

/** Name of a field, with whose it is where there are several; of the nearest part above it that has a name. */
export function fieldName(experiment: Experiment, path: FieldPath): string {
  const name = nameAt(experimentWords, path)
  if (name === undefined) return parameterName(experiment, path) ?? fieldName(experiment, path.slice(0, -1))
  const owner = ownerWords(experiment, path)
  return owner === '' ? name : fieldOf(name, owner)
}
