import { isBatchNormal, type LayeredSpec, type ModelSpec } from '../experiment/spec/model.ts'

export const normalizationNames = { none: 'none', batch: 'batch norm', layer: 'layer norm' } as const

/** Names of the factors of a residual branch. */
export const branchNames = { complement: '√(1 − s²)', 'inverse-sqrt': '1/√skips' } as const

/** Returns what is added to the layers of a network: ' with skips and batch norm'; empty for a plain one. */
export function layerWords({
  residual,
  normalization,
}: Pick<LayeredSpec, 'residual' | 'normalization'>): string {
  const added = [residual && 'skips', normalization !== 'none' && normalizationNames[normalization]]
  const words = added.filter(Boolean).join(' and ')
  return words && ` with ${words}`
}

/**
 * Returns which samples determine the means and variances of a batch-normalised network, for the panel that offers it;
 * for one without skips, also how its runs repeat.
 */
export function companyWords({ residual }: Pick<LayeredSpec, 'residual'>): readonly string[] {
  const company =
    'Means and variances are taken over the samples passed in: a loss uses those of its own part, and the drawn function those of the training samples.'
  if (residual) return [company]
  return [
    company,
    'Without skips, training many layers is chaotic: a machine that rounds differently, such as another graphics card, soon reaches other weights.',
  ]
}

/** The same next to the picture of a function, or for the samples of another part; empty for other models. */
export const functionCompany = (model: ModelSpec, part = 'train'): string =>
  isBatchNormal(model) ? `, batch norm over the ${part} samples` : ''
