import type { Answer, Question } from '../scenario.ts'
import * as v from 'valibot'
import { asWritten, flag, index, number, oneOf, readBy, text } from './fields.ts'
import { formulaText, readFormula } from '../notation/prediction-text.ts'
import { quantityText, readKnownQuantity } from '../notation/quantity-text.ts'
import { given } from '../given.ts'

const answerText = (answer: Answer): unknown => {
  if ('quantity' in answer) return quantityText(answer)
  return 'formula' in answer ? `formula ${formulaText(answer)}` : answer
}

/** What is written of a question in its fence: all but its words. */
export function questionData(question: Question): Readonly<Record<string, unknown>> {
  const { kind, options, answer, scale, axis, given: shown, within } = question
  return given({
    kind: kind === 'choice' && options ? undefined : kind,
    answer: answerText(answer),
    scale,
    axis,
    given: shown,
    within,
  })
}

const emptyCell = v.strictObject({ cell: v.literal('empty') })
const sweptAnswer = asWritten(
  v.variant('swept', [
    v.strictObject({ swept: v.picklist(['last', 'reached']), of: index, level: number }),
    v.strictObject({ swept: v.literal('median'), of: index, value: number }),
  ]),
)
const statedAnswer = readBy(text, (words): Answer => {
  const form = 'formula '
  return words.startsWith(form) ? readFormula(words.slice(form.length).trimStart()) : readKnownQuantity(words)
})
const answer = oneOf([statedAnswer, emptyCell, sweptAnswer], (written) => {
  if (typeof written !== 'object' || written === null) return statedAnswer
  return 'cell' in written ? emptyCell : sweptAnswer
})

/** The data of a question's fence. */
export const questionSchema = v.strictObject({
  kind: v.exactOptional(v.picklist(['place', 'number', 'choice', 'curve'])),
  answer,
  scale: v.exactOptional(asWritten(v.strictObject({ from: number, to: number, log: v.exactOptional(flag) }))),
  axis: v.exactOptional(v.picklist(['up', 'across', 'none'])),
  given: v.exactOptional(number),
  within: v.exactOptional(number),
})
