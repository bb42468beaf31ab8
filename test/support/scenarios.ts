import { mergePatch } from '../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { quantityOf } from '../../src/experiment/quantity/index.ts'
import { observe, type Answers, type QuantitySource } from '../../src/experiment/quantity/source.ts'
import type { Experiment } from '../../src/experiment/spec/experiment.ts'
import { runSweep } from '../../src/experiment/sweep/run.ts'
import { sweepQuantityOf } from '../../src/experiment/sweep/statistics.ts'
import type { Expectation, Scenario, Step, Sweep } from '../../src/scenarios/scenario.ts'
import { isLong } from './long.ts'

/** A step with the experiments of its stages: the main one, then those beside it. */
export interface StagedStep {
  readonly title: string
  readonly step: Step
  readonly stages: readonly Experiment[]
}

/** The steps of a scenario, each patch applied to the step before. */
export function stagedSteps({ steps }: Scenario): StagedStep[] {
  let before: unknown = {}
  return steps.map((step) => {
    before = mergePatch(before, step.experiment)
    const main = parseExperiment(before)
    const beside = (step.beside ?? []).map(({ experiment }) => parseExperiment(mergePatch(main, experiment)))
    return { title: step.title, step, stages: [main, ...beside] }
  })
}

/** Who answers: the float32 engine or the float64 oracle. */
export type Place = 'engine' | 'oracle'

/** The expectations that are tried here: those of this place that are not long, or in the long form the long ones alone. */
const triedHere = (
  expectations: readonly Expectation[] | undefined,
  place: Place,
  long = false,
): readonly Expectation[] =>
  long && !isLong
    ? []
    : (expectations ?? []).filter(
        (expectation) => (expectation.on?.includes(place) ?? true) && (expectation.long ?? false) === long,
      )

/** The steps that have long expectations at this place; none in the short form. */
export const longSteps = (scenario: Scenario, place: Place): StagedStep[] =>
  stagedSteps(scenario).filter(
    ({ step }) =>
      triedHere(step.expectations, place, true).length +
      triedHere(step.sweep?.expectations, place, true).length,
  )

/** What is wrong with a number that was found, in a line; undefined where it is as expected. */
function numberFault(expectation: Expectation, number: number, place: Place): string | undefined {
  const { quantity, arguments: given, value, interval, float32, source } = expectation
  if (value === undefined && !interval) return `${quantity} does not say what it expects`
  const { absolute = 0, relative = 0 } = (place === 'engine' && float32) || expectation
  const name = `${quantity} ${JSON.stringify(given ?? {})} (${source})`
  if (value !== undefined) {
    const allowed = Math.max(absolute, relative * Math.abs(value))
    if (!(Math.abs(number - value) <= allowed))
      return `${name} is ${number}, more than ${allowed} from ${value}`
  }
  if (interval && !(number >= interval[0] && number <= interval[1]))
    return `${name} is ${number}, not in ${interval.join(' to ')}`
  return undefined
}

/** What is wrong with an expectation where it is tried, in a line; undefined where it holds. */
export const expectationFault = async (
  expectation: Expectation,
  found: QuantitySource,
  place: Place,
): Promise<string | undefined> =>
  numberFault(expectation, await quantityOf(found, expectation.quantity, expectation.arguments), place)

/** A sweep as far as `npm test` runs it. */
export const shortForm = ({ short, ...sweep }: Sweep): Sweep =>
  short
    ? {
        ...sweep,
        values: sweep.values.slice(0, short.values),
        experiments: sweep.experiments.slice(0, short.values),
        seeds: short.seeds,
      }
    : sweep

/** A value as text: equal texts mean equal values. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part,
  )

/** The same answers, each of them computed once: the expectations of a step ask for the same maps and ensembles again. */
function computedOnce(answers: Answers): Answers {
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

/** All that is wrong with a step where it is tried: its expectations on its stages, then those of its sweep. */
export async function stepFaults(
  { step, stages }: StagedStep,
  whoAnswers: Answers,
  place: Place,
  long = false,
): Promise<string[]> {
  const answers = computedOnce(whoAnswers)
  const faults: (string | undefined)[] = []
  const expectations = triedHere(step.expectations, place, long)
  for (const [i, experiment] of stages.entries()) {
    const ours = expectations.filter(({ stage = 0 }) => stage === i)
    if (ours.length === 0) continue
    const source = await observe(answers, experiment)
    for (const expectation of ours) faults.push(await expectationFault(expectation, source, place))
  }
  const { sweep } = step
  const ofSweep = triedHere(sweep?.expectations, place, long)
  const [main] = stages
  if (sweep && main && ofSweep.length > 0) {
    const points = await runSweep(answers, main, long ? sweep : shortForm(sweep))
    for (const expectation of ofSweep) {
      const number = sweepQuantityOf(points, expectation.quantity, expectation.arguments)
      faults.push(numberFault(expectation, number, place))
    }
  }
  return faults.filter((fault) => fault !== undefined)
}
