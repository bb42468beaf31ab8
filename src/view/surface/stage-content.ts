import { forPeople } from '../../math/picture/format.ts'
import { quantityNames } from '../../words/names.ts'
import { runNames } from '../../words/run-names.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { drawnSigned } from '../../reference/outcome/signed-log.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { ViewSpec } from '../../experiment/spec/view.ts'
import type { PlaneStart } from '../../experiment/spec/start.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import type { CurveView, DrapeView, MarkView, PathView, StageContent, StartView } from '../../scene/types.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { axisNames, startLabel, wordsAlong, type GivenNames } from '../../words/axes.ts'
import { shownMetric, shownQuantity } from '../../experiment/spec/shown.ts'
import { hasBands, inBands } from './bands.ts'
import { heightsAlong, lossOn } from './path-heights.ts'
import { recordAt } from '../../store/playback.ts'

export interface Picture {
  readonly experiment: TrainingExperiment
  readonly terrain: Terrain | undefined
  readonly ghost: Terrain | undefined
  readonly scale: HeightScale | undefined
  /** Index = start · algorithms + algorithm. */
  readonly runs: readonly (Trajectory | undefined)[]
  /** Indices of the hidden runs. */
  readonly hidden: ReadonlySet<number>
  readonly step: number
  readonly theme: Theme
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
  /** Colours of the surface that replace those of its height. */
  readonly drape: DrapeView | undefined
  /** The user cannot move starts here. */
  readonly fixed: boolean
  readonly names: GivenNames
}

const wholePlane: Extent = { a: [-1, 1], b: [-1, 1] }
/** Range of b for a line, which lies in the middle of its picture; the depth has no meaning. */
const aroundLine: Extent['b'] = [-0.5, 0.5]
const plainScale: HeightScale = { kind: 'linear', range: [0, 1], minimum: 0, floor: 1e-6 }

/**
 * Returns a run's name: its algorithm if there are several or nothing else distinguishes it, and its start if there are
 * several.
 */
export function runLabel(
  { algorithms, starts }: TrainingExperiment,
  start: number,
  algorithm: number,
  given: GivenNames['starts'] = [],
): string {
  const name = runNames(algorithms)[algorithm] ?? ''
  const from = starts.length > 1 ? (given[start] ?? `start ${start + 1}`) : ''
  return [from === '' || algorithms.length > 1 ? name : '', from].filter(Boolean).join(', ')
}

/** A run that begins off the plane counts as begun at its start within this fraction of the picture. */
const near = 1e-5

/** Returns true if the drawn run began at this start, rather than where it was a moment ago during a drag. */
function beganAt(
  { a, b, off }: PlaneStart,
  drawn: { readonly a: number; readonly b: number } | undefined,
  extent: Extent,
): boolean {
  if (!drawn) return false
  if (!off) return a === drawn.a && b === drawn.b
  const within = (from: number, to: number, [low, high]: readonly [number, number]) =>
    Math.abs(from - to) <= near * (high - low)
  return within(a, drawn.a, extent.a) && within(b, drawn.b, extent.b)
}

const lengthOf = (vector: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < vector.length; i++) sum += vector[i]! ** 2
  return Math.sqrt(sum)
}

/** Shares of half the picture, and of its way along the plane, from which a start is off the plane more than it is in it. */
const [leastOff, mostlyOff] = [0.1, 3]

/**
 * Returns whether a start lies mostly off the plane, as seen from the plane’s origin: it is drawn where it is projected to, near an origin
 * from which it is far.
 */
function isFar({ extent, u, v }: Terrain, a: number, b: number, off: number): boolean {
  const [along, up] = [lengthOf(u), lengthOf(v)]
  const half = Math.max((extent.a[1] - extent.a[0]) * along, (extent.b[1] - extent.b[0]) * up) / 2
  return off > leastOff * half && off > mostlyOff * Math.hypot(a * along, b * up)
}

function startViews({ experiment, terrain, runs, theme, fixed, names }: Picture): StartView[] {
  const count = experiment.algorithms.length
  if (!terrain || !holdsWeights(experiment.plane)) return []
  return experiment.starts.flatMap((start, index) => {
    const run = runs[index * count]
    const drawn = run && {
      a: run.a[0] ?? NaN,
      b: run.b[0] ?? NaN,
      loss: heightsAlong(experiment, run, terrain)[0] ?? NaN,
    }
    const moved = start.kind === 'plane' && !beganAt(start, drawn, terrain.extent)
    const place = moved ? { a: start.a, b: start.b, loss: lossOn(terrain, start.a, start.b) } : drawn
    if (!place || !Number.isFinite(place.a + place.b)) return []
    const label = startLabel(experiment.starts.length, index, names.starts)
    const far = !moved && isFar(terrain, place.a, place.b, run?.distance[0] ?? 0)
    return [{ index, label, ...place, color: tokens(theme).accent, run: run?.finalWeights, fixed, far }]
  })
}

function pathViews({ experiment, terrain, runs, hidden, step, theme }: Picture): PathView[] {
  if (!holdsWeights(experiment.plane)) return []
  const count = experiment.algorithms.length
  const looks = runLooks(experiment.algorithms, theme)
  return runs.flatMap((run, i) => {
    if (!run || hidden.has(i)) return []
    const start = Math.floor(i / count)
    const algorithm = i % count
    return [
      {
        id: `${start}/${algorithm}`,
        label: runLabel(experiment, start, algorithm),
        ...looks[algorithm]!,
        a: run.a,
        b: run.b,
        loss: heightsAlong(experiment, run, terrain),
        distance: run.distance,
        run: run.finalWeights,
        at: recordAt(run.steps, step),
      },
    ]
  })
}

/** Returns true for zero-one, which jumps when a sample changes sides: its values hold only at the grid points. */
const jumps = (experiment: TrainingExperiment): boolean =>
  experiment.model.kind !== 'function' &&
  shownQuantity(experiment) === 'metric' &&
  shownMetric(experiment).loss === 'zero-one'

/** Returns true if a plane, rather than a line, is the whole space of two weights, so that nothing can be off it. */
const isWhole = ({ plane }: TrainingExperiment, terrain: Terrain | undefined): boolean =>
  terrain?.origin.length === 2 && terrain.resolution[1] > 1 && holdsWeights(plane)

const trainedNames = {
  loss: 'final loss',
  steps: 'steps',
  status: 'status (0 converged to 4 stuck)',
  convergence: 'signed log of convergence',
  cluster: 'cluster',
} as const

/** Name of the quantity on the height axis. */
export const heightName = ({ experiment, scale }: Pick<Picture, 'experiment' | 'scale'>): string => {
  const { plane, terrain } = experiment
  const quantity = shownQuantity(experiment)
  const loss = jumps(experiment) ? 'error rate' : 'loss'
  const attacked = shownMetric(experiment).attack ? ' under attack' : ''
  const value = experiment.model.kind === 'function' ? 'value' : `${loss}${attacked}`
  const trained = trainedNames[terrain.quantity === 'outcome' ? terrain.show : 'loss']
  const plain = quantity === 'metric' ? value : quantityNames[quantity]
  const name = plane.kind === 'hyperparameters' ? trained : plain
  if (experiment.view.height === 'linear' || drawnSigned(experiment)) return name
  const minimum =
    scale && scale.minimum !== 0 ? ` − ${forPeople(String(Number(scale.minimum.toPrecision(4))))}` : ''
  return `${name}${minimum}, log height`
}

/** A stage without a surface. */
export const emptyStage = ({ colors, camera }: ViewSpec, theme: Theme): StageContent => ({
  terrain: undefined,
  ghost: undefined,
  extent: wholePlane,
  scale: plainScale,
  colors,
  drape: undefined,
  facets: false,
  whole: false,
  camera,
  theme,
  axes: { a: '', b: '', height: '' },
  paths: [],
  starts: [],
  curves: [],
  marks: [],
})

export function stageContent(picture: Picture): StageContent {
  const { experiment, scale, theme, names } = picture
  const [a, b] = axisNames(experiment, picture.terrain, names)
  const { plane } = experiment
  const terrain = picture.terrain && inBands(plane, picture.terrain)
  const planned = 'extent' in plane ? plane.extent : undefined
  const extent = terrain?.extent ?? planned ?? wholePlane
  return {
    terrain,
    ghost: picture.ghost && inBands(plane, picture.ghost),
    extent: terrain?.resolution[1] === 1 ? { ...extent, b: aroundLine } : extent,
    scale: scale ?? plainScale,
    colors: experiment.view.colors,
    drape: picture.drape,
    facets: jumps(experiment) || hasBands(plane),
    whole: isWhole(experiment, terrain),
    camera: experiment.view.camera,
    theme,
    axes: { a, b, height: heightName(picture), ...wordsAlong(plane) },
    paths: pathViews(picture),
    starts: startViews(picture),
    curves: picture.curves,
    marks: picture.marks,
  }
}
