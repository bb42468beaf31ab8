import { movingSpectrum } from '../../engine/budget.ts'
import type { Engine } from '../../engine/types.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { mostForSpectrum, placeOf, type MeasureName } from '../../reference/measurement.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis, type Work } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { finiteWeights, type ShownPoint } from '../shown-point.ts'

/** The matrix of a spectrum: the Hessian, or the tangent kernel J Jᵀ. */
export type SpectrumKind = 'hessian' | 'ntk'

/** Eigenvalues at one point. */
export interface Spectrum {
  readonly kind: SpectrumKind
  readonly point: ShownPoint
  /** Sorted, largest first. */
  readonly values: Float64Array
  /** Number of all eigenvalues. */
  readonly total: number
  /** Eigenvectors of the largest ones, as initial values for a nearby point. */
  readonly vectors?: readonly Float32Array[] | undefined
}

/** Number of eigenvalues computed during a drag, and for networks too large for a whole spectrum. */
const mostTop = 12
/** Most weights for which the oracle computes all eigenvalues, however few are requested. */
const dense = 150
/** Milliseconds that a coarse answer may take during a drag before a newer question cancels it. */
const patience = 1000
/** Milliseconds without movement until a drag counts as paused. */
const rest = 250

/** Everything that a spectrum depends on. */
export interface SpectrumInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly kind: SpectrumKind
  readonly point: ShownPoint
}

/** Multiply-adds of all Hessian products and of the eigenvalues of the result. */
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

/** Returns the few largest eigenvalues of the Hessian, or only the largest if they are too close together. */
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
 * The spectrum of the Hessian, or of the tangent kernel on the training set, at a point of a run. During a
 * drag it has the largest eigenvalues, and all of them when the drag pauses. Those of an earlier or another
 * run stay as stale until new ones are ready.
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
