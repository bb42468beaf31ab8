import { isBatchNormalized, type Layout } from '../../../experiment/model/layout.ts'
import { isSoftware } from '../../backend/software.ts'
import { groupThreads, mostTile, threadsOfUnit } from '../limits.ts'
import { tileRows } from './shape.ts'

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

/** Fours of samples that a tile may hold. */
const mostQuads = (layout: Layout, bytes: number): number =>
  Math.min(mostTile.quads, Math.floor(bytes / (16 * tileRows(layout))))

/** The most samples of a network that are normalised together. */
export const mostTogether = (layout: Layout): number => 4 * mostQuads(layout, mostTile.together)

/**
 * Tiles of equal size that take at most a megabyte each, or one where its samples are normalised together. How many threads there are and
 * how samples are cut changes no bit.
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
