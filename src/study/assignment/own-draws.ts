import { expressionOf } from '../../analyses/claims.ts'
import { isOfSweep } from '../../analyses/truth.ts'
import { trainingSeconds } from '../../engine/workload.ts'
import { fixedNumbers, type FixedNumber } from '../../exchange/lecture/notation/fixed-numbers.ts'
import { quantityText } from '../../exchange/lecture/notation/quantity-text.ts'
import { isFields } from '../../experiment/format/merge.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Expectation, Step } from '../../exchange/lecture/scenario.ts'
import { fieldOf, leavesOf, valueOf, type Expression, type Leaf } from '../../theory/quantity/expression.ts'
import { quantityEntry } from '../../theory/quantity/catalogue/index.ts'
import { quantityNow } from '../../theory/quantity/index.ts'
import { observe, type Answers, type QuantitySource } from '../../theory/quantity/source.ts'
import { rightOption } from '../../view/question/verdict.ts'
import { answered } from '../lecture/answer.ts'
import type { AssignedStep } from './assigned.ts'
import { inDraw } from './own-draw.ts'
import { patchedStep, stepTruth, type StepTruth } from './step-truth.ts'

/** A number of a step that its text may mention. */
export interface KnownNumber {
  /** The expression for it in braces. */
  readonly source: string
  readonly label: string
  readonly expression: Expression
  /** A lecture usually mentions it, so few digits are enough to recognise it. */
  readonly usual: boolean
}

/** The texts of a step that may contain a fixed number. */
export type DrawnPart = 'prose' | 'watch' | 'because' | 'option'

/** Something in a step that is true for the lecture's random draw, but not for every student's own. */
export type DrawFinding = { readonly step: string; readonly at: number } & (
  | {
      readonly kind: 'number'
      readonly part: DrawnPart
      readonly option?: number
      readonly number: FixedNumber
      readonly label: string
      /** The expression for it in braces. */
      readonly source: string
      /** The fixed number is right when the step opens, not only once its answer is shown. */
      readonly opens: boolean
      /** Its values in other draws. */
      readonly others: readonly number[]
    }
  /** In some of the other draws, no option is right. */
  | { readonly kind: 'options'; readonly none: number; readonly of: number }
  /** The answers in other draws that are outside the scale. */
  | { readonly kind: 'scale'; readonly others: readonly number[] }
  /** Other draws take too long to compute. */
  | { readonly kind: 'untried' }
)

const seeds = [271_828, 314_159, 577_215]

/** Seconds that the runs of one draw may take. */
const mostSeconds = 4

/** Digits that identify any number; for a usual one, fewer are enough. */
const surelyKnown = 3

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  if (Array.isArray(value)) return value.flatMap(numbersIn)
  return isFields(value) ? Object.values(value).flatMap(numbersIn) : []
}

const labelOf = (quantity: string): string => quantityEntry(quantity)?.label ?? quantity

function knownOf({ quantity, arguments: given, stage }: Expectation): KnownNumber[] {
  if (stage !== undefined && stage > 0) return []
  const source = quantityEntry(quantity)
    ? quantityText({ quantity, ...(given && { arguments: given }) })
    : quantity
  const expression = expressionOf({ quantity, ...(given && { arguments: given }), source: '' })
  return [{ source, label: labelOf(quantity), expression, usual: true }]
}

/** Returns the numbers that a step itself mentions: the answer to its question, and its expectations. */
function ownNumbers({ question, expectations = [] }: Step): readonly KnownNumber[] {
  const answer = question?.answer
  const asked = answer && 'quantity' in answer && question.kind !== 'place' ? [{ ...answer, source: '' }] : []
  return [...asked, ...expectations.filter(({ over }) => !over)].flatMap(knownOf)
}

const costs = ['read', 'asked'] as const

const isQuick = (expression: Expression, usual: boolean): boolean =>
  leavesOf(expression).every(
    (leaf) =>
      leaf.kind === 'field' ||
      (leaf.of === 'step' &&
        (leaf.stage ?? 0) === 0 &&
        costs.slice(0, usual ? 2 : 1).some((cost) => quantityEntry(leaf.quantity)?.cost === cost)),
  )

/** Returns a number of one experiment; NaN if it has none. */
async function valueIn(source: QuantitySource<Experiment>, expression: Expression): Promise<number> {
  try {
    const values = new Map<Leaf, number>()
    for (const leaf of leavesOf(expression))
      values.set(
        leaf,
        leaf.kind === 'field'
          ? (fieldOf(source.experiment, leaf.path) ?? NaN)
          : await quantityNow(source, leaf.quantity, leaf.arguments),
      )
    return valueOf(expression, (leaf) => values.get(leaf) ?? NaN)
  } catch (error) {
    if (error instanceof ExperimentError) return NaN
    throw error
  }
}

interface Words {
  readonly part: DrawnPart
  readonly option?: number
  readonly words: string
}

const wordsOf = ({ prose, watch, question }: Step): readonly Words[] => [
  { part: 'prose', words: prose },
  ...(watch === undefined ? [] : [{ part: 'watch', words: watch } as const]),
  ...(question?.options ?? []).map(
    ({ label }, option) => ({ part: 'option', option, words: label }) as const,
  ),
  ...(question ? [{ part: 'because', words: question.because } as const] : []),
]

interface DrawnNumber extends Omit<KnownNumber, 'expression'> {
  readonly opens: boolean
  readonly value: number
  readonly others: readonly number[]
}

/**
 * Returns the known numbers that change in other draws, as the step opens and then as its answer is shown. The lecture's
 * own comes first in `experiments`.
 */
async function drawnNumbers(
  step: Step,
  experiments: readonly Experiment[],
  known: readonly KnownNumber[],
  answers: Answers,
): Promise<readonly DrawnNumber[]> {
  const drawn: DrawnNumber[] = []
  for (const opens of [true, false]) {
    const shown = experiments.map((one) => (opens ? one : answered(step, one)))
    if (!opens && shown[0] === experiments[0]) break
    const sources: QuantitySource<Experiment>[] = []
    for (const one of shown) sources.push(await observe(answers, one))
    for (const { source, label, expression, usual } of known) {
      if (!isQuick(expression, usual)) continue
      const values: number[] = []
      for (const one of sources) values.push(await valueIn(one, expression))
      const [value = NaN, ...rest] = values
      const others = rest.filter(Number.isFinite)
      if (others.some((other) => other !== value)) drawn.push({ source, label, usual, opens, value, others })
    }
  }
  return drawn
}

const isNear = ({ value, half }: FixedNumber, found: number): boolean =>
  Math.abs(found - value) <= half * 1.001

/** Returns the drawn number that a fixed one means, if it is written differently in another draw. */
const numberOf = (fixed: FixedNumber, drawn: readonly DrawnNumber[]): DrawnNumber | undefined =>
  drawn.find(
    ({ usual, value, others }) =>
      (usual || fixed.digits >= surelyKnown) &&
      isNear(fixed, value) &&
      others.some((other) => !isNear(fixed, other)),
  )

async function ofQuestion(
  { id, at, step }: AssignedStep,
  steps: readonly Step[],
  others: readonly Experiment[],
  answers: Answers,
): Promise<readonly DrawFinding[]> {
  const { question } = step
  if (!question || isOfSweep(question) || 'cell' in question.answer) return []
  const truths: StepTruth[] = []
  for (const experiment of others) truths.push(await stepTruth(steps, at, experiment, answers))
  if (question.kind === 'choice') {
    const none = truths.filter(
      ({ asked, truth: [value = NaN] }) => typeof rightOption(asked, value) === 'string',
    ).length
    return none > 0 ? [{ step: id, at, kind: 'options', none, of: truths.length }] : []
  }
  const { scale } = question
  const beyond = truths.flatMap(({ truth: [value = NaN] }) =>
    scale && Number.isFinite(value) && (value < scale.from || value > scale.to) ? [value] : [],
  )
  return question.kind === 'number' && beyond.length > 0
    ? [{ step: id, at, kind: 'scale', others: beyond }]
    : []
}

/**
 * Finds what is fixed in a step but not true in every student's own draw: numbers in its texts, its options, and the
 * scale of its answer. `known` has the numbers of its experiment. Rejects with an ExperimentError if the step cannot be
 * computed.
 */
export async function drawFindings(
  steps: readonly Step[],
  assigned: AssignedStep,
  known: readonly KnownNumber[],
  answers: Answers,
): Promise<readonly DrawFinding[]> {
  const { id, at, step } = assigned
  const written = patchedStep(steps, at)
  if (hasRuns(written) && trainingSeconds(written, undefined) > mostSeconds)
    return [{ step: id, at, kind: 'untried' }]
  const others = seeds.map((seed) => inDraw(written, seed))
  // The experiment's own settings are the same in each draw.
  const set = [written, ...[step.sweep, step.dial].map((one) => one?.values)].flatMap(numbersIn)
  const placed = wordsOf(step).flatMap(({ words, ...place }) =>
    fixedNumbers(words)
      .filter(({ value }) => !set.includes(Math.abs(value)))
      .map((number) => ({ ...place, number })),
  )
  const own = ownNumbers(step).map((one) => ({
    ...one,
    label: known.find(({ source }) => source === one.source)?.label ?? one.label,
  }))
  const all = placed.length > 0 ? [...own, ...known] : []
  const drawn = await drawnNumbers(step, [written, ...others], all, answers)
  const numbers = placed.flatMap(({ number, ...place }): DrawFinding[] => {
    const found = numberOf(number, drawn)
    if (!found) return []
    const { label, source, opens } = found
    return [{ step: id, at, kind: 'number', ...place, number, label, source, opens, others: found.others }]
  })
  return [...numbers, ...(await ofQuestion(assigned, steps, others, answers))]
}
