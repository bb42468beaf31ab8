import type { Layout } from '../../experiment/model/layout.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { PackedSamples } from './samples.ts'

/** Milliseconds that one try of a form aims at. */
const target = 30

export const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)))

/** Work of one class is taken to have the same fastest form: a network's units in fours, its activations, losses, and up to 64 vectors of samples. */
export function workClass(
  { inputs, layers }: Layout,
  metrics: readonly MetricSpec[],
  { quads }: Pick<PackedSamples, 'quads'>,
): string {
  const widths = layers.map(({ outputs }) => (outputs === 1 ? 1 : 4 * Math.ceil(outputs / 4)))
  const activations = [layers[0], layers.at(-1)].map((layer) => layer?.activation)
  const losses = [...new Set(metrics.map(({ loss }) => loss))].sort()
  const samples = `${4 * Math.min(64, powerOfTwo(quads))} samples`
  return [[inputs, ...widths].join('-'), ...activations, losses.join(' + '), samples].join(', ')
}

/** The grid of a try: as the one wanted, and of so many points that it is computed in about `target` of its `expected` milliseconds. */
export function trialResolution(
  [na, nb]: readonly [number, number],
  expected: number,
): readonly [number, number] {
  const share = Math.sqrt(Math.min(1, target / expected))
  const thinned = (n: number) => Math.min(n, Math.max(8, Math.round(n * share)))
  return [thinned(na), thinned(nb)]
}
