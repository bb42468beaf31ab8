import type { Engine } from '../engine/types.ts'
import { frameWork } from '../engine/budget.ts'
import type { Part } from '../experiment/data/dataset.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { partNames, pictureSide } from '../experiment/spec/data.ts'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import { isLinearized, placeOf } from '../reference/measurement.ts'
import { outputsAt } from '../reference/objective/outputs.ts'
import type { Trajectory } from '../reference/results.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { shownMetric } from '../experiment/spec/shown.ts'
import type { Selection } from '../store/selection.ts'
import type { Store } from '../store/store.ts'
import { firstVisible, nearestRecord } from './shown-point.ts'

/** Milliseconds that an engine call may take before a newer one cancels it. */
const patience = 10_000

/** Everything that the outputs for pictures depend on. */
export interface ReadInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly part: string
  readonly run: Trajectory
  readonly record: number
}

/** Samples, and a network's outputs for each: [count][outputs]. */
export interface ReadSamples {
  readonly part: Part
  readonly outputs: ArrayLike<number>
}

/** Returns the samples of a part whose inputs are pictures; otherwise `undefined`. */
export function picturedPart(experiment: TrainingExperiment, name: string): Part | undefined {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' && pictureSide(experiment.data) !== undefined
    ? model.data.parts[name]
    : undefined
}

/**
 * Returns the default part of the pictures: that of the height, or the test set if the height is of the
 * training set.
 */
export function partRead(experiment: TrainingExperiment | undefined): string {
  if (!experiment) return 'train'
  const { part } = shownMetric(experiment)
  return part === 'train' && partNames(experiment.data).includes('test') ? 'test' : part
}

/**
 * The network outputs of the first visible run for the pictures of a part, normalised over that part as its
 * losses are, at the displayed step; `part` is tracked.
 */
export const readSamples = (owner: AnalysisOwner, store: Store, selection: Selection, part: () => string) =>
  new Analysis<ReadInput, ReadSamples | undefined>(owner, {
    input() {
      const { engine, training: experiment, runs } = store
      const run = runs[firstVisible(store, selection)]
      if (!engine || !run || !experiment || pictureSide(experiment.data) === undefined) return undefined
      const record = nearestRecord(run, selection.playback.step)
      return { engine, experiment, part: part(), run, record }
    },
    key: ({ experiment, part: name, run, record }) => [experiment.model, experiment.data, name, run, record],
    patience: () => patience,
    fit: (of, now) => (of.part === now.part ? 'current' : 'invalid'),
    async task({ engine, experiment, part: name, run, record }) {
      const { model, size } = buildTrainingProblem(experiment)
      const found = picturedPart(experiment, name)
      if (!found || model.kind !== 'network' || run.finalWeights.length !== size) return undefined
      const weights = run.weights(record)
      if (model.layout.work * found.count <= frameWork.loss) {
        const of = {
          layout: model.layout,
          weights: Float64Array.from(weights),
          w0: Float64Array.from(run.weights(0)),
          linearized: isLinearized(experiment, run),
          company: undefined,
        }
        return { part: found, outputs: outputsAt(of, found.inputs, found.count) }
      }
      const { inputs } = model.layout
      const rows = Array.from({ length: found.count }, (_, n) => [
        ...found.inputs.subarray(n * inputs, (n + 1) * inputs),
      ])
      const outputs = await engine.predict(experiment, weights, rows, {
        start: run.weights(0),
        run: placeOf(run),
        part: name,
      })
      return { part: found, outputs }
    },
  })
