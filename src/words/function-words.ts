import { functionOfModel } from '../experiment/functions/catalogue.ts'
import { customId } from '../experiment/functions/custom.ts'
import type { FunctionSpec } from '../experiment/spec/model.ts'
import { asGiven } from './language/language.ts'

/** What a function of two weights is called: by its author, by its title, or by its formula in plain text. */
export function functionWords(model: FunctionSpec): string {
  const name = model.name?.trim() ?? ''
  if (name !== '') return asGiven(name)
  const title = functionOfModel(model)?.title ?? model.id
  return model.id === customId ? asGiven(title) : title
}

/** Letters of the longest formula that is set in a title. */
const mostSet = 80

/** TeX of a typed function that has no name; empty of all others, and of one that is too long for a title. */
export function functionTex(model: FunctionSpec): string {
  const isNamed = (model.name ?? '').trim() !== ''
  const isShort = (model.expression ?? '').length <= mostSet
  return model.id === customId && !isNamed && isShort ? (functionOfModel(model)?.formula ?? '') : ''
}
