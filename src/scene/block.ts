import type { Extent } from '../experiment/spec/values/numbers.ts'

/**
 * The block of rock in world units: a to the right on [-1, 1], b away from the viewer, height up on [0, relief], its foot
 * below.
 */
export const block = { half: 1, relief: 0.6, foot: -0.16 } as const

/** A point (x, y, z) of the world, or of another three-dimensional space. */
export type Point = readonly [number, number, number]

export const worldX = (extent: Extent, a: number): number =>
  (2 * (a - extent.a[0])) / (extent.a[1] - extent.a[0]) - 1

export const worldZ = (extent: Extent, b: number): number =>
  1 - (2 * (b - extent.b[0])) / (extent.b[1] - extent.b[0])

/** Coordinate a at world x. */
export const planeA = (extent: Extent, x: number): number =>
  extent.a[0] + ((x + 1) / 2) * (extent.a[1] - extent.a[0])

export const planeB = (extent: Extent, z: number): number =>
  extent.b[0] + ((1 - z) / 2) * (extent.b[1] - extent.b[0])

/** Half the depth of the wall for a field of one row, as a fraction of the block's depth. */
const halfWall = 0.035

/** Returns the range of depth, in [0, 1] from front to back, that a field of `rows` rows fills. */
export const depthOf = (rows: number): readonly [number, number] =>
  rows === 1 ? [0.5 - halfWall, 0.5 + halfWall] : [0, 1]
