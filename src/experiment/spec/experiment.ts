import * as v from 'valibot'
import { algorithm, algorithmIssues, stopIssues } from './algorithm.ts'
import { withAxisDefaults } from './axis.ts'
import { mostAlgorithms, mostStarts } from './values/bounds.ts'
import { completeData, data, dataIssues } from './data.ts'
import type { ExperimentIssue } from './values/error.ts'
import { atMost } from './values/lists.ts'
import { metric, trainedMetricIssues, type TargetCheck } from './metric.ts'
import { completeModel, model, modelIssues } from './model.ts'
import { uint32 } from './values/numbers.ts'
import { completePlane, plane, planeIssues } from './plane.ts'
import { problem, problemIssues } from './problem/problem.ts'
import { completeStart, start, startIssues, type ConstructionCheck } from './start.ts'
import { surfaceIssues, terrain, terrainAlgorithmIssues } from './terrain.ts'
import { view } from './view.ts'

const list = <S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(atMost(most, v.array(item)), v.minLength(1, 'must hold at least one'))

/** Everything that is studied, as data (version 1): the unit of saving, sharing and testing. */
export const experiment = v.strictObject({
  version: v.literal(1),
  title: v.optional(v.string()),
  seed: uint32,
  data,
  model,
  metric,
  algorithms: list(algorithm, mostAlgorithms),
  starts: list(start, mostStarts),
  plane,
  terrain: v.optional(terrain, {}),
  view: v.optional(view, {}),
  problem: v.optional(problem),
})

/** An experiment as a person writes it: defaults may be left out. */
export type ExperimentInput = v.InferInput<typeof experiment>
/** An experiment with every default filled in, as parseExperiment returns it. */
export type Experiment = v.InferOutput<typeof experiment>

/** Fills in the defaults that depend on more than their own field: of generators, functions, starts, extents and axes. */
export function complete(experiment: Experiment): Experiment {
  const model = completeModel(experiment.model)
  const whole = {
    ...experiment,
    model,
    data: completeData(experiment.data, model),
    starts: experiment.starts.map((start, index) => completeStart(start, index, model)),
    plane: completePlane(experiment.plane, model),
  }
  return whole.plane.kind === 'hyperparameters' ? withAxisDefaults(whole, whole.plane) : whole
}

/** Issues of model and data, without which nothing else can be checked. */
export function* foundationIssues(experiment: Experiment): Generator<ExperimentIssue> {
  yield* modelIssues(experiment.model)
  yield* problemIssues(experiment)
  yield* dataIssues(experiment)
}

/** Checks that need an experiment's numbers, from whoever builds them. */
export interface NumberChecks {
  readonly targets: TargetCheck
  readonly construction: ConstructionCheck
}

/** Issues of everything else; model and data have none. */
export function* partIssues(
  experiment: Experiment,
  { targets, construction }: NumberChecks,
): Generator<ExperimentIssue> {
  yield* trainedMetricIssues(experiment, targets)
  yield* surfaceIssues(experiment, targets)
  yield* stopIssues(experiment, targets)
  yield* algorithmIssues(experiment)
  yield* terrainAlgorithmIssues(experiment)
  yield* startIssues(experiment, construction)
  yield* planeIssues(experiment)
}
