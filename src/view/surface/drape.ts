import { at } from '../../math/at.ts'
import type { OutcomeLegendView } from '../../elements/charts/plots/outcome-legend-view.ts'
import { rateWords } from '../../words/learning-rate.ts'
import { algorithmName } from '../../words/run-names.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import { refusedStatus } from '../../reference/outcome/hyperparameters.ts'
import { signedLog } from '../../reference/outcome/signed-log.ts'
import { projection } from '../../reference/plane/project.ts'
import type { Numbers } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { TerrainSpec } from '../../experiment/spec/terrain.ts'
import { endColors, tokens, type Theme } from '../../math/picture/palette.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { parseColor } from '../../math/picture/color.ts'
import { colorAt, colorStops } from '../../math/picture/color-map.ts'
import type { DrapeView, MarkView } from '../../scene/types.ts'
import type { Basins } from '../../analyses/surface/basin-map.ts'
import type { Agreement } from './agreement.ts'
import {
  classRows,
  clusterLetter,
  endClasses,
  endClassOf,
  sharesOf,
  shareText,
  statusClasses,
  type OutcomeClass,
} from './outcome-classes.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** A basin map as shown: colours for the surface, a legend for them, and letters where the clusters lie. */
export interface Drape {
  readonly view: DrapeView
  readonly legend: OutcomeLegendView
  readonly marks: readonly MarkView[]
}

type Painted = Pick<OutcomeLegendView, 'rows' | 'bar'> & { readonly colors: (k: number) => string }

const numbersMap = 'viridis'

/** What the colours can show: an outcome, or the side of the edge of trainability. */
export type Painting = TerrainSpec['show'] | 'side'

/**
 * Returns the drape of a basin map that shows one of its outcomes; grey where it agrees with the others, if `agreement`
 * is given.
 */
export function drapeOf(basins: Basins, show: Painting, theme: Theme, agreement?: Agreement): Drape {
  const { terrain, experiment } = basins
  const painted = paintingOf(basins, show)
  const { rows, bar, colors } = painted
  const legend: OutcomeLegendView = {
    ...words(experiment, terrain, show),
    rows,
    ...(bar && { bar }),
  }
  const shown = (k: number) => (agreement?.at(k) ? endColors.agreed : colors(k))
  const pixels = pixelsOf(terrain.resolution[0] * terrain.resolution[1], shown)
  const view = { resolution: terrain.resolution, extent: terrain.extent, pixels }
  return { view, legend, marks: show === 'cluster' ? lettersOf(basins, theme) : [] }
}

function paintingOf(basins: Basins, show: Painting): Painted {
  if (show === 'side') return bySide(basins)
  return show === 'cluster' || show === 'status' ? byClass(basins, show) : byNumber(basins, show)
}

const titles: Readonly<Record<Painting, string>> = {
  cluster: 'Cluster',
  status: 'How the runs end',
  loss: 'Final loss',
  steps: 'Steps of the runs',
  convergence: 'Convergence, from diverged slowly to trained slowly',
  side: 'What trains',
}

/** Describes what the colours show, and for which runs. */
function words(
  experiment: TrainingExperiment,
  { resolution }: Basins['terrain'],
  show: Painting,
): Pick<OutcomeLegendView, 'heading' | 'note' | 'starts'> {
  const size = resolution.join('\u00a0×\u00a0')
  if (experiment.plane.kind === 'hyperparameters')
    return { heading: titles[show], note: 'a run at each point', starts: `${size} runs` }
  return {
    heading: headings[show],
    note: runWords(experiment),
    starts: `${stepWords(experiment)} · ${size} starts`,
  }
}

const headings: Readonly<Record<Painting, string>> = {
  cluster: 'Where runs from here end',
  status: 'How runs from here end',
  loss: 'Final loss of runs from here',
  steps: 'Steps of runs from here',
  convergence: 'How fast runs converge',
  side: 'Which runs train',
}

/** Describes the algorithm and learning rate of the runs. */
function runWords({ algorithms, terrain }: TrainingExperiment): string {
  const algorithm = algorithms[terrain.algorithm]
  if (!algorithm) return ''
  return `${algorithmName(algorithm)}, ${rateWords(algorithm.learningRate)}`
}

const stepWords = ({ algorithms, terrain }: TrainingExperiment): string =>
  `${formatCount(lastStep(at(algorithms, terrain.algorithm)))} steps`

function pixelsOf(count: number, colors: (k: number) => string): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * count)
  const known = new Map<string, readonly number[]>()
  for (let k = 0; k < count; k++) {
    const css = colors(k)
    const bytes = known.get(css) ?? [...parseColor(css).map((part) => Math.round(255 * part)), 255]
    known.set(css, bytes)
    pixels.set(bytes, 4 * k)
  }
  return pixels
}

function byClass({ outcome, experiment }: Basins, show: 'cluster' | 'status'): Painted {
  const classes = show === 'cluster' ? endClasses : statusClasses
  const classOf = (k: number) => (show === 'cluster' ? endClassOf(outcome, k) : outcome.status[k]!)
  const trained = Array.from(outcome.status.keys()).filter((k) => outcome.status[k] !== refusedStatus)
  const places = show === 'cluster' ? minimaOf(experiment).map(pairWords) : []
  const rows = classRows(classes, trained.map(classOf), places)
  return { rows, colors: (k) => classes[classOf(k)]?.color ?? endColors.unfinished }
}

/** The two sides of the edge of trainability. */
const sides: readonly OutcomeClass[] = [
  { id: 'trains', label: 'trains', color: endColors.converged },
  { id: 'fails', label: 'does not', color: endColors.unfinished },
]

function bySide({ outcome, terrain }: Basins): Painted {
  const values = outcome.convergence ?? terrain.values
  const sideOf = (k: number) => (values[k]! < 0 ? 0 : 1)
  const trained = Array.from(outcome.status.keys()).filter((k) => outcome.status[k] !== refusedStatus)
  return {
    rows: classRows(sides, trained.map(sideOf), []),
    colors: (k) => (outcome.status[k] === refusedStatus ? endColors.diverged : sides[sideOf(k)]!.color),
  }
}

function byNumber({ outcome, terrain }: Basins, show: 'loss' | 'steps' | 'convergence'): Painted {
  const values: Numbers | Uint32Array = {
    loss: outcome.loss,
    steps: outcome.steps,
    convergence: outcome.convergence ?? terrain.values,
  }[show]
  const signed = show === 'convergence'
  const fits = (k: number): boolean => (signed || outcome.status[k] !== 3) && Number.isFinite(values[k])
  const { min, max } = finiteRange(Float64Array.from(values, (value, k) => (fits(k) ? value : NaN)))
  const floor = 1e-9 * Math.max(Math.abs(max), Number.MIN_VALUE)
  const log = show === 'loss' && min >= 0
  const scaled = (value: number) =>
    signed ? signedLog(value) : log ? Math.log10(Math.max(value, floor)) : value
  const [low, high] = [scaled(min), scaled(max)]
  const fraction = (value: number) => (high > low ? (scaled(value) - low) / (high - low) : 0)
  const stops = Array.from({ length: 64 }, (_, i) => cssOf(colorAt(numbersMap, i / 63)))
  const color = (k: number) => stops[Math.round(63 * fraction(values[k]!))] ?? endColors.unfinished
  const trained = outcome.status.filter((status) => status !== refusedStatus).length
  const lost = outcome.status.filter((status, k) => status !== refusedStatus && !fits(k)).length
  const [, share = 0] = sharesOf([trained - lost, lost])
  return {
    rows: lost > 0 ? [{ ...divergedRow, share: shareText(share, lost) }] : [],
    ...(lost < trained && {
      bar: {
        colors: colorStops(numbersMap),
        low: formatNumber(log ? Math.max(min, floor) : min, 3),
        high: formatNumber(max, 3),
        kind: signed ? ('signed log' as const) : log ? ('log' as const) : ('linear' as const),
      },
    }),
    colors: (k) => (fits(k) ? color(k) : endColors.diverged),
  }
}

const divergedRow = { id: 'diverged', label: 'diverged', color: endColors.diverged, place: '' } as const

const cssOf = (color: readonly number[]): string =>
  `rgb(${color.map((part) => Math.round(255 * part)).join(', ')})`

/** Returns the known minima, which are a function's clusters; none for a network. */
function minimaOf(experiment: TrainingExperiment): (readonly [number, number])[] {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'function' ? model.function.minima(model.parameters).map(({ at }) => at) : []
}

const pairWords = ([x, y]: readonly [number, number]): string =>
  `(${formatNumber(x, 3)}, ${formatNumber(y, 3)})`

/** Distance below which a minimum lies in the plane, in float32; minima beside a line do not count. */
const onPlane = 1e-4

function lettersOf({ terrain, experiment }: Basins, theme: Theme): MarkView[] {
  const place = projection(terrain)
  return minimaOf(experiment).flatMap((at, number): MarkView[] => {
    const { a, b, distance } = place(Float64Array.from(at))
    if (distance > onPlane) return []
    const letter = clusterLetter(number)
    return [{ id: `cluster/${letter}`, label: letter, color: tokens(theme).ink, a, b, shape: 'ring' }]
  })
}
