import { cholesky } from '../math/linear-algebra/cholesky.ts'
import type { Series } from '../charts/plot/loss-series.ts'
import type { WalkerView } from '../elements/stage/bl-polytope.ts'
import type { LinearWalks } from '../analyses/curves/linear-walks.ts'
import type { Walk } from '../reference/linear-program/walk.ts'
import { walkerNames } from '../words/stage/walkers.ts'
import type { Ellipsoid } from '../math/linear-programming/ellipsoid.ts'
import { inner } from '../math/linear-programming/linear-program.ts'
import { formatCount, formatNumber } from '../math/picture/format.ts'
import { runColors, type Theme } from '../math/picture/palette.ts'
import type { Point } from '../scene/block.ts'
import type { EllipsoidView, PolytopeContent, WayView } from '../scene/polytope/polytope-content.ts'
import { maxOf } from '../math/statistics/range.ts'

/** Gaps below this are rounding errors: the walker has arrived. */
const there = 1e-9
/** Strengths of the current ellipsoid and of the one before the last cut. */
const strengths = [1, 0.35]
/** Cuts after which the ellipsoid remains as a shadow, for how many further cuts, and its strength. */
const passed = [4, 8, 14, 22]
const stays = 12
const past = 0.22
/** Drawn centres of an ellipsoid's path. */
const lastCentres = 5

const placeOf = ([x = NaN, y = NaN, z = NaN]: readonly number[]): Point => [x, y, z]

export const lastWalkStep = ({ walks }: LinearWalks): number =>
  maxOf(walks.map(({ points }) => points.length - 1))

/** The step of a walk at a step of the timeline; its end if it has ended before. */
const within = ({ points }: Walk, step: number): number => Math.min(points.length - 1, Math.max(0, step))

/** Returns the places of a walk up to a step, which may be fractional. */
function placesUpTo(walk: Walk, step: number): Point[] {
  const at = within(walk, step)
  const whole = Math.floor(at)
  const places = walk.points.slice(0, whole + 1).map(placeOf)
  const [from, to] = [places.at(-1), walk.points[whole + 1]]
  if (at === whole || !from || !to) return places
  const mix = (axis: 0 | 1 | 2) => from[axis] + (at - whole) * (to[axis]! - from[axis])
  return [...places, [mix(0), mix(1), mix(2)]]
}

/** Returns the columns of L with L Lᵀ = P (Cholesky), which map the unit ball to the ellipsoid of P. */
export function axesOf(matrix: ArrayLike<number>): number[] {
  const lower = cholesky(matrix, 3)
  return [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => lower[3 * row + column]!))
}

const ellipsoidView = ({ centre, matrix }: Ellipsoid, color: string, strength: number): EllipsoidView => ({
  color,
  centre: placeOf(centre),
  axes: axesOf(matrix),
  strength,
})

/** Returns the colour of the path at an index. */
function colorOf(theme: Theme, index: number): string {
  const colors = runColors(theme)
  return colors[index % colors.length]!
}

/** Returns the picture of a polytope with all paths up to a step; undefined unless it has three dimensions. */
export function polytopeContent(
  walked: LinearWalks,
  step: number,
  theme: Theme,
): PolytopeContent | undefined {
  const { polytope, walks, spec, objective } = walked
  if (!polytope) return undefined
  const ways = walks.map((walk, index): WayView => ({
    id: walk.walker,
    color: colorOf(theme, index),
    style: index,
    places: placesUpTo(walk, step).slice(walk.ellipsoids ? -lastCentres : 0),
    ...(walk.ellipsoids && { fine: true }),
    numbered: walk.walker === 'dantzig' || walk.walker === 'bland',
  }))
  const ellipsoids = walks.flatMap((walk, index) => {
    const now = Math.floor(within(walk, step))
    const before = passed
      .filter((cut) => cut < now - 1 && cut > now - stays)
      .map((cut) => [cut, past] as const)
    return [...strengths.map((strength, back) => [now - back, strength] as const), ...before].flatMap(
      ([cut, strength]) => {
        const one = walk.ellipsoids?.[cut]
        return one ? [ellipsoidView(one, colorOf(theme, index), strength)] : []
      },
    )
  })
  const best = polytope.vertices.reduce<readonly number[] | undefined>(
    (most, { at }) => (most && inner(objective, most) >= inner(objective, at) ? most : at),
    undefined,
  )
  return {
    theme,
    vertices: placesOf(walked),
    edges: polytope.edges,
    facets: facetsOf(walked),
    ways,
    ellipsoids,
    optimum: best && { at: placeOf(best), label: `best: ${formatNumber(inner(objective, best), 4)}` },
    upward: placeOf(objective),
    axes:
      spec.id === 'klee-minty'
        ? ['y_1', 'y_2', 'y_3']
        : spec.id === 'goldfarb'
          ? ['x_1', 'x_2', 'x_3']
          : ['x', 'y', 'z'],
    opened: spec.id,
  }
}

const kept = new WeakMap<LinearWalks, { vertices: readonly Point[]; facets: PolytopeContent['facets'] }>()

/** Returns the drawn corners and facets, the same objects for every step. */
function bodiesOf(walked: LinearWalks) {
  const known = kept.get(walked)
  if (known) return known
  const { vertices = [], facets = [] } = walked.polytope ?? {}
  const places = vertices.map(({ at }) => placeOf(at))
  const bodies = {
    vertices: places,
    facets: facets.map(({ corners }) => ({
      corners,
      normal: normalOf(corners.map((v) => places[v] ?? [0, 0, 0])),
    })),
  }
  kept.set(walked, bodies)
  return bodies
}

const placesOf = (walked: LinearWalks) => bodiesOf(walked).vertices
const facetsOf = (walked: LinearWalks) => bodiesOf(walked).facets

/** Returns the outward normal of a facet whose corners go round it anticlockwise. */
function normalOf([p = [0, 0, 0], q = [0, 0, 0], r = [0, 0, 0]]: readonly Point[]): Point {
  const [a, b, c] = [q[0] - p[0], q[1] - p[1], q[2] - p[2]]
  const [x, y, z] = [r[0] - p[0], r[1] - p[1], r[2] - p[2]]
  return [b * z - c * y, c * x - a * z, a * y - b * x]
}

const gapWords = (gap: number): string =>
  gap === Infinity ? 'nothing yet' : gap < there ? 'at the optimum' : `gap ${formatNumber(gap, 3)}`

export const walkerViews = ({ walks }: LinearWalks, step: number, theme: Theme): WalkerView[] =>
  walks.map((walk, index) => {
    const { name, steps } = walkerNames[walk.walker]
    const now = Math.floor(within(walk, step))
    return {
      color: colorOf(theme, index),
      style: index,
      name,
      steps: `${formatCount(now)} ${steps[now === 1 ? 0 : 1]}`,
      gap: gapWords(walk.gaps[now]!),
    }
  })

/** Describes the picture in a sentence. */
export function polytopeWords(walked: LinearWalks, step: number): string {
  const { polytope } = walked
  if (!polytope) return ''
  const { vertices, edges, facets } = polytope
  const said = walkerViews(walked, step, 'light').map(({ name, steps, gap }) => `${name}: ${steps}, ${gap}`)
  return `Polytope of ${vertices.length} corners, ${edges.length} edges and ${facets.length} faces. ${said.join('; ')}.`
}

/**
 * Returns the name at the end of a curve that leaves a logarithmic axis because its walker has reached the optimum; empty
 * for other curves.
 */
function arrival(gaps: readonly number[]): string {
  const step = gaps.findIndex((gap) => gap < there)
  return step < 0 ? '' : `: 0 at step ${formatCount(step)}`
}

/**
 * Returns the gaps of all walkers along their steps, for a logarithmic axis, which cannot show the optimum. `told`: the
 * names include when they reach it.
 */
export const gapSeries = ({ walks }: LinearWalks, theme: Theme, told: boolean): Series[] =>
  walks.map(({ walker, gaps }, index) => ({
    id: walker,
    label: walkerNames[walker].name,
    name: `${walkerNames[walker].short}${told ? arrival(gaps) : ''}`,
    color: colorOf(theme, index),
    steps: gaps.map((_, k) => k),
    values: gaps.map((gap) => (gap < there ? NaN : gap)),
    mark: index,
  }))
