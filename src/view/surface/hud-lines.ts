import { capitalized, formatCount, formatNumber } from '../../math/picture/format.ts'
import { attackWords, worstWords } from '../../words/quantities/metric.ts'
import { modelWords } from '../../words/experiment-parts.ts'
import { functionTex } from '../../words/function-words.ts'
import { lossNames, quantityNames } from '../../words/names.ts'
import { oracleRoute } from '../../engine/router.ts'
import type { EngineInfo } from '../../engine/types.ts'
import { isBatchNormalized } from '../../experiment/model/layout.ts'
import { buildTrainingProblem, isGrid } from '../../experiment/training-problem.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import { isWholeSpace } from '../../reference/plane/whole-space.ts'
import { drawnSigned } from '../../reference/outcome/signed-log.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { shownMetric, shownQuantity } from '../../experiment/spec/shown.ts'
import { recordedWords } from '../../words/stage/run.ts'
import { laidOnSurface } from './path-heights.ts'
import { recordedOf } from './run-views.ts'
import {
  curvatureWords,
  offPlaneWords,
  planeWords,
  precisionWords,
  explainedWords,
} from '../../words/plane.ts'
import { asGiven } from '../../words/language/language.ts'

/** The name of a part of the data; a table may have other parts than the usual ones. */
const partWords = (part: string): string => (/^(?:train|test|shifted)$/.test(part) ? part : asGiven(part))

/** TeX of a typed function that is itself the surface; otherwise empty. */
export const pictureTex = (experiment: TrainingExperiment): string =>
  experiment.model.kind === 'function' && shownQuantity(experiment) === 'metric'
    ? functionTex(experiment.model)
    : ''

/** Returns the metric and data that the surface shows. */
export function pictureTitle(experiment: TrainingExperiment): string {
  const { model } = buildTrainingProblem(experiment)
  const quantity = shownQuantity(experiment)
  const of = quantity === 'metric' ? '' : `${quantityNames[quantity]} of `
  if (isGrid(model)) return 'A slice. Runs trained here stay on the slice'
  if (model.kind === 'function') return `${capitalized(of)}${modelWords(experiment.model)}`
  const { loss, part: id, weightDecay, attack } = shownMetric(experiment)
  const part = partWords(id)
  const count = model.data.counts[id] ?? 0
  const samples = count === 1 ? `one ${part} sample` : `${formatCount(count)} ${part} samples`
  const decay = weightDecay > 0 ? `, weight decay ${formatNumber(weightDecay)}` : ''
  const name = /error|entropy/.test(lossNames[loss]) ? lossNames[loss] : `${lossNames[loss]} loss`
  const moved = attack ? `, ${attackWords(attack)}` : ''
  const together = isBatchNormalized(model.layout) ? ', batch norm over them' : ''
  return capitalized(`${of}${name} on ${samples}${together}${decay}${moved}`)
}

const backendNames = {
  webgpu: 'WebGPU',
  workers: 'JavaScript in workers',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
} as const

/** Replacements for a kernel on a device, by their names in `variants`. */
const substituteNames: Readonly<Record<string, string>> = {
  general: 'TensorFlow.js on WebGPU',
  float64: 'JavaScript in workers',
}

/** Returns what computes: the backend, or what replaces it if it would need too much memory. */
export function computerName(
  { backend, variants }: EngineInfo,
  work: 'terrain' | 'outcome' = 'terrain',
): string {
  const [path = ''] = (variants[work] ?? '').split(': ')
  const isTooLarge = backend === 'workers' && (path === 'webgl' || path === 'wasm' || path === 'cpu')
  return backendNames[isTooLarge ? path : backend]
}

/** Returns what computed the last surface, of values or of outcomes, and the reason if it was not a kernel on WebGPU. */
export function engineWords(info: EngineInfo | undefined, work: 'terrain' | 'outcome' = 'terrain'): string {
  if (!info) return ''
  const { backend, variants } = info
  const [path = '', ...refusal] = (variants[work] ?? '').split(': ')
  const substitute = backend === 'webgpu' && refusal.length > 0 ? substituteNames[path] : undefined
  if (substitute) return `${substitute}: ${refusal.join(': ')}`
  const name = computerName(info, work)
  return info.reason ? `${name}: ${info.reason}` : name
}

/** Meaning of the height of trainability's measure c. Source: theory/README.md, S10. */
export const signedWords = 'below\u00a00: trains'

/** Formulas of that measure, and of its height. */
const measureWords = 'c = −Σ ℓₜ/ℓ₀ where it trains, else Σ ℓ₀/ℓₜ · sign(c)\u00a0log₁₀(1\u00a0+\u00a0|c|)'

const holeWords = (count: number): string => {
  if (count === 0) return ''
  return count === 1 ? 'one point not finite (a hole)' : `${formatCount(count)} points not finite (holes)`
}

/** Returns the lines that must be next to a picture: plane and height, what they show, the roughness of its `edge`, what is cut. */
export function pictureLines(
  experiment: TrainingExperiment,
  terrain: Terrain | undefined,
  scale: HeightScale | undefined,
  edge = '',
): string[] {
  const { model } = buildTrainingProblem(experiment)
  const signed = drawnSigned(experiment)
  const { attack } = shownMetric(experiment)
  const linear = signed ? 'signed log' : 'linear'
  const height = scale && `${scale.kind === 'log' ? 'log' : linear} height`
  const cut = terrain && scale && terrain.max > scale.range[1] && `cut at ${formatNumber(scale.range[1], 3)}`
  const holes = terrain && holeWords(terrain.nonFinite)
  // For a slice, the title is enough: the weight space is not here.
  const plane = isWholeSpace(experiment) ? 'the whole weight space' : planeWords(experiment)
  return [
    [!isGrid(model) && plane, height],
    [curvatureWords(experiment, terrain?.curvatures)],
    [attack && model.kind === 'network' && worstWords(model, attack)],
    [edge],
    [cut, holes],
  ]
    .map((row) => row.filter(Boolean).join(' · '))
    .filter(Boolean)
}

/** Compares the recorded losses of runs with those computed here. */
const recordedLines = (
  { algorithms, model }: TrainingExperiment,
  runs: readonly (Trajectory | undefined)[],
): string[] =>
  runs.flatMap((run) => {
    const { recorded } = run ? recordedOf(algorithms[run.algorithm], run) : {}
    return recorded ? [recordedWords(recorded, model.kind === 'function')] : []
  })

/**
 * Returns lines about the runs that matter for reading the picture: how far they are off the plane, that they are laid on
 * the surface, how recorded losses differ.
 */
export const runWords = (
  experiment: TrainingExperiment,
  runs: readonly (Trajectory | undefined)[],
): string[] =>
  [
    offPlaneWords(experiment, runs),
    laidOnSurface(experiment) && 'runs are drawn on the surface',
    ...recordedLines(experiment, runs),
  ].filter((line): line is string => typeof line === 'string' && line !== '')

/** Returns what computes a surface: the backend, or the float64 reference with the reason why only it can. */
function computerWords(experiment: TrainingExperiment, info: EngineInfo | undefined): string[] {
  const ofWeights = holdsWeights(experiment.plane)
  const route = ofWeights && oracleRoute(experiment, shownQuantity(experiment), shownMetric(experiment))
  if (route) return [info?.variants['slopes'] ?? '', route.because]
  const trained = !ofWeights || experiment.terrain.quantity === 'outcome'
  return [engineWords(info, trained ? 'outcome' : 'terrain')]
}

export function pictureNotes(
  experiment: TrainingExperiment,
  terrain: Terrain | undefined,
  info: EngineInfo | undefined,
): string[] {
  const size = terrain?.resolution.join('\u00a0×\u00a0')
  const work = terrain && `${size} points in ${durationWords(terrain.milliseconds)}`
  return [
    drawnSigned(experiment) && measureWords,
    explainedWords(experiment, terrain?.variance),
    precisionWords(experiment, terrain?.precision),
    [work, ...computerWords(experiment, info)].filter(Boolean).join(' · '),
  ].filter((note): note is string => typeof note === 'string' && note !== '')
}

const durationWords = (milliseconds: number): string =>
  milliseconds < 1000 ? `${formatNumber(milliseconds, 2)} ms` : `${formatNumber(milliseconds / 1000, 2)} s`
