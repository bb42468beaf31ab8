import narrow from '../../../../shaders/compute/terrain-narrow.wgsl'
import wide from '../../../../shaders/compute/terrain-wide.wgsl'
import { layoutOf } from '../../../experiment/model/layout.ts'
import { nameHash } from '../../../math/statistics/random.ts'
import { loopedForward, straightForward, tiledForward } from './forward-text.ts'
import { paddedLayout } from './shape.ts'
import { streamedForward } from './streamed-forward.ts'

/** A small network, for which the generators of shader text show what they write. */
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

/** A short name of shader text, another one where the text has changed: times of older kernels say nothing of newer ones. */
export const versionOf = (...texts: readonly string[]): string => nameHash(texts.join('\n')).toString(36)

/** The version of the shaders of terrains. */
export const terrainVersion = versionOf(
  ...[narrow, wide],
  ...[loopedForward, straightForward, streamedForward, tiledForward].map((text) =>
    text(paddedLayout(sample), 2),
  ),
)
