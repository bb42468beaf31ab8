import { parseExperiment } from '../experiment/format/parse.ts'
import { buildTrainingProblem, type TrainingProblem } from '../experiment/training-problem.ts'
import { lastStep, stepWork, type AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { hasMaps } from '../experiment/model/layout.ts'
import { recordCount, recordPlan } from '../reference/trajectory/record.ts'
import {
  fewerPoints,
  firstSeconds,
  isPointwise,
  mostSeconds,
  pointWork,
  speedOf,
  workOfFunction,
} from './budget.ts'
import { maxOf } from '../math/statistics/range.ts'
import { isRecorded, stepsOfRecords } from '../experiment/spec/recorded.ts'

// Estimates of an experiment's time, within a factor of a few. They decide how much it begins with, and are
// shown as "about".

/** Work of one run of an algorithm: its steps, and its records over all samples. */
export function runWork(problem: TrainingProblem, algorithm: AlgorithmSpec): number {
  const { model, experiment } = problem
  const steps = lastStep(algorithm)
  if (model.kind === 'function')
    return (isRecorded(algorithm) ? stepsOfRecords(algorithm).length : steps) * workOfFunction
  const samples = model.data.counts['train'] ?? 0
  const seen = steps * stepWork(algorithm, model.layout, samples)
  const records = recordCount(steps, recordPlan(steps).every)
  return seen / 2 + records * pointWork(problem, experiment.metric)
}

/** Returns the approximate seconds of an experiment's runs. */
export function trainingSeconds(experiment: TrainingExperiment, device: GPUDevice | undefined): number {
  const problem = buildTrainingProblem(experiment)
  const { algorithms, starts } = experiment
  const { run, maps, together, step } = speedOf(device)
  const speed = problem.model.kind === 'network' && hasMaps(problem.model.layout) ? maps : run
  const times = algorithms.map(
    (one) => runWork(problem, one) / speed + (isRecorded(one) ? 0 : lastStep(one) * step),
  )
  const all = times.reduce((sum, time) => sum + time, 0) * starts.length
  return Math.max(all / together, maxOf(times))
}

/**
 * Returns the approximate seconds of the surface of a metric that the backend computes; 0 for one whose
 * points are limited elsewhere.
 */
export function surfaceSeconds(
  experiment: TrainingExperiment,
  resolution: number,
  device: GPUDevice | undefined,
): number {
  const { plane, terrain, model } = experiment
  const metric = terrain.metric ?? experiment.metric
  const quantity = terrain.quantity === 'outcome' ? 'metric' : terrain.quantity
  if (plane.kind === 'hyperparameters' || isPointwise(model, quantity, metric)) return 0
  const points = plane.kind === 'line' ? resolution : resolution ** 2
  return (points * pointWork(buildTrainingProblem(experiment), metric)) / speedOf(device).surface
}

/** Returns the largest of 1, 2, 5, 10, 20, 50 … that does not exceed the value. */
function roundedDown(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return (value >= 5 * ten ? 5 : value >= 2 * ten ? 2 : 1) * ten
}

/**
 * Returns an experiment with as many steps as a page begins with, if its runs would take long; otherwise
 * `undefined`.
 */
export function withFewerSteps(
  experiment: TrainingExperiment,
  device: GPUDevice | undefined,
): TrainingExperiment | undefined {
  const seconds = trainingSeconds(experiment, device)
  if (seconds <= mostSeconds) return undefined
  const share = firstSeconds / seconds
  const algorithms = experiment.algorithms.map((algorithm) => {
    if (isRecorded(algorithm)) return algorithm
    const { steps } = algorithm
    return { ...algorithm, steps: Math.min(steps, roundedDown(steps * share)) }
  })
  if (algorithms.every(({ steps }, i) => steps === experiment.algorithms[i]?.steps)) return undefined
  try {
    return parseExperiment({ ...experiment, algorithms })
  } catch (error) {
    // With fewer steps, a step that the plane goes through may not exist.
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}

/** Points along each side with which an experiment's surface begins, if `resolution` are wanted. */
export const firstResolution = (
  experiment: TrainingExperiment,
  resolution: number,
  device: GPUDevice | undefined,
): number =>
  surfaceSeconds(experiment, resolution, device) <= mostSeconds
    ? resolution
    : fewerPoints(resolution, (points) => surfaceSeconds(experiment, points, device) <= firstSeconds)
