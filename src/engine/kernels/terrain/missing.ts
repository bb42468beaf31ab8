import { isPlain } from '../../../experiment/model/layout.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import { layeredThreads, mostLayeredUnits } from '../limits.ts'
import { layeredShare } from './layered.ts'
import type { TerrainDevice } from './program.ts'

/** Why a device's kernel cannot compute a terrain of a network with skips or normalisation, as a sentence; undefined of all others. */
export function missingInTerrains(
  { model }: Pick<TrainingProblem, 'model'>,
  { part }: MetricSpec,
  device: TerrainDevice,
): string | undefined {
  if (model.kind === 'function' || isPlain(model.layout)) return undefined
  const { layout, data } = model
  if (layout.centered) return 'The terrain kernel has no centred networks with skips or normalisation.'
  const widest = maxOf(layout.layers.slice(0, -1).map(({ outputs }) => outputs))
  if (widest > mostLayeredUnits)
    return `The terrain kernel has networks with skips or normalisation of at most ${mostLayeredUnits} units a layer.`
  const share = layeredShare(layout, Math.ceil((data.counts[part] ?? 0) / 4), device)
  if (!share)
    return `The terrain kernel normalises over at most ${layeredThreads * (device.software ? 16 : 4)} samples here.`
  return share.moments < 1
    ? `The weights and statistics of a layer exceed the graphics device's workgroup memory, which has ${device.workgroupMemory} bytes (maxComputeWorkgroupStorageSize).`
    : undefined
}
