import { isBatchNormalized, type Layout } from '../../../experiment/model/layout.ts'
import { isSoftware } from '../../backend/software.ts'
import { groupThreads, mostTile, threadsOfUnit } from '../limits.ts'
import { tileRows } from './shape.ts'

/** How a training kernel's work is cut. */
export interface Footprint {
  /** Groups of four samples processed at once. */
  readonly quads: number
  /** Threads of a workgroup. */
  readonly threads: number
  /** Vectors of four float32 per run: its tile, then the gradient's sums. */
  readonly vectors: number
}

/** Overrides for tests: the most quads of a tile, and the threads of a workgroup. */
export interface FootprintOptions {
  readonly quads?: number
  readonly threads?: number
}

/** Threads of a workgroup that trains one run, or of one whose threads train a run each. */
export const threadsOfGroup = (
  adapter: GPUAdapterInfo | undefined,
  runs: keyof typeof groupThreads,
): number => groupThreads[runs][isSoftware(adapter) ? 'software' : 'card']

/** Rounds up to as many even as odd quads, which are summed separately. */
const even = (quads: number): number => 2 * Math.max(1, Math.ceil(quads / 2))

/** Most groups of four samples in a tile. */
const mostQuads = (layout: Layout, bytes: number): number =>
  Math.min(mostTile.quads, Math.floor(bytes / (16 * tileRows(layout))))

/** Most samples of a network that can be normalised together. */
export const mostTogether = (layout: Layout): number => 4 * mostQuads(layout, mostTile.together)

/**
 * Returns tiles of equal size of at most a megabyte each, or a single one if its samples are normalised
 * together. Neither the number of threads nor the cutting of samples changes a bit.
 */
export function footprintOf(
  layout: Layout,
  samples: number,
  adapter: GPUAdapterInfo | undefined,
  options: FootprintOptions = {},
): Footprint {
  const needed = Math.ceil(samples / 4)
  const together = isBatchNormalized(layout)
  const fitting = even(Math.min(options.quads ?? mostTile.quads, mostQuads(layout, mostTile.bytes)))
  const quads = even(together ? needed : Math.ceil(needed / Math.ceil(needed / fitting)))
  const threads = Math.max(options.threads ?? threadsOfGroup(adapter, 'one'), together ? threadsOfUnit : 1)
  return { quads, vectors: tileRows(layout) * quads + 2 * layout.size, threads }
}
