import { movingSpectrum } from '../../engine/budget.ts'
import type { Engine } from '../../engine/types.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { mostForSpectrum, placeOf, type MeasureName } from '../../reference/measurement.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis, type Work } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { finiteWeights, type ShownPoint } from '../shown-point.ts'

/** The matrix whose eigenvalues are shown: the Hessian, or the tangent kernel J Jᵀ. */
export type SpectrumKind = 'hessian' | 'ntk'

/** Eigenvalues at one point. */
export interface Spectrum {
  readonly kind: SpectrumKind
  readonly point: ShownPoint
  /** Largest first. */
  readonly values: Float64Array
  /** Number of all eigenvalues. */
  readonly total: number
  /** Eigenvectors of the largest, from which the search at a point near by begins. */
  readonly vectors?: readonly Float32Array[] | undefined
}

/** Number of largest eigenvalues computed while the hand moves, and for more weights than a whole spectrum is for. */
const mostTop = 12
/** Weights up to which the oracle computes all eigenvalues, however few are asked for. */
const dense = 150
/** Milliseconds that a coarse answer may take under a moving hand before a newer question cancels it. */
const patience = 1000
/** Milliseconds after which a hand that has not moved rests. */
const rest = 250

/** All that a spectrum is computed from. */
export interface SpectrumInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly kind: SpectrumKind
  readonly point: ShownPoint
}

/** Multiply-adds of all Hessian products, and of the eigenvalues of what they make. */
function wholeWork(experiment: TrainingExperiment): number {
  const { model, size } = buildTrainingProblem(experiment)
  const once = model.kind === 'network' ? model.layout.work * (model.data.counts['train'] ?? 1) : size
  return size * (6 * once + 2 * size * size)
}

const wholeMeasure: Readonly<Record<SpectrumKind, MeasureName>> = {
  hessian: 'hessian-spectrum',
  ntk: 'ntk-spectrum',
}

async function whole({ engine, experiment, kind, point }: SpectrumInput, signal: AbortSignal) {
  const options = { run: placeOf(point.run), signal }
  const { values } = await engine.measure(experiment, finiteWeights(point), wholeMeasure[kind], options)
  return { kind, point, values: values.slice().reverse(), total: values.length }
}

/** The largest few eigenvalues of the Hessian, or the largest alone where they lie too close together. */
async function largest(
  { engine, experiment, kind, point }: SpectrumInput,
  { signal, before }: Work<Spectrum>,
): Promise<Spectrum> {
  const weights = finiteWeights(point)
  const guess = before?.point.run === point.run ? before.vectors : undefined
  const ask = (count: number) =>
    engine.measure(experiment, weights, 'hessian-top', {
      run: placeOf(point.run),
      count,
      ...(guess && { guess }),
      signal,
    })
  const { values, vectors } = await ask(Math.min(mostTop, weights.length)).catch((error: unknown) => {
    if (signal.aborted) throw error
    return ask(1)
  })
  return { kind, point, values, total: weights.length, vectors }
}

/**
 * The spectrum of the Hessian, or of the tangent kernel on the training set, at a point of a run. A hand that moves sees the
 * largest eigenvalues; all of them follow when it rests. Those of the run before it was trained anew, or of another run, stay
 * as stale ones until new ones come.
 */
export const spectrum = (
  owner: AnalysisOwner,
  store: Store,
  point: () => ShownPoint | undefined,
  kind: () => SpectrumKind,
  isNeeded: () => boolean,
) =>
  new Analysis<SpectrumInput, Spectrum>(owner, {
    input() {
      const { engine, training: experiment } = store
      const shown = point()
      return engine && experiment && shown && { engine, experiment, kind: kind(), point: shown }
    },
    key: ({ kind, point: { run, record } }) => [kind, run, record],
    ready: () => store.idle,
    isNeeded,
    patience: () => patience,
    fit: (of, now) =>
      of.kind !== now.kind ? 'invalid' : of.point.run === now.point.run ? 'current' : 'stale',
    async task(input, work) {
      const { experiment, kind, point } = input
      const total = point.weights.length
      const slow = kind === 'hessian' && total > dense && wholeWork(experiment) > movingSpectrum
      if (!slow) return whole(input, work.signal)
      const found = await largest(input, work)
      if (total > mostForSpectrum) return found
      work.show(found)
      await work.whenQuiet(rest)
      return { ...(await whole(input, work.signal)), vectors: found.vectors }
    },
  })
