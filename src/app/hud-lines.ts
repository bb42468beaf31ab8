import { formatCount, formatNumber } from '../math/format.ts'
import { lossNames } from '../elements/names.ts'
import type { EngineInfo } from '../engine/types.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { HeightScale } from '../scene/types.ts'
import { shownMetric } from './dependence.ts'

/** Which metric on which data the surface shows. */
export function pictureTitle(experiment: Experiment): string {
  const { model } = buildProblem(experiment)
  if (model.kind === 'function') return model.function.title
  const { loss, part, weightDecay } = shownMetric(experiment)
  const count = model.data.parts[part]?.count ?? 0
  const samples = count === 1 ? 'one sample' : `${formatCount(count)} samples`
  const decay = weightDecay > 0 ? `, weight decay ${formatNumber(weightDecay)}` : ''
  return `${lossNames[loss]} on ${samples} (${part})${decay}`
}

const backendNames = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
} as const

/** Where it is computed, and why not on WebGPU. */
export function engineWords(info: EngineInfo | undefined): string {
  if (!info) return ''
  const name = backendNames[info.backend]
  return info.reason ? `${name}: ${info.reason}` : name
}

function planeWords({ plane }: Experiment): string {
  switch (plane.kind) {
    case 'weights':
      return 'plane of two weights'
    case 'random':
      return plane.normalization === 'none'
        ? 'random plane'
        : `random plane, ${plane.normalization}-normalised`
    case 'directions':
      return 'given plane'
    case 'through':
      return 'plane through three points'
    default:
      return `${plane.kind} plane`
  }
}

/** What must stand beside a picture: plane, height, what is cut, resolution and time. */
export function pictureLines(
  experiment: Experiment,
  terrain: Terrain | undefined,
  scale: HeightScale | undefined,
): string[] {
  const { model } = buildProblem(experiment)
  const exact = model.kind === 'function' || (model.layout.size === 2 && experiment.plane.kind === 'weights')
  const lines = [exact ? 'the whole weight space' : planeWords(experiment)]
  if (scale) lines.push(`${scale.kind === 'log' ? 'log' : 'linear'} height`)
  if (!terrain) return lines
  if (scale && terrain.max > scale.range[1]) lines.push(`cut at ${formatNumber(scale.range[1], 3)}`)
  if (terrain.nonFinite > 0) lines.push(`${formatCount(terrain.nonFinite)} points not finite (holes)`)
  const [na, nb] = terrain.resolution
  lines.push(`${na}\u00a0×\u00a0${nb} points in ${durationWords(terrain.milliseconds)}`)
  return lines
}

const durationWords = (milliseconds: number): string =>
  milliseconds < 1000 ? `${formatNumber(milliseconds, 2)} ms` : `${formatNumber(milliseconds / 1000, 2)} s`
