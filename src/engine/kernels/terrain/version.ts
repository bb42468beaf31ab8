import narrow from '../../../../shaders/compute/terrain-narrow.wgsl'
import wide from '../../../../shaders/compute/terrain-wide.wgsl'
import { layoutOf } from '../../../experiment/model/layout.ts'
import { nameHash } from '../../../math/statistics/random.ts'
import { loopedForward, straightForward, tiledForward } from './forward-text.ts'
import { paddedLayout } from './shape.ts'
import { streamedForward } from './streamed-forward.ts'

/** A small network as input for the generators of shader text, so that their output can be hashed. */
const sample = layoutOf({
  kind: 'mlp',
  widths: [2, 5, 1],
  activation: 'tanh',
  linearity: 0,
  normalization: 'none',
  outputActivation: 'linear',
  bias: true,
  parameterization: 'standard',
  outputScale: 1,
  centered: false,
})

/** Returns a short hash of shader text: times of older kernels do not apply to newer ones. */
export const versionOf = (...texts: readonly string[]): string => nameHash(texts.join('\n')).toString(36)

/** Version of the terrain shaders. */
export const terrainVersion = versionOf(
  ...[narrow, wide],
  ...[loopedForward, straightForward, streamedForward, tiledForward].map((text) =>
    text(paddedLayout(sample), 2),
  ),
)
