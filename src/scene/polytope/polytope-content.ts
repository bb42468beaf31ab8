import type { Point } from '../block.ts'
import type { Theme } from '../../math/picture/palette.ts'

/** The path of one walker, from its start to its place at the current step. */
export interface WayView {
  readonly id: string
  readonly color: string
  /** Index among the runs' dashes and marks. */
  readonly style: number
  readonly places: readonly Point[]
  /** Its steps end at separate places, each with a small mark and its number. */
  readonly numbered: boolean
  /** Drawn with a fine pen, because the ellipsoids around it show more. */
  readonly fine?: boolean
}

/** An ellipsoid, the image of the unit ball: `axes` are three columns of a map, one after the other. */
export interface EllipsoidView {
  readonly color: string
  readonly centre: Point
  readonly axes: readonly number[]
  /** 0 to 1. */
  readonly strength: number
}

/** The picture of a polytope, in points of the program's space, whose z is drawn upwards. Plain data: a change is a new object. */
export interface PolytopeContent {
  readonly theme: Theme
  readonly vertices: readonly Point[]
  readonly edges: readonly (readonly [number, number])[]
  /** Corners of a facet in order around it, and its outward normal. */
  readonly facets: readonly { readonly corners: readonly number[]; readonly normal: Point }[]
  readonly ways: readonly WayView[]
  readonly ellipsoids: readonly EllipsoidView[]
  /** The best vertex, and the direction in which the objective grows. */
  readonly optimum: { readonly at: Point; readonly label: string } | undefined
  readonly upward: Point
  readonly axes: readonly [string, string, string]
  /** Equal while the same polytope is shown: another one moves the camera home. */
  readonly opened: string
}
