import { hasRuns, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { withSubscripts } from '../../math/picture/format.ts'
import type { QuantityEntry } from '../../theory/quantity/catalogue/entry.ts'
import type { QuantityArguments } from '../../theory/quantity/quantity.ts'
import { axisNames, weightName } from '../axes.ts'
import { runNames } from '../run-names.ts'

type Asked = Pick<QuantityEntry, 'name' | 'arguments'>

/** Returns the name of the run, if there are several, and its start, counted from 1. */
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

/** Returns the name of any other argument, such as a weight or an axis of two weights, as on the stage. */
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
 * Returns the arguments of a number in words for a list: runs and weights by name, starts by number. In the text of a
 * lecture they all count from 0 (`algorithm=1`), so the words avoid any conflicting numbers.
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
