import { RandomStream } from '../../math/statistics/random.ts'

/**
 * ξ of the gradient noise sigma·ξ: N(0, 1) from (seed, 'noise/' + start, step, weight), with step from 1, the
 * same for all algorithms. float64; the GPU agrees within 1e-5.
 */
export function gradientNoise(seed: number, start: number): (step: number, weight: number) => number {
  const stream = new RandomStream(seed, `noise/${start}`)
  return (step, weight) => stream.normal(step, weight)
}
