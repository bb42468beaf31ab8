import type { ChoiceAxis } from '../experiment/spec/axis.ts'
import { normalizationNames } from './layers.ts'
import { activationNames, distributionNames } from './names.ts'

const names: Readonly<Record<string, string>> = {
  ...activationNames,
  ...distributionNames,
  ...normalizationNames,
}

/** Names of the words along an axis, in their order. */
export const choiceNames = ({ values }: Pick<ChoiceAxis, 'values'>): string[] =>
  values.map((value) => names[value] ?? value)
