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

/** True of a prediction that is called by the title of its formula, which is not written. */
export const isCalledByFormula = ({ formula, label }: Pick<Prediction, 'formula' | 'label'>): boolean =>
  label === formulaOf(formula)?.title

/** A prediction as it is written where it is drawn: its formula alone, with its label, or with all that it has. */
export function predictionText(prediction: Prediction): string | Readonly<Record<string, unknown>> {
  const { draw, label, points, within, ...call } = prediction
  const text = formulaText(call)
  if (points !== undefined || within !== undefined || draw !== formulaOf(call.formula)?.drawings[0])
    return { formula: text, draw, label, ...(points && { points }), ...(within !== undefined && { within }) }
  return isCalledByFormula(prediction) ? text : { [text]: label }
}

/** A formula and its arguments. @throws TextError where there is no such formula, or an argument is no number */
export function readFormula(text: string): Pick<Prediction, 'formula' | 'arguments'> {
  const { quantity, arguments: given, stage } = readQuantity(text)
  checkName('formula', quantity)
  if (stage !== undefined || Object.values(given ?? {}).some((value) => typeof value !== 'number'))
    throw new TextError('the arguments of a formula are numbers. Write one, as in algorithm=1')
  return { formula: quantity, ...(given && { arguments: given as Readonly<Record<string, number>> }) }
}

/** A prediction that is written as its formula, with or without a label. @throws TextError as `readFormula` */
export function readPrediction(text: string, label?: string): Prediction {
  const call = readFormula(text)
  const known = formulaOf(call.formula)
  return { ...call, draw: known?.drawings[0] ?? 'number', label: label ?? known?.title ?? text }
}
