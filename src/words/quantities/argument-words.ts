import { hasRuns, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { withSubscripts } from '../../math/picture/format.ts'
import type { QuantityEntry } from '../../theory/quantity/catalogue/entry.ts'
import type { QuantityArguments } from '../../theory/quantity/quantity.ts'
import { axisNames, weightName } from '../axes.ts'
import { runNames } from '../run-names.ts'

/** The arguments that a quantity can have. */
type Asked = Pick<QuantityEntry, 'name' | 'arguments'>

/** Which run, where there are several: by its name, and by its start, which is counted from 1. */
function runWords(
  { algorithms, starts }: TrainingExperiment,
  { arguments: all }: Asked,
  given: QuantityArguments,
): readonly string[] {
  const placeOf = (name: string) => given[name] ?? (all.some((one) => one.name === name) ? 0 : undefined)
  const [algorithm, start] = [placeOf('algorithm'), placeOf('start')]
  const named = typeof algorithm === 'number' ? runNames(algorithms)[algorithm] : undefined
  return [
    ...(algorithm === undefined || (algorithms.length === 1 && named !== undefined)
      ? []
      : [named ?? `algorithm=${algorithm}`]),
    ...(start === undefined || (starts.length === 1 && start === 0) ? [] : [`start ${Number(start) + 1}`]),
  ]
}

/** Any other argument: a weight, or an axis of two weights, by its name, as the stage has it. */
function otherWords(
  experiment: Experiment,
  { name: quantity }: Asked,
  [name, value]: readonly [string, number | string],
): string {
  if (hasRuns(experiment)) {
    const problem = buildTrainingProblem(experiment)
    if (name === 'index' && /-weight$/u.test(quantity) && Number(value) < problem.size)
      return withSubscripts(weightName(problem, Number(value)))
    if (name === 'axis' && experiment.plane.kind === 'weights')
      return withSubscripts(axisNames(experiment)[value === 'b' ? 1 : 0])
  }
  return typeof value === 'string' ? value : `${name} ${value}`
}

/**
 * What a number is of, in words for a list: the run by its name, a start by its number, a weight by its name. The text of a lecture counts
 * all of them from 0, as `algorithm=1`; nothing that is shown counts otherwise beside it.
 */
export function argumentWords(
  experiment: Experiment,
  asked: Asked,
  given: QuantityArguments = {},
): readonly string[] {
  const ofRun = hasRuns(experiment) ? ['algorithm', 'start'] : []
  const others = Object.entries(given).filter(([name]) => !ofRun.includes(name))
  return [
    ...others.map((one) => otherWords(experiment, asked, one)),
    ...(hasRuns(experiment) ? runWords(experiment, asked, given) : []),
  ]
}
