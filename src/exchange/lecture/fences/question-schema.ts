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
  /** A place on the surface, a number on a scale, one of two to four options, or the rest of a sweep's curve, drawn by hand. */
  kind: v.exactOptional(v.picklist(['place', 'number', 'choice', 'curve'])),
  /** The right answer: a quantity, `formula NAME`, or a number from the sweep, `{swept, of, …}`. */
  answer,
  /** The scale of a number. */
  scale: v.exactOptional(asWritten(v.strictObject({ from: number, to: number, log: v.exactOptional(flag) }))),
  /**
   * The axis of a chart on which the answer lies: that which has its quantity, unless this says otherwise. 'none' where the options
   * have no places there.
   */
  axis: v.exactOptional(v.picklist(['up', 'across', 'none'])),
  /** The part of a chart, or of the samples of a learned curve, that is given while the question is open: up to this value of its level axis. */
  given: v.exactOptional(number),
  /** Largest distance of a right guess from the answer: in the plane, on the scale (a ratio where it is logarithmic), or of the curve. */
  within: v.exactOptional(number),
}

/** The data of a question's fence, and back. */
export const questionSchema = withText(v.strictObject(fields), (question) => inOrder(fields, question))

/** What the fence of a question says. */
export type Asked = Immutable<v.InferOutput<typeof questionSchema>>

/** What is written of a question in its fence: all but its words. That it is a choice, its options say. */
export const questionData = ({
  kind,
  options,
  ...others
}: Asked & { readonly options?: unknown }): Readonly<Record<string, unknown>> =>
  questionSchema.textOf({ ...others, ...(kind && !(kind === 'choice' && options) && { kind }) })
