import * as v from 'valibot'
import type { Authored } from '../authored.ts'
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
import { problem, type ProblemSpec } from './problem/problem.ts'
import { recordedReader } from './recorded.ts'
import { completeStart, start, startIssues, type ConstructionCheck } from './start.ts'
import { surfaceIssues, terrain, terrainAlgorithmIssues } from './terrain.ts'
import { view } from './view.ts'

const list = <S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(atMost(most, v.array(item)), v.minLength(1, 'must have at least one entry'))

const titleText: v.GenericSchema<string, Authored> = v.string()

/** The fields of every kind, in this order at the start of each. */
const common = { version: v.literal(1), title: v.optional(titleText), seed: uint32 }

/** An experiment that trains networks, or a function of two weights. */
const training = v.strictObject({
  ...common,
  kind: v.optional(v.literal('training'), 'training'),
  data,
  model,
  metric,
  algorithms: list(algorithm, mostAlgorithms),
  starts: list(start, mostStarts),
  plane,
  terrain: v.optional(terrain, {}),
  view: v.optional(view, {}),
})

/** An experiment on a problem without training. */
const onProblem = v.strictObject({
  ...common,
  kind: v.optional(v.literal('problem'), 'problem'),
  view: v.optional(view, {}),
  problem,
})

/** Schemas of an experiment as data (version 1), by kind; an experiment is the unit of saving, sharing and testing. */
export const kinds = { training, problem: onProblem } as const
/** Name of a kind of experiment. */
export type Kind = keyof typeof kinds

// These are interfaces because editors, errors and the API pages show an interface by its name.
type WrittenTraining = v.InferInput<typeof training>
type WrittenProblem = v.InferInput<typeof onProblem>
type CompleteTraining = v.InferOutput<typeof training>
type CompleteProblem = v.InferOutput<typeof onProblem>

/** A training as a person writes it; defaults may be left out. */
export interface TrainingInput extends WrittenTraining {}
/** An experiment on a problem as a person writes it. */
export interface ProblemInput extends WrittenProblem {}
/** An experiment of any kind as a person writes it. */
export type ExperimentInput = TrainingInput | ProblemInput
/** A training with every default filled in. */
export interface TrainingExperiment extends CompleteTraining {}
/** An experiment on a problem with every default filled in. */
export interface ProblemExperiment extends CompleteProblem {}
/** An experiment of any kind with every default filled in, as parseExperiment returns it. */
export type Experiment = TrainingExperiment | ProblemExperiment

/** What is computed as soon as an experiment of each kind is opened. */
const computed: Readonly<Record<Kind, { readonly runs: boolean; readonly surface: boolean }>> = {
  training: { runs: true, surface: true },
  problem: { runs: false, surface: false },
}
/** Returns true for an experiment with runs, of algorithms from starts. */
export const hasRuns = (experiment: Experiment): experiment is TrainingExperiment =>
  computed[experiment.kind].runs
/** Returns true for an experiment with a surface, a terrain over a plane. */
export const hasSurface = (experiment: Experiment): experiment is TrainingExperiment =>
  computed[experiment.kind].surface

/** Returns the problem of an experiment; undefined for another kind. */
export const problemOf = (experiment: Experiment): ProblemSpec | undefined =>
  experiment.kind === 'problem' ? experiment.problem : undefined

/** Fills in the defaults that depend on more than their own field: those of generators, functions, starts, extents and axes. */
export function complete(given: TrainingExperiment): TrainingExperiment {
  const experiment = recordedReader()?.started(given) ?? given
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

/** Yields the issues of model and data, which must be settled before anything else can be checked. */
export function* foundationIssues(experiment: TrainingExperiment): Generator<ExperimentIssue> {
  yield* modelIssues(experiment.model)
  yield* dataIssues(experiment)
}

/** Checks that need an experiment's data as numbers. */
export interface NumberChecks {
  readonly targets: TargetCheck
  readonly construction: ConstructionCheck
}

/** Yields the issues of all parts except model and data, which must have none. */
export function* partIssues(
  experiment: TrainingExperiment,
  { targets, construction }: NumberChecks,
): Generator<ExperimentIssue> {
  yield* trainedMetricIssues(experiment, targets)
  yield* surfaceIssues(experiment, targets)
  yield* stopIssues(experiment, targets)
  yield* algorithmIssues(experiment)
  yield* recordedReader()?.issues(experiment) ?? []
  yield* terrainAlgorithmIssues(experiment)
  yield* startIssues(experiment, construction)
  yield* planeIssues(experiment)
}
