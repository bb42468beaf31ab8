import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula, type Statement, type FormulaInput } from '../formula.ts'
import { twoWeightRefusal, type Extent, type Point } from '../two-weights/setting.ts'
import { twoWeights, type TwoWeights } from '../two-weights/two-weights.ts'

interface Asked {
  readonly theory: TwoWeights
  readonly w0: Point
  readonly window: Extent
}

const noMinimum = nothing('Gradient flow from this start reaches no minimum.')

/**
 * A formula of the theory of two weights. If it depends on the start, it has no prediction until w_0 is
 * known.
 */
function formula(about: Omit<Formula, 'refusal' | 'state'>, state: (asked: Asked) => Statement): Formula {
  return {
    ...about,
    refusal: twoWeightRefusal,
    state: ({ experiment, w0, range }: FormulaInput) => {
      const theory = twoWeights(experiment)
      const [[a0, a1], [b0, b1]] = [range(0), range(1)]
      if (!theory || (about.fromStart && !w0)) return nothing('Waits for w₀.')
      return state({ theory, w0: [w0?.[0] ?? 0, w0?.[1] ?? 0], window: { a: [a0, a1], b: [b0, b1] } })
    },
  }
}

/** See flow.ts. */
const rail = formula(
  { id: 'rail', title: 'rail of gradient flow', drawings: ['path'], fromStart: true },
  ({ theory, w0, window }) => {
    const lines = theory.rail(w0, window)
    return lines.length > 0 ? { kind: 'lines', lines } : nothing('Nothing moves from this start.')
  },
)

/** See flow.ts. */
const flowEnd = formula(
  {
    id: 'flow-end',
    title: 'end of gradient flow',
    drawings: ['point'],
    fromStart: true,
    measures: 'sharpness',
    foretells: 'end',
  },
  ({ theory, w0 }) => {
    const end = theory.flowEnd(w0)
    if (!end) return noMinimum
    return { kind: 'points', points: [{ weights: end.point, value: end.sharpness }] }
  },
)

/** D of flow.ts. */
const conserved = formula(
  { id: 'conserved', title: 'conserved by the flow', drawings: ['number'], fromStart: true },
  ({ theory, w0 }) => ({ kind: 'values', values: [theory.conserved(w0)] }),
)

/** See basin-edge.ts. */
const basinEdge = formula(
  { id: 'basin-edge', title: 'edge of the basins', drawings: ['curve'], fromStart: false },
  ({ theory, window }) => ({ kind: 'lines', lines: theory.basinEdge(window) }),
)

/** See valley.ts. */
const valley = formula(
  { id: 'valley', title: 'valley of minima', drawings: ['contour'], fromStart: false },
  ({ theory, window }) => ({ kind: 'lines', lines: theory.valley(window) }),
)

/** See valley.ts. */
const flattest = formula(
  {
    id: 'flattest',
    title: 'flattest minimum',
    drawings: ['point'],
    fromStart: false,
    measures: 'sharpness',
  },
  ({ theory }) => ({
    kind: 'points',
    points: theory.flattest.map(({ point, sharpness }) => ({ weights: point, value: sharpness })),
  }),
)

/** Closed forms for one data point, one hidden unit and two weights. */
export const twoWeightFormulas: readonly Formula[] = [rail, flowEnd, conserved, basinEdge, valley, flattest]

/**
 * Returns the sharpness at the end of gradient flow; `undefined` if the theory does not apply or the flow
 * reaches no minimum.
 */
export const flowEndSharpness = (
  experiment: TrainingExperiment,
  [first, second]: Point,
): number | undefined => twoWeights(experiment)?.flowEnd([first, second])?.sharpness
