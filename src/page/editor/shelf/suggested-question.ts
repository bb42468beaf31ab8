import type { AnswerKind } from '../../../exchange/lecture/edit/question.ts'
import type { QuantityCall } from '../../../exchange/lecture/notation/quantity-text.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import type { Option, Question } from '../../../exchange/lecture/scenario.ts'

/** Digits of a suggested number. */
const digits = 2

const rounded = (value: number): number => Number(value.toPrecision(digits))

/** How the label of a suggested option begins. */
const about = 'about'

/** Options around a number: half of it, the number itself and twice it, with labels for the author to replace. */
export function suggestedOptions(value: number | undefined): readonly Option[] {
  const middle = value === undefined || !Number.isFinite(value) ? 1 : value
  const values = middle === 0 ? [0, 0.1, 1] : [middle / 2, middle, 2 * middle].map(rounded)
  return values.map((one) => ({ label: `${about} ${formatNumber(one)}`, value: one }))
}

/** Whether the author has not edited the options yet. */
export const areSuggested = (options: readonly { readonly label: string }[]): boolean =>
  options.every(({ label }) => label.startsWith(`${about} `))

/** An axis with a number well inside it, starting from 0 if possible. */
export function suggestedScale(value: number | undefined): NonNullable<Question['scale']> {
  if (value === undefined || !Number.isFinite(value) || value === 0) return { from: 0, to: 1 }
  const end = Number((2 * value).toPrecision(1))
  return end > 0 ? { from: 0, to: end } : { from: end, to: 0 }
}

/** The fraction of a length that counts as near. */
const near = 0.1

/** The default tolerance of a guess on an axis, or in a plane, of this width. */
export const suggestedWithin = (width: number): number => Number((near * width).toPrecision(1))

/** A question of a kind with options or an axis around the current answer. `width` is the width of the plane. */
export function suggestedQuestion(
  kind: Question['kind'],
  answer: QuantityCall,
  value: number | undefined,
  width: number,
): AnswerKind {
  switch (kind) {
    case 'choice':
      return { kind, answer, options: suggestedOptions(value) }
    case 'number': {
      const scale = suggestedScale(value)
      return { kind, answer, scale, within: suggestedWithin(scale.to - scale.from) }
    }
    case 'place':
      return { kind, answer, within: suggestedWithin(width) }
    case 'curve':
      return { kind, answer, within: near }
  }
}
