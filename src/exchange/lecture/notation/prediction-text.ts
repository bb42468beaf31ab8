import { formulaOf } from '../../../theory/formulas/index.ts'
import type { Prediction } from '../names.ts'
import { checkName } from './known-name.ts'
import { quantityText, readQuantity } from './quantity-text.ts'
import { TextError } from './text-error.ts'

/** A formula with its arguments: `quadratic-path algorithm=1`. */
export const formulaText = ({
  formula,
  arguments: given,
}: Pick<Prediction, 'formula' | 'arguments'>): string =>
  quantityText({ quantity: formula, arguments: given ?? {} })

/** True if the label is the formula's title and need not be written. */
export const isCalledByFormula = ({ formula, label }: Pick<Prediction, 'formula' | 'label'>): boolean =>
  label === formulaOf(formula)?.title

/** Writes a prediction in the shortest form: its formula, a formula with a label, or all fields. */
export function predictionText(prediction: Prediction): string | Readonly<Record<string, unknown>> {
  const { draw, label, points, within, ...call } = prediction
  const text = formulaText(call)
  if (points !== undefined || within !== undefined || draw !== formulaOf(call.formula)?.drawings[0])
    return { formula: text, draw, label, ...(points && { points }), ...(within !== undefined && { within }) }
  return isCalledByFormula(prediction) ? text : { [text]: label }
}

/** Reads a formula and its arguments. @throws TextError if the formula is unknown, or an argument is not a number */
export function readFormula(text: string): Pick<Prediction, 'formula' | 'arguments'> {
  const { quantity, arguments: given, stage } = readQuantity(text)
  checkName('formula', quantity)
  if (stage !== undefined || Object.values(given ?? {}).some((value) => typeof value !== 'number'))
    throw new TextError('the arguments of a formula are numbers. Write one, as in algorithm=1')
  return { formula: quantity, ...(given && { arguments: given as Readonly<Record<string, number>> }) }
}

/** Reads a prediction written as a formula, with or without a label. @throws TextError like `readFormula` */
export function readPrediction(text: string, label?: string): Prediction {
  const call = readFormula(text)
  const known = formulaOf(call.formula)
  return { ...call, draw: known?.drawings[0] ?? 'number', label: label ?? known?.title ?? text }
}
