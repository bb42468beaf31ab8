import type { NumberRow } from '../elements/charts/bl-numbers.ts'
import { metricName } from '../experiment/words/metric.ts'
import { algorithmName } from '../experiment/words/names.ts'
import type { Engine } from '../engine/types.ts'
import { ExperimentError } from '../experiment/spec/error.ts'
import { measuresFromStart, type MeasureName, type MeasureOptions } from '../experiment/measurement.ts'
import { baseOf } from '../experiment/spec/start.ts'
import { holdsWeights } from '../experiment/plane/placement.ts'
import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { fullBatchThreshold, stabilityFormula } from '../experiment/theory/stability.ts'
import { textOf, trainingKeys } from './dependence.ts'
import { Latest } from './latest.ts'
import { anywhereMeasuresOf, type RunMeasure } from './run-measures.ts'
import { sameItems } from './same-items.ts'
import { watchedMetrics } from '../experiment/metric/watched.ts'
import type { Workbench } from './workbench.ts'

/** A point (a, b) of the plane. */
export type Place = readonly [a: number, b: number]

/** Milliseconds that the numbers of one point may take before those of a newer one cancel them. */
const patience = 2000
/** Thresholds of stability that stand beside the sharpness. */
const mostThresholds = 3

/** Something that is measured at a point. */
interface Asked {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly what: MeasureName
  readonly options?: MeasureOptions
  /** Which of the measure's values. */
  readonly value?: number
  /** Or how it is chosen. */
  readonly pick?: RunMeasure['pick']
}

/** The losses on every part, the gradient, the curvature and the way from w_0. */
function askedOf(experiment: Experiment): readonly Asked[] {
  const { metric, model, starts } = experiment
  const own = model.kind === 'function' ? 'value' : metricName(metric)
  return [
    { id: 'loss', label: own, hint: 'What the algorithms minimise', what: 'metric' },
    ...watchedMetrics(experiment).map(({ id, metric: watched }): Asked => ({
      id,
      label: metricName(watched),
      what: 'metric',
      options: { metric: watched },
    })),
    { id: 'gradient-norm', label: 'gradient norm', what: 'gradient-norm' },
    {
      id: 'distance',
      label: starts.length > 1 ? 'distance from w₀ 1' : 'distance from w₀',
      hint: 'In weight space',
      what: 'movement',
      value: 1,
    },
    {
      id: 'sharpness',
      label: 'sharpness',
      hint: 'The largest eigenvalue of the Hessian',
      what: 'sharpness',
    },
  ]
}

/** The way from the other starts' w_0, at most. */
const mostStarts = 4
/** Singular values, at most. */
const mostSingular = 3

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

/** What is measured besides, when it is asked for: the way from the other w_0, and what the table of numbers has under the same names. */
function moreOf(experiment: Experiment): readonly Asked[] {
  const { starts, model } = experiment
  const others = starts.slice(1, mostStarts).map((_, i): Asked => ({
    id: `distance-${i + 2}`,
    label: `distance from w₀ ${i + 2}`,
    hint: 'In weight space',
    what: 'movement',
    options: { start: i + 1 },
    value: 1,
  }))
  const rank = model.kind === 'mlp' ? Math.min(...model.widths, mostSingular) : 0
  const measured = anywhereMeasuresOf(experiment).flatMap(({ id, label, hint, what, pick, names }) => {
    const words = hint === undefined ? {} : { hint }
    if (id !== 'singular-values') return [{ id, label: lowered(label), what, pick, ...words }]
    return (names ?? []).slice(0, rank).map((name, value): Asked => ({
      id: `${id}-${value + 1}`,
      label: name,
      hint: 'A singular value of the end-to-end map',
      what,
      value,
    }))
  })
  return [...others, ...measured]
}

/** The sharpness up to which each algorithm is stable, each value once. */
function thresholdsOf({ algorithms }: Experiment): NumberRow[] {
  const rows = algorithms.flatMap((spec, i) => {
    const threshold = fullBatchThreshold(spec)
    if (threshold === undefined) return []
    const formula = stabilityFormula(spec) ?? ''
    const label =
      algorithms.length > 1 ? `${formula}, ${algorithmName(spec, algorithms)}` : `stable below ${formula}`
    return [{ id: `stable-${i}`, label, hint: 'The sharpness up to which it is stable', values: [threshold] }]
  })
  const first = rows.filter(({ values }, i) => rows.findIndex((row) => row.values[0] === values[0]) === i)
  return first.slice(0, mostThresholds)
}

const samePlane = (one: Terrain, other: Terrain): boolean =>
  (['origin', 'u', 'v'] as const).every((name) => {
    const [p, q] = [one[name], other[name]]
    return p === q || (p.length === q.length && p.every((value, i) => value === q[i]))
  })

/** The weights of a point of the plane; a line has no depth. */
function weightsAt({ origin, u, v, resolution }: Terrain, [a, b]: Place): Float64Array {
  const depth = resolution[1] === 1 ? 0 : b
  return Float64Array.from(origin, (entry, i) => entry + a * (u[i] ?? 0) + depth * (v[i] ?? 0))
}

/**
 * What is measured at a point of the surface that the hand has chosen, or at w_0 of the first start while it has chosen none, by the
 * float64 reference in a worker. The point stays where plane and directions stay; the numbers follow everything else as soon as the
 * hand rests, and the newest question counts. Dispatches `change` when there is something new to show.
 */
export class PointStudy extends EventTarget {
  readonly #workbench: Workbench
  #on = false
  #more = false
  #chosen: { readonly place: Place; readonly ground: Terrain } | undefined
  /** What was there when it was asked last. */
  #of: readonly unknown[] = []
  /** What the values are of. */
  #asked = ''
  #where = ''
  #values: ReadonlyMap<string, number> = new Map()
  readonly #work = new Latest(
    () => undefined,
    () => this.dispatchEvent(new Event('change')),
  )

  constructor(workbench: Workbench) {
    super()
    this.#workbench = workbench
    for (const name of ['change', 'terrain-change', 'trajectory-change'])
      workbench.addEventListener(name, () => this.#follow())
  }

  /** Whether the points of the plane are weights, at which something can be measured. */
  get possible(): boolean {
    return holdsWeights(this.#workbench.experiment.plane)
  }

  /** Whether a point is being measured. */
  get on(): boolean {
    return this.#on && this.possible
  }

  get busy(): boolean {
    return !this.#work.idle
  }

  /** The point that the hand has chosen in the plane that stands; undefined while it has chosen none. */
  get chosen(): Place | undefined {
    return this.#chosen?.place
  }

  /** The point that is measured. */
  get place(): Place | undefined {
    const [run] = this.#workbench.runs
    return this.#chosen?.place ?? (run && [run.a[0] ?? NaN, run.b[0] ?? NaN])
  }

  /** What was measured there; undefined what is not known yet. */
  get rows(): NumberRow[] {
    const { experiment } = this.#workbench
    return [...askedOf(experiment).map((asked) => this.#row(asked)), ...thresholdsOf(experiment)]
  }

  /** The same of what is measured besides where it is asked for. */
  get moreRows(): NumberRow[] {
    return moreOf(this.#workbench.experiment).map((asked) => this.#row(asked))
  }

  /** Whether that is asked for. */
  get more(): boolean {
    return this.#more
  }

  set more(more: boolean) {
    if (more === this.#more) return
    this.#more = more
    this.#of = []
    this.#follow()
    this.dispatchEvent(new Event('change'))
  }

  #row({ id, label, hint }: Asked): NumberRow {
    const row = { id, label, values: [this.#values.get(id)] }
    return hint === undefined ? row : { ...row, hint }
  }

  /** Measures at a point of the plane that stands, or at w_0. */
  open(place?: Place): void {
    const { terrain } = this.#workbench
    this.#on = true
    this.#chosen = place && terrain && { place, ground: terrain }
    this.#follow()
  }

  close(): void {
    this.#on = false
    this.#chosen = undefined
    this.#of = []
    this.#work.cancel()
  }

  async whenIdle(): Promise<void> {
    await this.#work.whenIdle()
  }

  cancel(): void {
    this.#work.cancel()
  }

  #follow(): void {
    const { experiment, runs, terrain } = this.#workbench
    const of = [experiment, terrain, this.#chosen, ...runs]
    if (!this.on || sameItems(of, this.#of)) return
    this.#of = of
    this.#work.submit((signal) => this.#study(signal), patience)
  }

  /** Waits until everything rests: what changes until then asks anew. */
  async #study(signal: AbortSignal): Promise<void> {
    await this.#workbench.whenIdle()
    const { experiment, engine, runs, terrain, live } = this.#workbench
    if (signal.aborted || !engine || !terrain || live) return
    if (this.#chosen && !samePlane(this.#chosen.ground, terrain)) this.#chosen = undefined
    const { place } = this
    const weights = this.#chosen ? weightsAt(terrain, this.#chosen.place) : runs[0]?.weights(0)
    if (!place || !weights) return
    const where = place.join()
    const asked = textOf([[...weights], trainingKeys(experiment), this.#more])
    if (asked === this.#asked) return
    const elsewhere = where !== this.#where
    this.#where = where
    if (elsewhere) this.#values = new Map()
    await this.#measure(engine, experiment, weights, elsewhere, signal)
    if (!signal.aborted) this.#asked = asked
  }

  /** Numbers of another point come one by one; those of the same point together, so that none stands beside one from before. */
  async #measure(
    engine: Engine,
    experiment: Experiment,
    weights: ArrayLike<number>,
    oneByOne: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const found = new Map<string, number>()
    const show = (): void => {
      if (signal.aborted) return
      this.#values = new Map(found)
      this.dispatchEvent(new Event('change'))
    }
    const starts = experiment.starts.map((start) => baseOf(start, experiment.model))
    const onSurface = { ...experiment, starts }
    const all = [...askedOf(experiment), ...(this.#more ? moreOf(experiment) : [])]
    for (const { id, what, options, value = 0, pick } of all) {
      const asked = { ...options, precision: 'float64', urgent: true, signal } as const
      const from = measuresFromStart.includes(what) ? experiment : onSurface
      try {
        const { values } = await engine.measure(from, weights, what, asked)
        found.set(id, pick?.(values)[0] ?? values[value] ?? NaN)
      } catch (error) {
        if (signal.aborted || !(error instanceof ExperimentError)) throw error
        found.set(id, NaN)
      }
      if (oneByOne) show()
    }
    show()
  }
}
