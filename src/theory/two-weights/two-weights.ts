import { Recent } from '../../experiment/recent.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { basinEdge } from './basin-edge.ts'
import { conserved, flowEnd, rail, type FlowEnd } from './flow.ts'
import { sharpnessAtMinimum, twoWeightSetting, type Extent, type Point } from './setting.ts'
import { flattest, valley, type FlatMinimum } from './valley.ts'

/** Theory of one data point, one hidden unit and two weights, before any run. Points are (w_1, w_2). */
export interface TwoWeights {
  /** D = G(w_1) - w_2², which gradient flow conserves. */
  conserved(w: Point): number
  /** The branch of the rail through w_0 within an extent. */
  rail(w0: Point, extent: Extent): Point[][]
  basinEdge(extent: Extent): Point[][]
  valley(extent: Extent): Point[][]
  /** End of gradient flow from w_0; `undefined` if it reaches no minimum. */
  flowEnd(w0: Point): FlowEnd | undefined
  /** The flattest minimum of each branch, flattest first. */
  readonly flattest: readonly FlatMinimum[]
  /** Largest eigenvalue of the Hessian at a minimum. */
  sharpnessAt(minimum: Point): number
}

const theories = new Recent<TrainingExperiment, TwoWeights | undefined>(8)

function theoryOf(experiment: TrainingExperiment): TwoWeights | undefined {
  const setting = twoWeightSetting(experiment)
  return (
    setting && {
      conserved: ([first, second]) => conserved(setting, first, second),
      rail: (w0, extent) => rail(setting, w0, extent),
      basinEdge: (extent) => basinEdge(setting, extent),
      valley: (extent) => valley(setting, extent),
      flowEnd: (w0) => flowEnd(setting, w0),
      flattest: flattest(setting),
      sharpnessAt: (minimum) => sharpnessAtMinimum(setting, minimum),
    }
  )
}

/**
 * Returns the theory of an experiment with two weights, or `undefined` if it does not apply. It needs a 1-1-1 network
 * without biases (tanh, ReLU, leaky ReLU or linear, at any linearity), one data point with nonzero target and input, and
 * squared loss. Results for recent experiments are cached.
 */
export const twoWeights = (experiment: TrainingExperiment): TwoWeights | undefined =>
  theories.of(experiment, () => theoryOf(experiment))
