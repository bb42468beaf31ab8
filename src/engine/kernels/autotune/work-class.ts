import type { Layout } from '../../../experiment/model/layout.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'

const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)))

/**
 * Returns the class of work that shares one fastest variant: a network's widths in fours, its activations,
 * the loss, and up to 64 vectors of samples.
 */
export function workClass({ inputs, layers }: Layout, { loss }: MetricSpec, quads: number): string {
  const widths = layers.map(({ outputs }) => (outputs === 1 ? 1 : 4 * Math.ceil(outputs / 4)))
  const activations = [layers[0], layers.at(-1)].map((layer) => layer?.activation)
  const samples = `${4 * Math.min(64, powerOfTwo(quads))} samples`
  return [[inputs, ...widths].join('-'), ...activations, loss, samples].join(', ')
}
