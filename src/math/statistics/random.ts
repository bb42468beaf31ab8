/**
 * Counter-based random numbers: every draw is a function of (seed, name, index), independent of call order.
 *
 * The hash is pcg4d (Jarzynski & Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020), on the four
 * words (seed, hash of the name, index, lane). shaders/chunk/scalar/random.wgsl computes the same bits.
 */

/** FNV-1a of the name's UTF-16 code units: the second word of every draw. */
export function nameHash(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** pcg4d: four uint32 in, four uint32 out. */
export function pcg4d(a: number, b: number, c: number, d: number): [number, number, number, number] {
  let x = (Math.imul(a, 1664525) + 1013904223) | 0
  let y = (Math.imul(b, 1664525) + 1013904223) | 0
  let z = (Math.imul(c, 1664525) + 1013904223) | 0
  let w = (Math.imul(d, 1664525) + 1013904223) | 0
  x = (x + Math.imul(y, w)) | 0
  y = (y + Math.imul(z, x)) | 0
  z = (z + Math.imul(x, y)) | 0
  w = (w + Math.imul(y, z)) | 0
  x ^= x >>> 16
  y ^= y >>> 16
  z ^= z >>> 16
  w ^= w >>> 16
  x = (x + Math.imul(y, w)) | 0
  y = (y + Math.imul(z, x)) | 0
  z = (z + Math.imul(x, y)) | 0
  w = (w + Math.imul(y, z)) | 0
  return [x >>> 0, y >>> 0, z >>> 0, w >>> 0]
}

/** (u >> 8)·2⁻²⁴ in [0, 1), exact in float32. */
const unit = (bits: number): number => (bits >>> 8) * 2 ** -24

/**
 * A stream of draws named `name` under `seed`. `lane` is a second index, such as the weight in addition to
 * the step.
 */
export class RandomStream {
  readonly seed: number
  readonly key: number

  constructor(seed: number, name: string) {
    this.seed = seed >>> 0
    this.key = nameHash(name)
  }

  bits(index: number, lane = 0): number {
    return pcg4d(this.seed, this.key, index, lane)[0]
  }

  /** Uniform in [0, 1), a multiple of 2⁻²⁴. */
  uniform(index: number, lane = 0): number {
    return unit(this.bits(index, lane))
  }

  /**
   * N(0, 1) by the Box-Muller transform, in float64: √(−2 ln(1 − u)) cos 2πv, where u, v are the first two
   * words.
   */
  normal(index: number, lane = 0): number {
    const [first, second] = pcg4d(this.seed, this.key, index, lane)
    return Math.sqrt(-2 * Math.log(1 - unit(first))) * Math.cos(2 * Math.PI * unit(second))
  }

  /** A permutation of 0..count−1 (Fisher-Yates); draws index 1..count−1 in lane `lane`. */
  permutation(count: number, lane = 0): Uint32Array {
    const order = Uint32Array.from({ length: count }, (_, i) => i)
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(this.uniform(i, lane) * (i + 1))
      const held = order[i]!
      order[i] = order[j]!
      order[j] = held
    }
    return order
  }
}
