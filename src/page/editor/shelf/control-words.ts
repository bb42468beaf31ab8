import type { ControlName } from '../../../exchange/lecture/scenario.ts'
import { learningRate } from '../../../words/learning-rate.ts'

/** Names of the controls that a step can offer. */
export const controlWords: Readonly<Record<ControlName, string>> = {
  linearity: 'linearity',
  residual: 'skips',
  activation: 'activation',
  width: 'width',
  'learning-rate': learningRate.name,
  steps: 'steps',
  start: 'w₀',
  surface: 'surface',
  terrain: 'colours',
  'label-corruption': 'label corruption',
  normalization: 'normalised',
  seed: 'seed',
}
