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

/** What is true of some experiments. */
export type Condition = (experiment: Experiment) => boolean

/** True where something is trained of which this holds. */
export const ofTraining =
  (holds: (experiment: TrainingExperiment) => boolean): Condition =>
  (experiment) =>
    hasRuns(experiment) && holds(experiment)

/** True of a problem of which this holds. */
export const ofProblem =
  (holds: (problem: ProblemSpec) => boolean): Condition =>
  (experiment) =>
    experiment.kind === 'problem' && holds(experiment.problem)

export const both =
  (...conditions: readonly Condition[]): Condition =>
  (experiment) =>
    conditions.every((holds) => holds(experiment))

export const isTraining = ofTraining(() => true)

/** True of a network of which this holds. */
export const ofNetwork = (holds: (layout: Layout, experiment: TrainingExperiment) => boolean): Condition =>
  ofTraining((experiment) => {
    const { model } = buildTrainingProblem(experiment)
    return model.kind === 'network' && holds(model.layout, experiment)
  })

export const isNetwork = ofNetwork(() => true)
export const isLinearNetwork = ofNetwork(isLinear)
export const isSquareLinear = ofNetwork((layout) => isLinear(layout) && layout.inputs === layout.outputs)
export const isFunction = ofTraining(({ model }) => model.kind === 'function')

/** True where the data have samples of a part. */
export const hasPart = (part: string): Condition => ofTraining(({ data }) => partSize(data, part) > 0)

/** True if the data have samples of a part and a loss can be taken on them: the one that is trained, unless it is named. */
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

/** Where a quantity of a part of the data applies that takes a loss there, of the test part unless another is given. */
export const ofParts = (loss?: string) => ({
  applies: canJudge('test', loss),
  appliesTo: (part: string) => canJudge(part, loss),
})

/** True where there are runs from so many starts. */
export const hasStarts = (count: number): Condition => ofTraining(({ starts }) => starts.length >= count)
export const hasPlaneOfWeights = ofTraining(({ plane }) => holdsWeights(plane))
export const isTwoWeights = ofTraining((experiment) => twoWeightRefusal(experiment) === undefined)
export const isBowl = ofTraining((experiment) => quadraticOf(experiment) !== undefined)

export const isProcedure = ofProblem(({ kind }) => kind === 'procedure')
export const isLinearProgram = ofProblem(({ kind }) => kind === 'linear-program')
export const isSaddles = ofProblem(({ kind }) => kind === 'saddles')
