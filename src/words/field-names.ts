import { generatorOf } from '../experiment/generators/catalogue.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { experimentWords } from './fields/experiment.ts'
import { nameAt, wordsAt, type FieldPath } from './fields/field-path.ts'
import { fieldOf, ownerName } from './run-names.ts'

export type { FieldPath }

/** Name of a field's value, or the value itself if it has none. */
export const wordName = (path: FieldPath, word: string): string =>
  wordsAt(experimentWords, path)?.words?.[word] ?? word

/** Returns the name of a parameter of generated data or of a function; these names are in the files of the data and functions. */
function parameterName(experiment: Experiment, [room, list, name]: FieldPath): string | undefined {
  if (list !== 'parameters' || typeof name !== 'string' || experiment.kind !== 'training') return undefined
  const { data } = experiment
  const titled = room === 'data' && data.kind === 'generated' && generatorOf(data.id)?.parameters[name]
  return titled ? titled.title.toLowerCase() : name
}

/** Returns the algorithm or start that a field belongs to, if there are several. */
function ownerWords(experiment: Experiment, [list, at]: FieldPath): string {
  if (experiment.kind !== 'training' || typeof at !== 'number') return ''
  const { algorithms, starts } = experiment
  if (list === 'algorithms' && algorithms.length > 1) return ownerName(algorithms, at, starts.length)
  return list === 'starts' && starts.length > 1 ? `start ${at + 1}` : ''
}

/** Returns the name of a field, or else of the nearest named part around it, with its algorithm or start if there are several. */
export function fieldName(experiment: Experiment, path: FieldPath): string {
  const name = nameAt(experimentWords, path)
  if (name === undefined) return parameterName(experiment, path) ?? fieldName(experiment, path.slice(0, -1))
  const owner = ownerWords(experiment, path)
  return owner === '' ? name : fieldOf(name, owner)
}
