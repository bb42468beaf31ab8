import type { Layout } from '../../../experiment/model/layout.ts'
import { unitCount } from './shape.ts'

/** How a training kernel uses a workgroup's memory. */
export interface Footprint {
  /** Groups of four samples that are in work at once. */
  readonly quads: number
  /** Whether a tile's activations stand in workgroup memory; in a storage buffer otherwise. */
  readonly held: boolean
  /** Whether the weights have a copy in workgroup memory. */
  readonly resident: boolean
  /** Threads of a workgroup. */
  readonly threads: number
  /** Vectors of four float32 that one run needs outside workgroup memory. */
  readonly scratch: number
}

/** Bytes for what is there beside the tile: stripes of sums, flags, alignment. */
const fixed = 512
/** Quads of a tile in a storage buffer. */
const scratchQuads = 32
const mostThreads = 128

const blocks = (units: number): number => Math.floor(units / 4) + (units % 4)

function threadsFor(layout: Layout, quads: number, most: number): number {
  const widest = Math.max(...layout.layers.map((layer) => blocks(layer.outputs) * quads))
  let threads = 4
  while (threads < widest && threads < most) threads *= 2
  return threads
}

/**
 * What fits: the weights where they take at most a quarter of `bytes`, then as many samples as are left room for, in tiles
 * of equal size. Activations go to a storage buffer where not even four samples fit.
 */
export function footprintOf(layout: Layout, samples: number, bytes: number, invocations: number): Footprint {
  const needed = Math.ceil(samples / 4)
  const available = bytes - fixed
  const resident = 4 * layout.size <= available / 4
  const vectors = layout.inputs + 2 * unitCount(layout)
  const fitting = Math.floor((available - (resident ? 4 * layout.size : 0)) / (16 * vectors + 8))
  const held = fitting >= Math.min(needed, 1)
  const most = held ? fitting : scratchQuads
  const quads = Math.ceil(needed / Math.ceil(needed / most))
  const threads = threadsFor(layout, quads, Math.min(mostThreads, invocations))
  return { quads, held, resident, threads, scratch: held ? 0 : vectors * quads }
}
