import { mergePatch } from '../../src/experiment/merge.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import { quantityOf } from '../../src/experiment/quantity/index.ts'
import type { QuantitySource } from '../../src/experiment/quantity/quantity.ts'
import type { Experiment } from '../../src/experiment/schema/experiment.ts'
import type { Expectation, Scenario, Step } from '../../src/scenarios/scenario.ts'

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

/** What is wrong with an expectation where it is tried, in a line; undefined where it holds. */
export function expectationFault(
  { quantity, arguments: given, value, interval, absolute = 0, relative = 0, source }: Expectation,
  found: QuantitySource,
): string | undefined {
  if (value === undefined && !interval) return `${quantity} does not say what it expects`
  const number = quantityOf(found, quantity, given)
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
