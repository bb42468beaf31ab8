import type { Theme } from '../../math/picture/palette.ts'

/** A place of the program's space, (x, y, z); z is drawn upwards. */
export type Place = readonly [number, number, number]

/** The way of one walker, from its start to where it stands. */
export interface WayView {
  readonly id: string
  readonly color: string
  /** Index among the runs' dashes and marks. */
  readonly style: number
  readonly places: readonly Place[]
  /** Its steps end at places of their own: each has a small mark with its number. */
  readonly numbered: boolean
  /** Drawn with a fine pen: the ellipsoids around it say more. */
  readonly fine?: boolean
}

/** An ellipsoid, the image of the unit ball: `axes` are three columns of a map, one after the other. */
export interface EllipsoidView {
  readonly color: string
  readonly centre: Place
  readonly axes: readonly number[]
  /** 0 to 1. */
  readonly strength: number
}

/** Everything that stands in the picture of a polytope. Plain data: a change is a new object. */
export interface PolytopeContent {
  readonly theme: Theme
  readonly vertices: readonly Place[]
  readonly edges: readonly (readonly [number, number])[]
  /** Corners of a facet in order round it, and its outward normal. */
  readonly facets: readonly { readonly corners: readonly number[]; readonly normal: Place }[]
  readonly ways: readonly WayView[]
  readonly ellipsoids: readonly EllipsoidView[]
  /** The best vertex, and the direction in which the objective grows. */
  readonly optimum: { readonly at: Place; readonly label: string } | undefined
  readonly upward: Place
  readonly axes: readonly [string, string, string]
  /** The same text while the same polytope is shown: another one brings the camera home. */
  readonly opened: string
}
