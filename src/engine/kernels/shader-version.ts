import { layoutOf } from '../../experiment/model/layout.ts'
import { nameHash } from '../../math/statistics/random.ts'

/** A small network for which generators of shader text show what they write. */
export const sampleLayout = layoutOf({
  kind: 'mlp',
  widths: [2, 5, 1],
  activation: 'tanh',
  linearity: 0,
  outputActivation: 'linear',
  bias: true,
  parameterization: 'standard',
  outputScale: 1,
  centered: false,
})

/** A short name of shader text, another one where the text has changed: what older kernels were found to take says nothing of newer ones. */
export const versionOf = (...texts: readonly string[]): string => nameHash(texts.join('\n')).toString(36)
