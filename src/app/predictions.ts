import { formatNumber } from '../math/format.ts'
import type { Fact } from '../elements/bl-facts.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { Extent } from '../experiment/schema/numbers.ts'
import { twoWeights, type TwoWeights } from '../experiment/theory/two-weights.ts'
import { tokens, type Theme } from '../math/palette.ts'
import type { CurveView, MarkView } from '../scene/types.ts'

type Point = readonly [number, number]

/** What theory says before the run, as things to draw and as numbers to read. */
export interface Predictions {
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
  readonly facts: readonly Fact[]
}

const none: Predictions = { curves: [], marks: [], facts: [] }

const theories = new WeakMap<Experiment, TwoWeights | undefined>()

function theoryOf(experiment: Experiment): TwoWeights | undefined {
  if (!theories.has(experiment)) theories.set(experiment, twoWeights(experiment))
  return theories.get(experiment)
}

/** Turns (w_1, w_2) into plane coordinates; undefined where the plane does not show both weights as they are. */
function coordinates({ plane }: Experiment): ((point: Point) => Point) | undefined {
  if (plane.kind !== 'weights') return undefined
  if (plane.first === 0 && plane.second === 1) return (point) => point
  if (plane.first === 1 && plane.second === 0) return ([first, second]) => [second, first]
  return undefined
}

const pair = ([x, y]: Point): string => `(${formatNumber(x, 4)}, ${formatNumber(y, 4)})`

function drawnCurves(
  theory: TwoWeights,
  w0: Point | undefined,
  extent: Extent,
  theme: Theme,
  place: (point: Point) => Point,
): CurveView[] {
  const look = tokens(theme)
  const curve = (id: string, label: string, color: string, dashed: boolean, pieces: Point[][]): CurveView[] =>
    pieces.map((points, i) => ({
      id: `${id}/${i}`,
      label: i === 0 ? label : '',
      color,
      dashed,
      points: points.map(place),
    }))
  return [
    ...(w0 ? curve('rail', 'predicted rail', look.metric, true, theory.rail(w0, extent)) : []),
    ...curve('basin-edge', 'basin edge', look.model, true, theory.basinEdge(extent)),
  ]
}

/**
 * The closed forms that apply to an experiment, for w_0 = (w_1, w_2) of start 0, which may be under the hand.
 * `run` is the first run, whose end is compared with the flow's.
 */
export function predictionsOf(
  experiment: Experiment,
  w0: Point | undefined,
  run: Trajectory | undefined,
  extent: Extent,
  theme: Theme,
): Predictions {
  const theory = theoryOf(experiment)
  const swapped = experiment.plane.kind === 'weights' && experiment.plane.first === 1
  const window = swapped ? { a: extent.b, b: extent.a } : extent
  const place = coordinates(experiment)
  if (!theory || !place) return none
  const look = tokens(theme)
  const weights = w0 && place(w0)
  const end = weights && theory.flowEnd([weights[0], weights[1]])
  const reached = run && ([run.finalWeights[0] ?? NaN, run.finalWeights[1] ?? NaN] as const)
  const marks: MarkView[] = []
  const facts: Fact[] = []
  if (weights)
    facts.push({
      label: 'conserved',
      value: formatNumber(theory.conserved([weights[0], weights[1]]), 4),
    })
  if (end) {
    const [a, b] = place(end.point)
    marks.push({ id: 'flow-end', label: 'predicted end', color: look.metric, a, b, shape: 'flag' })
    facts.push(
      { label: 'flow ends at', value: pair(end.point), tone: 'metric' },
      { label: 'sharpness there', value: formatNumber(end.sharpness, 4) },
    )
  } else if (weights) facts.push({ label: 'flow ends at', value: 'no minimum', tone: 'metric' })
  if (reached?.every(Number.isFinite)) {
    const [a, b] = place(reached)
    marks.push({ id: 'run-end', label: 'run’s end', color: look.accent, a, b, shape: 'cross' })
    facts.push({ label: 'run ends at', value: pair(reached), tone: 'accent' })
    if (end) {
      const gap = Math.hypot(reached[0] - end.point[0], reached[1] - end.point[1])
      facts.push({ label: 'gap of the ends', value: formatNumber(gap, 3) })
    }
  }
  for (const [i, flat] of theory.flattest.entries()) {
    const [a, b] = place(flat.point)
    const label = i === 0 ? `flattest minimum: ${formatNumber(flat.sharpness, 4)}` : ''
    marks.push({ id: `flattest/${i}`, label, color: look.model, a, b, shape: 'ring' })
  }
  const [flattest] = theory.flattest
  if (flattest)
    facts.push({
      label: 'flattest sharpness',
      value: formatNumber(flattest.sharpness, 4),
      tone: 'model',
    })
  return { curves: drawnCurves(theory, weights, window, theme, place), marks, facts }
}
