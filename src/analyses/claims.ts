import { mergePatch } from '../experiment/format/merge.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { readExpression } from '../exchange/lecture/notation/live-text.ts'
import { formatNumber } from '../math/picture/format.ts'
import type { Expectation, Histogram, Step, Sweep } from '../exchange/lecture/scenario.ts'
import type { DrawsPlan } from '../theory/draws/draws.ts'
import { drawsQuantityOf } from '../theory/draws/quantity.ts'
import { drawsFault } from '../theory/draws/rule.ts'
import type { Law } from '../theory/laws/law.ts'
import { quantityEntry } from '../theory/quantity/catalogue/index.ts'
import type { QuantityArguments } from '../theory/quantity/quantity.ts'
import { argumentWords } from '../words/quantities/argument-words.ts'
import { fieldOf, leavesOf, valueOf, type Expression, type Leaf } from '../theory/quantity/expression.ts'
import { sweepQuantityOf } from '../theory/sweep/statistics.ts'
import type { SweepPlan, SweepPoint } from '../theory/sweep/sweep.ts'

/** A lecture's claim about the experiment that a step opens with. */
export interface Claim {
  /** Index of the step, from 0. */
  readonly step: number
  readonly of: 'step' | 'sweep' | 'histogram'
  readonly expectation: Expectation
  readonly experiment: Experiment
  readonly sweep?: Sweep
  readonly histogram?: Histogram
}

/** Where numbers are computed: in float64, or by the engine. */
export type Computer = 'oracle' | 'engine'

/** The source of the numbers of claims. */
export interface ClaimNumbers {
  /** Returns a number of several random draws. Rejects with an ExperimentError if it does not apply. */
  quantity(experiment: Experiment, plan: DrawsPlan): Promise<ArrayLike<number>>
  sweep(experiment: Experiment, plan: SweepPlan): Promise<readonly SweepPoint[]>
  /** Returns the exact law of a problem's number; `undefined` if there is none. */
  law(experiment: Experiment, quantity: string): Promise<Law | undefined>
}

/** The result of checking a claim. */
export interface Verdict {
  readonly holds: boolean
  /** One number, or one per draw; empty if the number does not exist. */
  readonly numbers: readonly number[]
  /** Why there is none, as a sentence. */
  readonly why?: string
}

/**
 * Returns the claims of a step about its stages and its sweep. `main` is the experiment that it opens with.
 */
export function claimsOf(step: Step, main: Experiment, at: number): readonly Claim[] {
  const { beside = [], expectations = [], sweep, histogram } = step
  const stages = [main, ...beside.map((one) => parseExperiment(mergePatch(main, one.experiment)))]
  return [
    ...expectations.flatMap((expectation): Claim[] => {
      const experiment = stages[expectation.stage ?? 0]
      return experiment ? [{ step: at, of: 'step', expectation, experiment }] : []
    }),
    ...(sweep?.expectations ?? []).map((expectation): Claim => {
      return { step: at, of: 'sweep', expectation, experiment: main, sweep: sweep! }
    }),
    ...(histogram?.expectations ?? []).map((expectation): Claim => {
      return { step: at, of: 'histogram', expectation, experiment: main, histogram: histogram! }
    }),
  ]
}

/** Returns a claim with everything that it depends on, as text. */
export const claimKey = ({ of, expectation, experiment, sweep, histogram }: Claim): string =>
  JSON.stringify([
    of,
    { ...expectation, source: '' },
    { ...experiment, view: undefined, title: undefined },
    sweep && [sweep.values, sweep.experiments, sweep.seeds, sweep.quantities],
    histogram && [histogram.quantity, histogram.arguments, histogram.draws],
  ])

/**
 * Returns what a claim is about: a quantity, or arithmetic of quantities and fields, as written in the text.
 */
export function expressionOf({ quantity, arguments: given }: Expectation): Expression {
  if (!quantityEntry(quantity)) return readExpression(quantity)
  return { kind: 'quantity', of: 'step', quantity, ...(given && { arguments: given }) }
}

/** Returns whether a claim's number is available as soon as the runs are. */
export const isInstant = ({ of, expectation }: Claim): boolean =>
  of === 'step' &&
  !expectation.over &&
  !expectation.long &&
  leavesOf(expressionOf(expectation)).every(
    (leaf) => leaf.kind === 'field' || (quantityEntry(leaf.quantity)?.cost ?? 'slow') !== 'slow',
  )

/** Returns whether a number meets an expectation. */
export function allows(expectation: Expectation, number: number, computer: Computer): boolean {
  const { value, interval, float32 } = expectation
  const { absolute = 0, relative = 0 } = (computer === 'engine' && float32) || expectation
  const isNear =
    value === undefined || Math.abs(number - value) <= Math.max(absolute, relative * Math.abs(value))
  const isWithin = !interval || (number >= interval[0] && number <= interval[1])
  return (value !== undefined || interval !== undefined) && isNear && isWithin
}

/** Returns the numbers of a claim: one, or one per draw. */
async function numbersOf(claim: Claim, asked: ClaimNumbers): Promise<readonly number[]> {
  const { experiment, expectation, sweep, histogram } = claim
  if (histogram) {
    const { quantity } = histogram
    const numbers = await asked.quantity(experiment, histogram)
    const law = expectation.quantity === 'distance' ? await asked.law(experiment, quantity) : undefined
    return [drawsQuantityOf(Array.from(numbers), law, expectation.quantity, expectation.arguments)]
  }
  if (sweep) {
    const points = await asked.sweep(experiment, sweep)
    return [sweepQuantityOf(points, expectation.quantity, expectation.arguments)]
  }
  const draws = expectation.over?.draws ?? 1
  const expression = expressionOf(expectation)
  const values = new Map<Leaf, ArrayLike<number>>()
  for (const leaf of leavesOf(expression)) {
    const isField = leaf.kind === 'field'
    values.set(
      leaf,
      isField
        ? new Array<number>(draws).fill(fieldOf(experiment, leaf.path) ?? NaN)
        : await asked.quantity(experiment, {
            quantity: leaf.quantity,
            ...(leaf.arguments && { arguments: leaf.arguments }),
            draws,
          }),
    )
  }
  return Array.from({ length: draws }, (_, k) => valueOf(expression, (leaf) => values.get(leaf)?.[k] ?? NaN))
}

/** Checks a claim. Rejects if its numbers cannot be computed. */
export async function verdictOf(claim: Claim, computer: Computer, asked: ClaimNumbers): Promise<Verdict> {
  const numbers = await numbersOf(claim, asked)
  const { expectation } = claim
  const holds = (number: number) => allows(expectation, number, computer)
  const { over } = expectation
  const isRight = over ? drawsFault(numbers, over.rule, holds) === undefined : holds(numbers[0] ?? NaN)
  return { holds: isRight, numbers }
}

/** Returns the label of a sweep's value. */
export const pointWords = ({ words }: Sweep, value: number): string => words?.[value] ?? formatNumber(value)

/** Names the curve of a sweep and the place on it; other arguments as written. */
function sweepWords(sweep: Sweep, { of, at, ...others }: QuantityArguments): readonly string[] {
  const [curve, value] = [sweep.quantities[Number(of ?? 0)], sweep.values[Number(at)]]
  const isNamed = curve && (of !== undefined || sweep.quantities.length > 1)
  return [
    ...(isNamed ? [curve.label] : []),
    ...(at === undefined ? [] : [value === undefined ? `at=${at}` : `at ${pointWords(sweep, value)}`]),
    ...Object.entries(others).map(([name, given]) => `${name} ${given}`),
  ]
}

/** Names what a claim is about, as in the list of numbers. */
export function claimLabel({ of, expectation, experiment, sweep }: Claim): string {
  const { quantity, arguments: given = {}, stage = 0 } = expectation
  const entry = of === 'step' ? quantityEntry(quantity) : undefined
  const whole = { step: undefined, sweep: 'the sweep', histogram: 'the draws' }[of]
  const label = whole ? `${quantity} of ${whole}` : (entry?.label ?? quantity)
  const further = sweep
    ? sweepWords(sweep, given)
    : argumentWords(experiment, entry ?? { name: quantity, arguments: [] }, given)
  const ofStage = stage > 0 ? [`stage ${stage}`] : []
  return [label, ...further, ...ofStage].join(' · ')
}

const digits = 4

/** Describes the claimed value, to follow the quantity: '= 2.75', 'in 1 to 2'. */
export function claimedWords({ expectation }: Claim): string {
  const { value, interval, over } = expectation
  const said = interval
    ? `in ${interval.map((end) => formatNumber(end, digits)).join(' to ')}`
    : `= ${formatNumber(value ?? NaN, digits)}`
  return over ? `${said} over ${over.draws} draws` : said
}

/** Describes the computed value: '2.569', 'in 0 of 20 draws, 0.361 to 0.389'. */
export function foundWords({ expectation }: Claim, { numbers, why }: Verdict): string {
  if (why !== undefined) return why
  const { over } = expectation
  if (!over) return formatNumber(numbers[0] ?? NaN, digits)
  const holds = (number: number) => allows(expectation, number, 'oracle')
  return (
    drawsFault(numbers, over.rule, holds) ?? `in ${numbers.filter(holds).length} of ${numbers.length} draws`
  )
}

/** Describes why a claim is false, as the end of a sentence that begins with its subject. */
export function faultWords(claim: Claim, verdict: Verdict): string {
  const found = foundWords(claim, verdict)
  if (verdict.why !== undefined || claim.expectation.over) return found
  const { value, interval } = claim.expectation
  const claimed = interval
    ? `in ${interval.map((end) => formatNumber(end, digits)).join(' to ')}`
    : formatNumber(value ?? NaN, digits)
  return `was ${found} at the opening, not ${claimed}`
}
