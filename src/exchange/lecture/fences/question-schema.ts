import * as v from 'valibot'
import { asWritten, flag, index, number, oneOf, readBy, text } from './fields.ts'
import { inOrder, withText, type Immutable } from './written.ts'
import { formulaText, readFormula } from '../notation/prediction-text.ts'
import { quantityText, readKnownQuantity } from '../notation/quantity-text.ts'

const emptyCell = v.strictObject({ cell: v.literal('empty') })
const sweptAnswer = asWritten(
  v.variant('swept', [
    v.strictObject({ swept: v.picklist(['last', 'reached']), of: index, level: number }),
    v.strictObject({ swept: v.literal('median'), of: index, value: number }),
    v.strictObject({ swept: v.literal('most'), of: index }),
  ]),
)
const statedAnswer = readBy(text, (words) => {
  const form = 'formula '
  return words.startsWith(form) ? readFormula(words.slice(form.length).trimStart()) : readKnownQuantity(words)
})
const answer = withText(
  oneOf([statedAnswer, emptyCell, sweptAnswer], (written) => {
    if (typeof written !== 'object' || written === null) return statedAnswer
    return 'cell' in written ? emptyCell : sweptAnswer
  }),
  (one) => {
    if ('quantity' in one) return quantityText(one)
    return 'formula' in one ? `formula ${formulaText(one)}` : one
  },
)

const fields = {
  /**
   * The kind of answer: a place on the surface, a number on a scale, one of two to four options, or the rest of a sweep's curve, drawn by
   * hand.
   */
  kind: v.exactOptional(v.picklist(['place', 'number', 'choice', 'curve'])),
  /** The right answer: a quantity, `formula NAME`, or a number from the sweep, `{swept, of, …}`. */
  answer,
  /** The scale of a number. */
  scale: v.exactOptional(asWritten(v.strictObject({ from: number, to: number, log: v.exactOptional(flag) }))),
  /**
   * The axis of a chart on which the answer lies; by default the one with the answer's quantity. With 'none', the options have no places on
   * it.
   */
  axis: v.exactOptional(v.picklist(['up', 'across', 'none'])),
  /** Shows part of a chart, or of the samples of a learned curve, while the question is open: up to this value of the horizontal axis. */
  given: v.exactOptional(number),
  /** Indices of a sweep’s quantities whose curves are shown, as a whole, while the question is open. */
  curves: v.exactOptional(v.array(index)),
  /** Largest distance of a right guess from the answer: in the plane, on the scale (a ratio if it is logarithmic), or from the curve. */
  within: v.exactOptional(number),
}

export const questionSchema = withText(v.strictObject(fields), (question) => inOrder(fields, question))

export type Asked = Immutable<v.InferOutput<typeof questionSchema>>

/** The data of a question's fence. Its options imply that it is a choice, so that is not written. */
export const questionData = ({
  kind,
  options,
  ...others
}: Asked & { readonly options?: unknown }): Readonly<Record<string, unknown>> =>
  questionSchema.textOf({ ...others, ...(kind && !(kind === 'choice' && options) && { kind }) })
