import type { Layout } from '../../experiment/model/layout.ts'
import type { PackedSamples } from './samples.ts'

/** Milliseconds that one try of a form aims at. */
const target = 30

const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)))

/** Networks of one class are taken to have the same fastest form: their units in fours and up to 64 vectors of samples. */
export function shapeClass({ inputs, layers }: Layout, { quads }: Pick<PackedSamples, 'quads'>): string {
  const widths = layers.map(({ outputs }) => (outputs === 1 ? 1 : 4 * Math.ceil(outputs / 4)))
  return `${[inputs, ...widths].join('-')}, ${4 * Math.min(64, powerOfTwo(quads))} samples`
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
