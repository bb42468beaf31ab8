import type { Engine } from '../engine/types.ts'
import { buildProblem } from '../experiment/problem.ts'
import { issuesOf } from '../experiment/spec/error.ts'
import { mostForSpectrum, placeOf } from '../experiment/measurement.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Presenter } from '../view/presenter.ts'
import { sameItems } from '../store/same-items.ts'
import { shownPoint, type ShownPoint } from './shown-point.ts'

export type SpectrumKind = 'hessian' | 'ntk'

/** Eigenvalues at one point. */
export interface Spectrum {
  readonly kind: SpectrumKind
  readonly point: ShownPoint
  /** Largest first. */
  readonly values: Float64Array
  /** How many there are in all. */
  readonly total: number
}

/** How many of the largest are computed while the hand moves, and of more weights than a whole spectrum is for. */
const mostTop = 12
/** Multiply-adds of a whole spectrum up to which it is computed while the hand moves: about a quarter of a second. */
const mostAtOnce = 3e7
/** Weights up to which the oracle computes all eigenvalues, however few are asked for. */
const dense = 150
/** Milliseconds that a coarse answer may take under a moving hand before a newer question cancels it. */
const patience = 1000
/** Milliseconds after which a hand that has not moved rests. */
const rest = 250

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** What is asked, and of whom. */
interface Question {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly point: ShownPoint
}

/** The weights, if they are numbers. */
function finite({ weights }: ShownPoint): Float32Array {
  if (weights.every(Number.isFinite)) return weights
  throw new Error('The weights are not finite at this step: the run has diverged.')
}

/** Multiply-adds of all Hessian products, and of the eigenvalues of what they make. */
function wholeWork(experiment: Experiment): number {
  const { model, size } = buildProblem(experiment)
  const count = model.kind === 'mlp' ? (model.data.parts['train']?.count ?? 1) : 1
  return size * size * (6 * count + 2 * size)
}

/**
 * The spectrum of the Hessian, or of the tangent kernel on the train part, of a run at the step that is shown. A hand that moves
 * sees the largest eigenvalues; all of them follow when it rests. The newest question counts.
 */
export class SpectrumStudy {
  spectrum: Spectrum | undefined
  /** Why there is no more of it. */
  fault = ''
  #asked: readonly unknown[] = []
  /** Eigenvectors of a point near by. */
  #guess: readonly Float32Array[] | undefined
  readonly #onChange: () => void
  readonly #coarse = this.#newestOnly()
  readonly #whole = this.#newestOnly()

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get busy(): boolean {
    return !this.#coarse.idle || !this.#whole.idle
  }

  /** The values are of another run, or of this one before it was trained anew; they say of which step. */
  isStale(point: ShownPoint | undefined): boolean {
    return this.spectrum?.point.run !== point?.run
  }

  /** Asks anew where run, step or what is asked have changed. */
  update(presenter: Presenter, chosen: number | undefined, kind: SpectrumKind): void {
    const { experiment, engine, idle } = presenter.store
    const point = shownPoint(presenter, chosen)
    const asked = [point?.run, point?.record, kind]
    if (sameItems(asked, this.#asked) || !idle) return
    if (this.#asked[0] !== point?.run) this.#guess = undefined
    this.#asked = asked
    this.fault = ''
    this.#whole.cancel()
    if (!point || !engine || (kind === 'ntk' && experiment.model.kind !== 'mlp')) {
      this.spectrum = undefined
      return this.#coarse.cancel()
    }
    const question: Question = { engine, experiment, point }
    if (kind === 'ntk') return this.#coarse.submit((signal) => this.#kernel(question, signal), patience)
    const total = point.weights.length
    const slow = total > dense && wholeWork(experiment) > mostAtOnce
    if (!slow) return this.#coarse.submit((signal) => this.#hessian(question, signal), patience)
    this.#coarse.submit((signal) => this.#largest(question, signal), patience)
    if (total > mostForSpectrum) return
    this.#whole.submit(async (signal) => {
      await pause(rest)
      await this.#coarse.whenIdle()
      if (!signal.aborted) await this.#hessian(question, signal)
    })
  }

  /** Ends what is under way; it is asked anew when it is wanted again. */
  stop(): void {
    if (this.busy) this.#asked = []
    this.#coarse.cancel()
    this.#whole.cancel()
  }

  #newestOnly(): LatestTask {
    return new LatestTask(
      (error) => {
        this.fault = issuesOf(error)[0]?.message ?? ''
        this.#onChange()
      },
      () => this.#onChange(),
    )
  }

  async #kernel({ engine, experiment, point }: Question, signal: AbortSignal): Promise<void> {
    const options = { run: placeOf(point.run), signal }
    const { values } = await engine.measure(experiment, finite(point), 'ntk-spectrum', options)
    this.#show({ kind: 'ntk', point, values: values.slice().reverse(), total: values.length }, signal)
  }

  async #hessian({ engine, experiment, point }: Question, signal: AbortSignal): Promise<void> {
    const options = { run: placeOf(point.run), signal }
    const { values } = await engine.measure(experiment, finite(point), 'hessian-spectrum', options)
    this.#show({ kind: 'hessian', point, values: values.slice().reverse(), total: values.length }, signal)
  }

  /** The largest few, or the largest alone where they lie too close together. */
  async #largest({ engine, experiment, point }: Question, signal: AbortSignal): Promise<void> {
    const weights = finite(point)
    const guess = this.#guess
    const ask = (count: number) =>
      engine.measure(experiment, weights, 'hessian-top', {
        run: placeOf(point.run),
        count,
        ...(guess && { guess }),
        signal,
      })
    const found = await ask(Math.min(mostTop, weights.length)).catch((error: unknown) => {
      if (signal.aborted) throw error
      return ask(1)
    })
    if (!signal.aborted) this.#guess = found.vectors
    this.#show({ kind: 'hessian', point, values: found.values, total: weights.length }, signal)
  }

  #show(spectrum: Spectrum, signal: AbortSignal): void {
    if (signal.aborted) return
    this.spectrum = spectrum
    this.#onChange()
  }
}
