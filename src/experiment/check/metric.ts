import { buildProblem } from '../build-problem.ts'
import { attackWords } from '../metric/attack-words.ts'
import { partNames } from '../data/parts.ts'
import type { ExperimentIssue } from '../error.ts'
import type { Problem } from '../problem.ts'
import type { Experiment } from '../schema/experiment.ts'
import type { LossId, MetricSpec } from '../schema/metric.ts'
import { listed } from './shape.ts'
import { targetIssues } from './targets.ts'

function* lossIssues(problem: Problem, loss: LossId, part: string): Generator<ExperimentIssue> {
  if (problem.model.kind === 'mlp')
    yield* targetIssues(loss, part, problem.model.data, problem.experiment.data.kind === 'generated')
}

/** How a part that is not there comes to be. */
function partAdvice(kind: Experiment['data']['kind'], part: string): string {
  if (kind === 'table') return part === 'test' ? ': bring testInputs and testTargets' : ''
  return part === 'shifted' ? ': describe it in data.shift' : ''
}

/** What is wrong with a metric on the experiment's data: its part is not there, or the targets do not fit its loss. */
export function* metricIssues(
  experiment: Experiment,
  metric: MetricSpec,
  path: string,
): Generator<ExperimentIssue> {
  if (experiment.model.kind === 'function') return
  if (metric.attack && experiment.data.kind !== 'none' && experiment.data.features)
    yield { path: `${path}.attack`, message: attackWords.features }
  const parts = partNames(experiment.data)
  if (!parts.includes(metric.part)) {
    const advice = partAdvice(experiment.data.kind, metric.part)
    yield {
      path: `${path}.part`,
      message: `the data has no part "${metric.part}" but ${listed(parts)}${advice}`,
    }
    return
  }
  yield* lossIssues(buildProblem(experiment), metric.loss, metric.part)
}

/** What is wrong with what the algorithms minimise, with what the terrain shows and with what stops a run. */
export function* metricsIssues(experiment: Experiment): Generator<ExperimentIssue> {
  const { model, metric, terrain, algorithms } = experiment
  if (model.kind === 'function') {
    for (const [i, { stop }] of algorithms.entries())
      if (stop?.quantity === 'zero-one')
        yield { path: `algorithms[${i}].stop.quantity`, message: 'a function of two weights has no classes' }
    return
  }
  if (metric.attack) yield { path: 'metric.attack', message: attackWords.trained }
  if (metric.loss === 'zero-one')
    yield {
      path: 'metric.loss',
      message: 'zero-one has no gradient, so nothing can minimise it: use it in terrain.metric or watch it',
    }
  if (metric.part !== 'train')
    yield {
      path: 'metric.part',
      message: 'algorithms see the train part only: write "train" here and name the part in terrain.metric',
    }
  else yield* metricIssues(experiment, metric, 'metric')
  if (terrain.metric) yield* metricIssues(experiment, terrain.metric, 'terrain.metric')
  if (typeof terrain.ghost === 'object') yield* metricIssues(experiment, terrain.ghost, 'terrain.ghost')
  else if (terrain.ghost !== undefined && !partNames(experiment.data).includes(terrain.ghost))
    yield {
      path: 'terrain.ghost',
      message: `the data has no part "${terrain.ghost}" but ${listed(partNames(experiment.data))}`,
    }
  if (algorithms.some(({ stop }) => stop?.quantity === 'zero-one'))
    yield* lossIssues(buildProblem(experiment), 'zero-one', 'train')
}
