import type { NumberRow } from '../elements/charts/bl-numbers.ts'
import type { Engine } from '../engine/types.ts'
import { ExperimentError } from '../experiment/spec/error.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { fullBatchThreshold, stabilityFormula } from '../experiment/theory/stability.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Presenter } from '../view/presenter.ts'
import { askedOf, measuresRun, pointMeasuresOf } from './run-measures.ts'
import { sameItems } from '../store/same-items.ts'
import { shownPoint, type ShownPoint } from './shown-point.ts'

/** Milliseconds that the numbers of one step may take before those of a newer one cancel them. */
const patience = 2000

/** What was measured at one point, by the id of its measure; without what cannot be measured there. */
type Numbers = ReadonlyMap<string, number>

/** All that is measured of a run at w_0 and at the step that is shown, as a table; the newest question counts. */
export class PointNumbers {
  /** Of which point they are. */
  point: ShownPoint | undefined
  #first: { readonly run: Trajectory; readonly numbers: Numbers } | undefined
  #now: Numbers = new Map()
  #asked: readonly unknown[] = []
  readonly #onChange: () => void
  readonly #asking = new LatestTask(
    () => undefined,
    () => this.#onChange(),
  )

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get busy(): boolean {
    return !this.#asking.idle
  }

  /** A row for each measure that applies, its values at w_0 and at the step. */
  rows(experiment: Experiment): NumberRow[] {
    const { point } = this
    if (!point) return []
    const first = this.#first?.run === point.run ? this.#first.numbers : undefined
    const algorithm = experiment.algorithms[point.run.algorithm]
    const thresholds = [0, point.step].map((step) => algorithm && fullBatchThreshold(algorithm, step))
    return pointMeasuresOf(experiment).flatMap(({ id, label, hint }) => {
      const row = { id, label, values: [first?.get(id), this.#now.get(id)], ...(hint && { hint }) }
      if (id !== 'sharpness' || !algorithm || thresholds.every((value) => value === undefined)) return [row]
      const stable = {
        id: 'stable',
        label: `stable below ${stabilityFormula(algorithm) ?? ''}`,
        values: thresholds,
      }
      return [row, stable]
    })
  }

  /** Asks anew where run, step or experiment have changed. */
  update(presenter: Presenter, chosen: number | undefined): void {
    const { experiment, engine, idle } = presenter.store
    const point = shownPoint(presenter, chosen)
    const asked = [point?.run, point?.record]
    if (sameItems(asked, this.#asked) || !engine || !idle) return
    this.#asked = asked
    if (!point) {
      this.point = undefined
      return this.#asking.cancel()
    }
    this.#asking.submit((signal) => this.#ask(engine, experiment, point, signal), patience)
  }

  /** Ends what is under way; it is asked anew when it is wanted again. */
  stop(): void {
    if (this.busy) this.#asked = []
    this.#asking.cancel()
  }

  /** Numbers of another run come one by one; those of another step together, so that none stands beside one of a step before. */
  async #ask(engine: Engine, experiment: Experiment, point: ShownPoint, signal: AbortSignal): Promise<void> {
    const { run } = point
    const fresh = this.point?.run !== run
    if (fresh) {
      this.point = point
      this.#now = new Map()
    }
    const show = (numbers: Numbers) => {
      if (signal.aborted) return
      this.point = point
      this.#now = numbers
      this.#onChange()
    }
    const now = await measuredAt(engine, experiment, run, point.weights, signal, fresh ? show : undefined)
    show(now)
    if (this.#first?.run === run || signal.aborted) return
    const numbers = await measuredAt(engine, experiment, run, run.weights(0), signal, (first) => {
      this.#first = { run, numbers: first }
      this.#onChange()
    })
    this.#first = { run, numbers }
    this.#onChange()
  }
}

async function measuredAt(
  engine: Engine,
  experiment: Experiment,
  run: Trajectory,
  weights: Float32Array,
  signal: AbortSignal,
  onMore: ((numbers: Numbers) => void) | undefined,
): Promise<Numbers> {
  const found = new Map<string, number>()
  for (const measure of pointMeasuresOf(experiment)) {
    if (!measuresRun(measure, experiment, run.algorithm)) continue
    const { id, what, pick } = measure
    try {
      const asked = { ...askedOf(measure, run), signal }
      const { values } = await engine.measure(experiment, weights, what, asked)
      found.set(id, pick(values)[0] ?? NaN)
    } catch (error) {
      if (signal.aborted || !(error instanceof ExperimentError)) throw error
    }
    onMore?.(new Map(found))
  }
  return found
}
