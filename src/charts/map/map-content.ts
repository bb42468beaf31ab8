import type { AxisNames } from '../../math/picture/axis-names.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { Box } from '../../math/picture/declutter.ts'

/** A scalar field: values[j · na + i] at (a_i, b_j). */
export interface Field {
  readonly resolution: readonly [number, number]
  readonly extent: Extent
  readonly values: ArrayLike<number>
}

/** A run on a contour map: coordinates (a, b) of the plane, record by record. */
export interface MapPath {
  readonly color: string
  readonly dash: readonly number[]
  /** Index among the runs' marks. */
  readonly style: number
  readonly a: ArrayLike<number>
  readonly b: ArrayLike<number>
  /** The current record, fractional between two; the rest of the path is faint. */
  readonly at: number
}

/** One colour per point of a grid: RGBA bytes, point j·na + i at (a_i, b_j). */
export interface MapDrape {
  readonly resolution: readonly [number, number]
  readonly extent: Extent
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/** Many points of one colour. */
export interface MapDots {
  readonly color: string
  /** [point][2]: a and b. */
  readonly points: ArrayLike<number>
}

/** Everything on the map; `fraction` and `color` determine the colour of a value, as on the stage. */
export interface MapContent {
  readonly field: Field | undefined
  readonly ghost: Field | undefined
  readonly extent: Extent
  /** Height of a value, 0 at the bottom and 1 at the cut. */
  readonly fraction: (value: number) => number
  readonly color: (fraction: number) => readonly [number, number, number]
  /** Colours of the map that replace those of the values: RGBA bytes on their own grid. */
  readonly drape: MapDrape | undefined
  /** Each point of the field is a flat facet, without interpolation. */
  readonly facets?: boolean
  readonly levels: readonly { readonly value: number; readonly major: boolean }[]
  /** The value at which peaks are cut. */
  readonly cut: number
  readonly axes: AxisNames
  /** Boxes that cover parts of the map, in CSS pixels; numbers of the axes under them are left out. */
  readonly covered: readonly Box[]
  readonly dots?: MapDots | undefined
  readonly paths: readonly MapPath[]
  readonly curves: readonly {
    readonly color: string
    readonly dashed: boolean
    readonly fine?: boolean
    readonly bold?: boolean
    readonly points: readonly (readonly [number, number])[]
  }[]
  readonly marks: readonly {
    readonly a: number
    readonly b: number
    readonly label: string
    readonly color: string
    readonly shape: 'flag' | 'ring' | 'cross' | 'pin' | 'dot'
  }[]
  readonly starts: readonly {
    readonly a: number
    readonly b: number
    readonly label: string
    readonly color: string
    readonly far?: boolean
  }[]
}
