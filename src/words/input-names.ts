import type { Authored } from '../experiment/authored.ts'
import { inputNamesOf, type DataSpec } from '../experiment/spec/data.ts'
import { withSubscripts } from '../math/picture/format.ts'
import { featureNames } from './names.ts'
import { asGiven } from './language/language.ts'

/** Maximum length of a name within a text, in characters. */
const mostLetters = 24

const clipped = (name: Authored): Authored => {
  const letters = [...name]
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters - 1).join('')}…` : name
}

/** Returns names for `count` inputs before features, short enough for a text: those of the data, or x₁, x₂ … */
export const columnNames = (data: DataSpec, count: number): readonly string[] =>
  inputNamesOf(data)
    ?.slice(0, count)
    .map((name) => (data.kind === 'table' ? asGiven(clipped(name)) : clipped(name))) ??
  Array.from({ length: count }, (_, i) => (count === 1 ? 'x' : withSubscripts(`x_${i + 1}`)))

/** Returns names for `count` inputs of a network: those of the features, or of the data. */
export function inputNames(data: DataSpec, count: number): readonly string[] {
  const features = data.kind === 'none' ? undefined : data.features
  return features?.map((feature) => featureNames[feature]) ?? columnNames(data, count)
}
