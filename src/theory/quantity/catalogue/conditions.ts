import { isLinear, type Layout } from '../../../experiment/model/layout.ts'
import { parseMetric } from '../../../experiment/format/parse.ts'
import { partSize } from '../../../experiment/spec/data.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { hasRuns, type Experiment, type TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../../experiment/spec/problem/problem.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { holdsWeights } from '../../../reference/plane/placement.ts'
import { quadraticOf } from '../../quadratic/quadratic.ts'
import { twoWeightRefusal } from '../../two-weights/setting.ts'

export type Condition = (experiment: Experiment) => boolean

/** Returns a condition that something is trained for which this holds. */
export const ofTraining =
  (holds: (experiment: TrainingExperiment) => boolean): Condition =>
  (experiment) =>
    hasRuns(experiment) && holds(experiment)

/** Returns a condition that there is a problem for which this holds. */
export const ofProblem =
  (holds: (problem: ProblemSpec) => boolean): Condition =>
  (experiment) =>
    experiment.kind === 'problem' && holds(experiment.problem)

export const both =
  (...conditions: readonly Condition[]): Condition =>
  (experiment) =>
    conditions.every((holds) => holds(experiment))

export const isTraining = ofTraining(() => true)

/** Returns a condition that there is a network for which this holds. */
export const ofNetwork = (holds: (layout: Layout, experiment: TrainingExperiment) => boolean): Condition =>
  ofTraining((experiment) => {
    const { model } = buildTrainingProblem(experiment)
    return model.kind === 'network' && holds(model.layout, experiment)
  })

export const isNetwork = ofNetwork(() => true)
export const isLinearNetwork = ofNetwork(isLinear)
export const isSquareLinear = ofNetwork((layout) => isLinear(layout) && layout.inputs === layout.outputs)
export const isFunction = ofTraining(({ model }) => model.kind === 'function')

/** Returns a condition that the data have samples of a part. */
export const hasPart = (part: string): Condition => ofTraining(({ data }) => partSize(data, part) > 0)

/**
 * Returns a condition that the data have samples of a part with a valid loss on them: by default the trained
 * one.
 */
export const canJudge = (part: string, loss?: string): Condition =>
  ofTraining((experiment) => {
    if (partSize(experiment.data, part) === 0) return false
    try {
      parseMetric(experiment, { ...experiment.metric, ...(loss && { loss }), part, weightDecay: 0 })
      return true
    } catch (error) {
      if (error instanceof ExperimentError) return false
      throw error
    }
  })

/** Conditions of a quantity that takes a loss on a part of the data, by default the test set. */
export const ofParts = (loss?: string) => ({
  applies: canJudge('test', loss),
  appliesTo: (part: string) => canJudge(part, loss),
})

/** Returns a condition that there are runs from at least `count` starts. */
export const hasStarts = (count: number): Condition => ofTraining(({ starts }) => starts.length >= count)
export const hasPlaneOfWeights = ofTraining(({ plane }) => holdsWeights(plane))
export const isTwoWeights = ofTraining((experiment) => twoWeightRefusal(experiment) === undefined)
export const isBowl = ofTraining((experiment) => quadraticOf(experiment) !== undefined)

export const isProcedure = ofProblem(({ kind }) => kind === 'procedure')
export const isLinearProgram = ofProblem(({ kind }) => kind === 'linear-program')
export const isSaddles = ofProblem(({ kind }) => kind === 'saddles')
