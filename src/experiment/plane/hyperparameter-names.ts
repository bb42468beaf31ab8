import type { Axis } from '../schema/plane.ts'

const names: readonly (readonly [RegExp, (layer: number) => string])[] = [
  [/^\/algorithms\/\d+\/learningRate$/, () => 'learning rate'],
  [/^\/algorithms\/\d+\/layerRates\/(\d+)$/, (l) => `rate factor of layer ${l + 1}`],
  [/^\/algorithms\/\d+\/momentum$/, () => 'momentum'],
  [/^\/algorithms\/\d+\/beta1$/, () => 'β₁'],
  [/^\/algorithms\/\d+\/beta2$/, () => 'β₂'],
  [/^\/algorithms\/\d+\/weightDecay$/, () => 'weight decay'],
  [/^\/algorithms\/\d+\/noise$/, () => 'gradient noise'],
  [/^\/algorithms\/\d+\/batch\/size$/, () => 'batch size'],
  [/^\/algorithms\/\d+\/steps$/, () => 'steps'],
  [/^\/starts\/0\/(?:base\/)?scale$/, () => 'scale of w₀'],
  [/^\/starts\/0\/(?:base\/)?layers\/(\d+)\/scale$/, (l) => `scale of w₀ in layer ${l + 1}`],
  [/^\/starts\/0\/(?:base\/)?biasScale$/, () => 'scale of the first biases'],
  [/^\/model\/widths\/(\d+)$/, (l) => `width of layer ${l}`],
  [/^\/model\/linearity$/, () => 'linearity'],
  [/^\/model\/outputScale$/, () => 'output scale'],
  [/^\/data\/noise$/, () => 'noise of the data'],
  [/^\/data\/size$/, () => 'number of samples'],
  [/^\/metric\/weightDecay$/, () => 'weight decay of the loss'],
  [/^\/seed$/, () => 'seed'],
]

/** What a hyperparameter is called; its path where it has no name. Layers count from 1. */
export function hyperparameterName(path: string): string {
  for (const [pattern, name] of names) {
    const found = pattern.exec(path)
    if (found) return name(Number(found[1] ?? 0))
  }
  return path
}

/** What an axis says: the logarithm of its hyperparameter where it is logarithmic. */
export const axisName = ({ path, scale }: Axis): string =>
  `${scale === 'log' ? 'log₁₀ ' : ''}${hyperparameterName(path)}`
