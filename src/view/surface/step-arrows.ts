import type { InternalsView, StepPartView } from '../../elements/stage/internals-view.ts'
import { algorithmName } from '../../words/run-names.ts'
import { stepFormulas } from '../../words/stage/step.ts'
import { shadowInPlane } from '../../reference/plane/project.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { dot, norm } from '../../math/linear-algebra/vector.ts'
import type { CurveView } from '../../scene/types.ts'
import type { RunStep } from '../../analyses/surface/run-steps.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Fractions of the picture's side: an arrow of this length is visible; the length after magnification; a barb. */
const shares = { seen: 0.06, magnified: 0.16, barb: 0.024 } as const
/** Half the angle between two barbs, in radians. */
const barbAngle = 0.42

/** The parts of the visible runs' steps, as drawn and as text. */
export interface StepArrows {
  readonly curves: readonly CurveView[]
  readonly view: InternalsView
}

interface Arrow {
  readonly part: StepPartView
  /** Along a and b, as fractions of the picture's sides. */
  readonly x: number
  readonly y: number
}

/**
 * Returns the magnification of all arrows. `longest`: the longest, as a fraction of the picture's side. 1 if that is
 * visible, or there is none; otherwise the smallest of 1, 2, 5, 10, 20 … that brings it to `shares.magnified`.
 */
export function magnification(longest: number): number {
  if (longest >= shares.seen || !(longest > 0)) return 1
  const needed = shares.magnified / longest
  const power = 10 ** Math.floor(Math.log10(needed) + 1e-9)
  return ([1, 2, 5].find((digit) => digit * power >= needed * (1 - 1e-9)) ?? 10) * power
}

const degrees = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  const [p, q] = [Float64Array.from(one), Float64Array.from(other)]
  const cosine = dot(p, q) / (norm(p) * norm(q))
  return (180 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, cosine)))
}

/** Returns the nonzero parts of one run's step. */
function arrowsOf(step: RunStep, terrain: Terrain, formulas: ReturnType<typeof stepFormulas>): Arrow[] {
  const onPlane = shadowInPlane(terrain)
  const { a, b } = terrain.extent
  const descent = step.gradient.map((g) => -g)
  return (['fresh', 'carried', 'move'] as const).flatMap((kind) => {
    const vector = step[kind]
    const length = norm(Float64Array.from(vector))
    if (!(length > 0)) return []
    const seen = onPlane(vector)
    const part: StepPartView = {
      kind,
      formula: formulas[kind],
      length,
      inPlane: Math.min(1, seen.length / length),
      angle: degrees(vector, descent),
    }
    return [{ part, x: seen.a / (a[1] - a[0]), y: seen.b / (b[1] - b[0]) }]
  })
}

/** Returns a shaft with a head: open, or closed for the whole step. */
function drawn(
  id: string,
  color: string,
  { part, x, y }: Arrow,
  at: readonly [number, number],
  extent: Extent,
) {
  const [width, depth] = [extent.a[1] - extent.a[0], extent.b[1] - extent.b[0]]
  const point = (p: number, q: number) => [at[0] + p * width, at[1] + q * depth] as const
  const length = Math.hypot(x, y)
  const barb = Math.min(shares.barb, length / 2)
  const angle = Math.atan2(y, x)
  const corner = (turn: number) => point(x - barb * Math.cos(angle + turn), y - barb * Math.sin(angle + turn))
  const head = [corner(barbAngle), point(x, y), corner(-barbAngle)]
  const step = part.kind === 'move'
  const look = { label: '', color, bold: step }
  return [
    { ...look, id: `${id} shaft`, dashed: part.kind === 'carried', points: [point(0, 0), point(x, y)] },
    { ...look, id: `${id} head`, dashed: false, points: step ? [...head, corner(barbAngle)] : head },
  ]
}

/**
 * Returns arrows from the current place of each run: what the gradient moves, what the rule's memory moves, and the whole
 * step, each projected orthogonally onto the plane at true length, or all magnified alike if none would be visible.
 */
export function stepArrows(
  experiment: TrainingExperiment,
  terrain: Terrain,
  steps: readonly RunStep[],
  theme: Theme,
): StepArrows {
  const { algorithms, starts } = experiment
  const flat = terrain.resolution[1] === 1
  const made = steps.map((step) => {
    const algorithm = algorithms[step.run.algorithm]
    return { step, algorithm, arrows: arrowsOf(step, terrain, stepFormulas(algorithm?.id ?? 'sgd')) }
  })
  const longest = Math.max(0, maxOf(made.flatMap(({ arrows }) => arrows.map(({ x, y }) => Math.hypot(x, y)))))
  const factor = magnification(longest)
  const looks = runLooks(algorithms, theme)
  const curves = made.flatMap(({ step: { run, record }, arrows }) => {
    const at = [run.a[record]!, flat ? 0 : run.b[record]!] as const
    return arrows.flatMap((arrow) =>
      drawn(
        `${run.start}/${run.algorithm} ${arrow.part.kind}`,
        looks[run.algorithm]!.color,
        { ...arrow, x: factor * arrow.x, y: factor * arrow.y },
        at,
        terrain.extent,
      ),
    )
  })
  const runs = made.map(({ step, algorithm, arrows }) => ({
    label: [
      algorithm ? algorithmName(algorithm, algorithms) : '',
      starts.length > 1 ? `start ${step.run.start + 1}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    ...looks[step.run.algorithm]!,
    t: step.t,
    rate: step.rate,
    gradient: norm(Float64Array.from(step.gradient)),
    parts: arrows.map(({ part }) => part),
  }))
  return { curves, view: { magnification: factor, runs } }
}
