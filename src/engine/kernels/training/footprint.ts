import type { Layout } from '../../../experiment/model/layout.ts'
import { isSoftware } from '../../backend/software.ts'
import { groupThreads, mostTile } from '../limits.ts'
import { unitCount } from './shape.ts'

/** The cut of a training kernel's work. */
export interface Footprint {
  /** Fours of samples that are in work at once. */
  readonly quads: number
  /** Threads of a workgroup. */
  readonly threads: number
  /** Vectors of four float32 that a run takes: its tile, then the gradient's sums. */
  readonly vectors: number
}

/** The cut that a test fixes: the most quads of a tile, and the threads of a workgroup. */
export interface FootprintOptions {
  readonly quads?: number
  readonly threads?: number
}

/** Threads of a workgroup that trains one run, or of one whose threads train a run each. */
export const threadsOfGroup = (
  adapter: GPUAdapterInfo | undefined,
  runs: keyof typeof groupThreads,
): number => groupThreads[runs][isSoftware(adapter) ? 'software' : 'card']

/** A tile has as many even as odd quads, as they are summed apart. */
const even = (quads: number): number => 2 * Math.max(1, Math.ceil(quads / 2))

/** Tiles of equal size that take at most a megabyte each. How many threads there are and how samples are cut changes no bit. */
export function footprintOf(
  layout: Layout,
  samples: number,
  adapter: GPUAdapterInfo | undefined,
  options: FootprintOptions = {},
): Footprint {
  const needed = Math.ceil(samples / 4)
  const vectors = layout.inputs + 2 * unitCount(layout) + 2
  const fitting = even(Math.min(options.quads ?? mostTile.quads, Math.floor(mostTile.bytes / (16 * vectors))))
  const quads = even(Math.ceil(needed / Math.ceil(needed / fitting)))
  const threads = options.threads ?? threadsOfGroup(adapter, 'one')
  return { quads, vectors: vectors * quads + 2 * layout.size, threads }
}
