import { answered } from '../../../src/study/lecture/answer.ts'
import { drawNumbers } from '../../../src/theory/draws/draws.ts'
import { drawsFault } from '../../../src/theory/draws/rule.ts'
import { drawnQuantity } from '../../../src/theory/draws/run.ts'
import { drawsQuantityOf } from '../../../src/theory/draws/quantity.ts'
import { lawOf, lawRefusal } from '../../../src/theory/laws/law-of.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { mergedExperiment } from '../../../src/exchange/lecture/merged.ts'
import { readExpression } from '../../../src/exchange/lecture/notation/live-text.ts'
import { fieldOf, leavesOf, valueOf, type Leaf } from '../../../src/theory/quantity/expression.ts'
import { quantityOf } from '../../../src/theory/quantity/index.ts'
import { observe, type Answers, type QuantitySource } from '../../../src/theory/quantity/source.ts'
import { hasRuns, type Experiment, type ProblemExperiment } from '../../../src/experiment/spec/experiment.ts'
import { numberOf } from '../../../src/theory/quantity/quantity.ts'
import { runSweep } from '../../../src/theory/sweep/run.ts'
import type { SweepPoint } from '../../../src/theory/sweep/sweep.ts'
import { sweptExperiments } from '../../../src/theory/sweep/swept.ts'
import { storedPoints, sweepQuantityOf } from '../../../src/theory/sweep/statistics.ts'
import type {
  Expectation,
  Histogram,
  Question,
  Scenario,
  Step,
  Sweep,
} from '../../../src/exchange/lecture/scenario.ts'
import { rightOption, noGuess, verdictOf, type Guess } from '../../../src/view/question/verdict.ts'
import { sweptTruth } from '../../../src/analyses/swept-truth.ts'
import { inNumbers, isInNumbers, isOfSweep, truthOf, type Truth } from '../../../src/analyses/truth.ts'
import { isLong } from '../long.ts'
import { storedSweeps } from './stored-sweeps.ts'

/** A step with the experiments of its stages: the main one, then the others. */
export interface StagedStep {
  readonly title: string
  readonly step: Step
  readonly stages: readonly Experiment[]
}

/** The steps of a scenario, with each patch applied to the step that it extends. */
export function stagedSteps({ steps }: Pick<Scenario, 'steps'>): StagedStep[] {
  return steps.map((step, at) => {
    const main = parseExperiment(mergedExperiment(steps, at))
    const beside = (step.beside ?? []).map(({ experiment }) => parseExperiment(mergePatch(main, experiment)))
    return { title: step.title, step, stages: [main, ...beside] }
  })
}

/** The computer under test: the float32 engine or the float64 oracle. */
export type Computer = 'engine' | 'oracle'

/**
 * The expectations tried in this test run on this computer: all that are not long, or in the long form only
 * the long ones.
 */
const triedHere = (
  expectations: readonly Expectation[] | undefined,
  computer: Computer,
  long = false,
): readonly Expectation[] =>
  long && !isLong
    ? []
    : (expectations ?? []).filter(
        (expectation) => (expectation.on?.includes(computer) ?? true) && (expectation.long ?? false) === long,
      )

/** True if a step has expectations that are tried in this test run. */
export const expectsOf = (
  { expectations, sweep, histogram }: Step,
  computer: Computer,
  long = false,
): boolean =>
  [expectations, sweep?.expectations, histogram?.expectations].some(
    (some) => triedHere(some, computer, long).length > 0,
  )

/** The steps with long expectations on this computer; none in the short form. */
export const longSteps = (scenario: Scenario, computer: Computer): StagedStep[] =>
  stagedSteps(scenario).filter(({ step }) => expectsOf(step, computer, true))

/** An expectation's quantity and the source of its number. */
const nameOf = ({ quantity, arguments: given = {}, source }: Expectation): string =>
  `${quantity} ${JSON.stringify(given)} (${source})`

/** Describes how a number differs from the expected one, in one line; undefined if it does not. */
function numberFault(expectation: Expectation, number: number, computer: Computer): string | undefined {
  const { quantity, value, interval, float32 } = expectation
  if (value === undefined && !interval) return `${quantity} does not say what it expects`
  const { absolute = 0, relative = 0 } = (computer === 'engine' && float32) || expectation
  const name = nameOf(expectation)
  if (value !== undefined) {
    const allowed = Math.max(absolute, relative * Math.abs(value))
    if (!(Math.abs(number - value) <= allowed))
      return `${name} is ${number}, more than ${allowed} from ${value}`
  }
  if (interval && !(number >= interval[0] && number <= interval[1]))
    return `${name} is ${number}, not in ${interval.join(' to ')}`
  return undefined
}

/** The number of an expectation: a quantity, or the value of arithmetic on quantities and fields. */
async function expectedNumber(
  found: QuantitySource<Experiment>,
  { quantity, arguments: given }: Expectation,
): Promise<number> {
  if (!/[ .]/.test(quantity)) return quantityOf(found, quantity, given)
  const expression = readExpression(quantity)
  const values = new Map<Leaf, number>()
  for (const leaf of leavesOf(expression))
    values.set(
      leaf,
      leaf.kind === 'field'
        ? (fieldOf(found.experiment, leaf.path) ?? NaN)
        : await quantityOf(found, leaf.quantity, leaf.arguments),
    )
  return valueOf(expression, (leaf) => values.get(leaf) ?? NaN)
}

/** How many draws `npm test` makes for a claim about all draws. */
const fewDraws = 5

/** Describes the fault in an expectation over draws, in one line; undefined if it holds. */
async function overDrawsFault(
  expectation: Expectation,
  { draws, rule }: NonNullable<Expectation['over']>,
  { experiment, answers }: QuantitySource<Experiment>,
  computer: Computer,
): Promise<string | undefined> {
  const count = rule === 'all' && !isLong ? Math.min(draws, fewDraws) : draws
  const numbers: number[] = []
  for await (const number of drawnQuantity(answers, experiment, { ...expectation, draws: count }))
    numbers.push(number)
  const holds = (number: number) => numberFault(expectation, number, computer) === undefined
  const fault = drawsFault(numbers, rule, holds)
  return fault && `${nameOf(expectation)} ${fault}`
}

/** Describes the fault in an expectation, in one line; undefined if it holds. */
export const expectationFault = async (
  expectation: Expectation,
  found: QuantitySource<Experiment>,
  computer: Computer,
): Promise<string | undefined> =>
  expectation.over
    ? overDrawsFault(expectation, expectation.over, found, computer)
    : numberFault(expectation, await expectedNumber(found, expectation), computer)

/** One true guess, and some false ones. */
function guessesOf(
  question: Question<number>,
  truth: Truth,
): { readonly right: Guess; readonly wrong: readonly Guess[] } {
  const { kind, options = [], scale, within = 0 } = question
  const [a = NaN, b = NaN] = truth
  if (kind === 'choice') {
    const option = Number(rightOption(question, a))
    const choose = (chosen: number): Guess => ({ ...noGuess, chosen })
    const others = [...options.keys()].filter((i) => i !== option)
    return { right: choose(option), wrong: others.map(choose) }
  }
  if (kind === 'curve') {
    const draw = (by: number): Guess => ({
      ...noGuess,
      curve: truth.map((value) => (scale?.log ? value * by : value + by)),
    })
    const near = scale?.log ? [within ** 0.9, within ** -1.1] : [0.9 * within, -1.1 * within]
    return { right: draw(near[0] ?? NaN), wrong: [draw(near[1] ?? NaN)] }
  }
  if (kind === 'place') {
    const pin = (by: number): Guess => ({ ...noGuess, pins: [{ name: 'a pin', at: [a + by, b] }] })
    return { right: pin(0.9 * within), wrong: [pin(1.1 * within), pin(-1.1 * within)] }
  }
  const say = (number: number): Guess => ({ ...noGuess, number })
  return scale?.log
    ? { right: say(a * within ** 0.9), wrong: [say(a * within ** 1.1), say(a / within ** 1.1)] }
    : { right: say(a + 0.9 * within), wrong: [say(a + 1.1 * within), say(a - 1.1 * within)] }
}

/** Reasons why a step's question cannot be asked here, one line each: its words, truth, options or scale. */
async function questionFaults({ step, stages }: StagedStep, answers: Answers): Promise<string[]> {
  const { question: written } = step
  if (!written) return []
  const { ask, answer, because, kind, scale, within } = written
  const asked = stages['stage' in answer ? (answer.stage ?? 0) : 0]
  if (!asked) return [`${ask} asks about a stage that there is not`]
  const experiment = answered(step, asked)
  const needed =
    !isOfSweep(written) &&
    ('quantity' in answer ||
      !isInNumbers(written) ||
      kind === 'place' ||
      (hasRuns(experiment) && experiment.starts[0]?.kind !== 'weights'))
  const source = needed ? await observe(answers, experiment) : { experiment, runs: [], answers }
  const question = await inNumbers(source, written)
  const { options = [] } = question
  const truth =
    kind === 'curve' && !step.sweep?.asked
      ? await curveOf(step, experiment, answers)
      : isOfSweep(question)
        ? sweptTruth(question, storedOf(step))
        : await truthOf(source, question, step.atlas)
  const { right, wrong } = guessesOf(question, truth)
  const [value = NaN] = truth
  const distances = options
    .flatMap((option, i) => (option.interval ? [] : Math.abs((option.value ?? i) - value)))
    .sort((p, q) => p - q)
  const [nearest = 0, next = Infinity] = distances
  const chosen = kind === 'choice' ? rightOption(question, value) : 0
  const faults: readonly (readonly [string, boolean])[] = [
    ['its truth is not finite', truth.length > 0 && truth.every(Number.isFinite)],
    [
      'it is not one question, after one sentence at most',
      /^(?:(?:[^.?!]|[.](?=\d))+[.] )?(?:[^.?!]|[.](?=\d))+[?]$/.test(ask),
    ],
    ['it has no reason', because.length > 0],
    ['it has no two to four options', kind !== 'choice' || (options.length >= 2 && options.length <= 4)],
    [`has no right option: ${chosen}`, typeof chosen === 'number'],
    ['no option is clearly the nearest', kind !== 'choice' || nearest < next / 4],
    ['it does not say what is near', kind === 'choice' || (within ?? 0) > 0],
    [
      `${value} is not well within its scale`,
      scale === undefined || truth.every((one) => isWellWithin(scale, within ?? 0, one)),
    ],
    ['the right guess counts as wrong', verdictOf(question, right, truth).right === true],
    [
      'a wrong guess counts as right',
      wrong.every((guess) => verdictOf(question, guess, truth).right === false),
    ],
  ]
  return faults.filter(([, holds]) => !holds).map(([fault]) => `“${ask}” ${fault}`)
}

function storedOf({ sweep }: Step): SweepPoint[] {
  const points = storedSweeps.get(sweep?.reference ?? '')
  return points ? storedPoints(points) : []
}

/** The means of the sweep's first quantity, which a question about its curve asks for. */
async function curveOf({ sweep, question }: Step, experiment: Experiment, answers: Answers): Promise<Truth> {
  const asked = question && 'quantity' in question.answer ? question.answer.quantity : undefined
  if (sweep?.quantities[0]?.quantity !== asked || !sweep) return []
  const points = await runSweep(answers, experiment, sweep)
  return sweep.values.map((value) => points.find((point) => point.value === value)?.spreads[0]?.mean ?? NaN)
}

/** True if a value is on a scale, and the tolerance is at most a sixth of the scale on either side. */
function isWellWithin(scale: Question['scale'], within: number, value: number): boolean {
  if (!scale) return false
  const { from, to, log } = scale
  const near = log ? Math.log(within) / Math.log(to / from) : within / (to - from)
  return value > from && value < to && near > 0 && near < 1 / 6
}

/** The part of a sweep that `npm test` runs. */
export const shortForm = ({ short, ...sweep }: Sweep): Sweep =>
  short
    ? {
        ...sweep,
        values: sweep.values.slice(0, short.values),
        experiments: sweep.experiments.slice(0, short.values),
        seeds: short.seeds,
      }
    : sweep

const sweptAt = ({ values, experiments, quantities, ...sweep }: Sweep, at: number): Sweep => ({
  ...sweep,
  values: values.slice(at, at + 1),
  experiments: experiments.slice(at, at + 1),
  quantities: quantities.map(({ experiments: own, ...quantity }) => ({
    ...quantity,
    ...(own && { experiments: own.slice(at, at + 1) }),
  })),
})

/** The indices of the values that an expectation of a sweep reads; undefined if it reads all. */
const valuesOf = ({ quantity, arguments: given = {} }: Expectation): number[] | undefined => {
  if (quantity.startsWith('slope')) return undefined
  const [at, to] = [numberOf(given, 'at', 0), numberOf(given, 'to', 0)]
  return quantity === 'ratio' ? [at, to] : [at]
}

/**
 * The points of a sweep that expectations read, each at its index. Its other experiments are built but not
 * run.
 */
async function pointsRead(
  answers: Answers,
  experiment: Experiment,
  sweep: Sweep,
  expectations: readonly Expectation[],
): Promise<SweepPoint[]> {
  sweptExperiments(experiment, sweep)
  const read = expectations.flatMap((expectation) => valuesOf(expectation) ?? [...sweep.values.keys()])
  const points: SweepPoint[] = []
  for (const at of new Set(read.filter((at) => at in sweep.values)))
    [points[at]] = (await runSweep(answers, experiment, sweptAt(sweep, at))) as [SweepPoint]
  return points
}

/** A value as text: equal texts mean equal values. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part,
  )

/**
 * The same answers, each computed only once: the steps of a scenario and their expectations ask repeatedly
 * for the same runs, maps and ensembles.
 */
export function computedOnce(answers: Answers): Answers {
  const known = new Map<string, unknown>()
  const once = <T>(name: string, given: readonly unknown[], compute: () => T): T => {
    const key = `${name} ${textOf(given)}`
    if (!known.has(key)) known.set(key, compute())
    return known.get(key) as T
  }
  return {
    train: (...given) => once('train', given, () => answers.train(...given)),
    terrain: (...given) => once('terrain', given, () => answers.terrain(...given)),
    ensemble: (...given) => once('ensemble', given, () => answers.ensemble(...given)),
    measure: (...given) => once('measure', given, () => answers.measure(...given)),
  }
}

/** All faults in the draws of a problem: as many draws as `npm test` makes, or all of them. */
function histogramFaults(
  histogram: Histogram,
  experiment: ProblemExperiment,
  long: boolean,
): (string | undefined)[] {
  const expectations = triedHere(histogram.expectations, 'oracle', long)
  if (expectations.length === 0) return []
  const { quantity, draws, short = draws } = histogram
  const numbers = [...drawNumbers(experiment, histogram, 0, long ? draws : short)]
  const why = lawRefusal(experiment.problem, quantity)
  const law = why === undefined ? lawOf(experiment.problem, quantity) : undefined
  return expectations.map((expectation) =>
    numberFault(
      expectation,
      drawsQuantityOf(numbers, law, expectation.quantity, expectation.arguments),
      'oracle',
    ),
  )
}

/**
 * A question is tried with its step's expectations: in the long form if all of them are long and it needs the
 * step's runs.
 */
const isAskedLate = ({ question, expectations = [] }: Step): boolean =>
  question !== undefined &&
  !isOfSweep(question) &&
  expectations.length > 0 &&
  expectations.every(({ long }) => long)

/** All faults in a step: in its expectations on its stages, those of its sweep, then its question. */
export async function stepFaults(
  { title, step, stages }: StagedStep,
  answers: Answers,
  computer: Computer,
  long = false,
): Promise<string[]> {
  const faults: (string | undefined)[] = []
  const expectations = triedHere(step.expectations, computer, long)
  for (const [i, experiment] of stages.entries()) {
    const ours = expectations.filter(({ stage = 0 }) => stage === i)
    if (ours.length === 0) continue
    const source = await observe(answers, experiment)
    for (const expectation of ours) faults.push(await expectationFault(expectation, source, computer))
  }
  const { sweep } = step
  const ofSweep = triedHere(sweep?.expectations, computer, long)
  const [main] = stages
  if (sweep && main && ofSweep.length > 0) {
    const points = isLong
      ? await runSweep(answers, main, long ? sweep : shortForm(sweep))
      : await pointsRead(answers, main, shortForm(sweep), ofSweep)
    for (const expectation of ofSweep) {
      const number = sweepQuantityOf(points, expectation.quantity, expectation.arguments)
      faults.push(numberFault(expectation, number, computer))
    }
  }
  const { histogram } = step
  // Every engine has the same draws of a problem, because none computes them.
  if (histogram && main?.kind === 'problem' && computer === 'oracle')
    faults.push(...histogramFaults(histogram, main, long))
  if (computer === 'oracle' && long === isAskedLate(step))
    faults.push(...(await questionFaults({ title, step, stages }, answers)))
  return faults.filter((fault) => fault !== undefined)
}
