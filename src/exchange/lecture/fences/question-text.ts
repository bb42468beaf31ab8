import type { Answer, Option, Question } from '../../../scenarios/scenario.ts'
import * as v from 'valibot'
import { asWritten, flag, index, number, readBy, text } from './fields.ts'
import { numberOf, numberText } from '../notation/number-text.ts'
import { formulaText, readFormula } from '../notation/prediction-text.ts'
import { quantityText, readQuantity } from '../notation/quantity-text.ts'
import { given } from '../given.ts'
import { TextError } from '../notation/text-error.ts'

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
const answer = v.lazy((written): v.GenericSchema<unknown, Answer> => {
  if (typeof written === 'object' && written !== null) return 'cell' in written ? emptyCell : sweptAnswer
  return readBy(text, (words): Answer => {
    const formula = /^formula +(.*)$/su.exec(words)
    return formula ? readFormula(formula[1] ?? '') : readQuantity(words)
  })
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

const pairText = (values: readonly number[]): string => values.map(numberText).join(', ')

const intervalText = ([from, to]: readonly [number, number]): string => {
  if (from === -Infinity) return `< ${numberText(to)}`
  return to === Infinity ? `>= ${numberText(from)}` : `${numberText(from)} .. ${numberText(to)}`
}

/** An option as an item of a list, with what makes it right and where it stands. */
export function optionText({ label, value, interval, at, cell }: Option): string {
  const words = [
    ...(value === undefined ? [] : [`= ${numberText(value)}`]),
    ...(interval === undefined ? [] : [intervalText(interval)]),
    ...(at === undefined ? [] : [`at ${pairText(at)}`]),
    ...(cell === undefined ? [] : [`cell ${pairText(cell)}`]),
  ]
  const suffix = words.length > 0 || suffixForm.test(label) ? ` {${words.join(' ')}}` : ''
  return `- ${label}${suffix}`
}

const suffixForm = /^(.*?) *\{([^{}]*)\}$/su
const placeForm = /(?:^| +)(at|cell) +([^=<>]+?)(?= +(?:at|cell)\b|$)/gu
const conditionForm = /^(=|<|>=) *(\S+)$|^(\S+) *\.\. *(\S+)$/u

const pairOf = (written: string): readonly [number, number] => {
  const [x, y, ...others] = written.split(',').map(numberOf)
  if (x === undefined || y === undefined || others.length > 0) throw new TextError('a place is two numbers')
  return [x, y]
}

/** What makes an option right: a value, or an interval. */
function conditionOf(written: string): Pick<Option, 'value' | 'interval'> {
  if (written === '') return {}
  const [whole, sign, number = '', from = '', to = ''] = conditionForm.exec(written) ?? []
  if (whole === undefined)
    throw new TextError(
      `"${written}" in braces is not understood: write {= 1}, {< 2}, {>= 2}, {2 .. 3}, {at 2, 3} or {cell 0, 1}`,
    )
  if (sign === '=') return { value: numberOf(number) }
  if (sign === '<') return { interval: [-Infinity, numberOf(number)] }
  return sign === '>='
    ? { interval: [numberOf(number), Infinity] }
    : { interval: [numberOf(from), numberOf(to)] }
}

/** An option of a list. @throws TextError where what stands in its braces is not understood */
export function readOption(item: string): Option {
  const [, label, suffix] = suffixForm.exec(item) ?? []
  if (label === undefined || suffix === undefined) return { label: item }
  const places = new Map(Array.from(suffix.matchAll(placeForm), ([, key = '', value = '']) => [key, value]))
  const [at, cell] = [places.get('at'), places.get('cell')]
  return {
    label,
    ...conditionOf(suffix.replace(placeForm, '').trim()),
    ...(at !== undefined && { at: pairOf(at) }),
    ...(cell !== undefined && { cell: pairOf(cell) }),
  }
}
