import { functionOfModel } from '../experiment/functions/catalogue.ts'
import { customId } from '../experiment/functions/custom.ts'
import type { FunctionSpec } from '../experiment/spec/model.ts'
import { asGiven } from './language/language.ts'

/** Returns the name of a function of two weights: its author's, its title, or its formula in plain text. */
export function functionWords(model: FunctionSpec): string {
  const name = model.name?.trim() ?? ''
  if (name !== '') return asGiven(name)
  const title = functionOfModel(model)?.title ?? model.id
  return model.id === customId ? asGiven(title) : title
}

/** Length of the longest formula typeset in a title, in characters. */
const mostSet = 80

/** Returns the TeX of a typed function without a name; empty for all others, and for one too long for a title. */
export function functionTex(model: FunctionSpec): string {
  const isNamed = (model.name ?? '').trim() !== ''
  const isShort = (model.expression ?? '').length <= mostSet
  return model.id === customId && !isNamed && isShort ? (functionOfModel(model)?.formula ?? '') : ''
}
