import '../experiment/functions/reader.ts'
import { customId } from '../experiment/functions/custom.ts'
import { Expression } from '../experiment/functions/expression/expression.ts'
import { formulaTexts } from '../experiment/functions/expression/formulas.ts'
import { weightNames } from '../experiment/functions/expression/names.ts'
import { UnknownName } from '../experiment/functions/expression/parse.ts'
import type { FunctionSpec, ModelSpec } from '../experiment/spec/model.ts'
import { mostParameters } from '../experiment/spec/values/bounds.ts'

/** The value of a newly named parameter. */
const defaultValue = 1

/** The default function, with two valleys, if there was no formula before. */
const defaultText = '(x^2 - 1)^2 + y^2'

/** A parsed function, and its model. */
export interface UnderstoodFunction {
  readonly typed: Expression
  readonly model: FunctionSpec
}

/**
 * Parses a function. Unknown letters and names of Greek letters become parameters; `values` has those of
 * known and earlier ones. @throws ExpressionError if it cannot be parsed
 */
export function understood(text: string, values: Readonly<Record<string, number>>): UnderstoodFunction {
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => text.includes(name)))
  for (;;) {
    try {
      const typed = new Expression(text, { variables: weightNames, parameters: Object.keys(known) })
      const names = typed.parameterNames
      const parameters = Object.fromEntries(names.map((name) => [name, known[name] ?? defaultValue]))
      return { typed, model: { kind: 'function', id: customId, expression: text, parameters } }
    } catch (error) {
      const named = error instanceof UnknownName && error.mayBeParameter ? error.word : undefined
      if (named === undefined || Object.keys(known).length >= mostParameters) throw error
      known[named] = defaultValue
    }
  }
}

/** Returns the typed function that replaces a model, with its formula if it has one. */
export function typedInstead(model: ModelSpec): FunctionSpec {
  const known = model.kind === 'function' ? formulaTexts[model.id] : undefined
  return understood(known ?? defaultText, model.kind === 'function' && known ? model.parameters : {}).model
}
