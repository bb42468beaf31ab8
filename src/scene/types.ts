import type { AxisNames } from '../math/picture/axis-names.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import type { Extent } from '../experiment/spec/values/numbers.ts'
import type { HeightScale } from '../math/height-scale.ts'
import type { Terrain } from '../reference/results.ts'
import type { Theme } from '../math/picture/palette.ts'

/** One run as the stage draws it. Arrays run over records; nothing is copied. */
export interface PathView {
  readonly id: string
  readonly label: string
  /** CSS colour, and index of the run's dashes and marker. */
  readonly color: string
  readonly style: number
  readonly a: Float32Array
  readonly b: Float32Array
  readonly loss: Float32Array
  readonly distance: Float32Array
  /** The same object if the same run is drawn in another plane. */
  readonly run?: object | undefined
  /** Record of the current step's marker, which may be fractional. The path is faint beyond it. */
  readonly at: number
}

/** A w_0 on the stage: place (a, b), true loss, and name. `index` is the start's. */
export interface StartView {
  readonly index: number
  readonly label: string
  readonly a: number
  readonly b: number
  readonly loss: number
  readonly color: string
  /** The user cannot move the start. */
  readonly fixed?: boolean
  /** It lies mostly off the plane: where it is drawn, near the plane's origin, says little. */
  readonly far?: boolean
  /** The same object if the same w_0 is drawn in another plane. */
  readonly run?: object | undefined
}

/** A curve in the plane, draped on the surface: a predicted rail, a basin's edge. NaN breaks it. */
export interface CurveView {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly dashed: boolean
  /** Drawn with a fine pen, as one of many. */
  readonly fine?: boolean
  /** Its points are single steps, joined straight through space like the records of a run. */
  readonly steps?: boolean
  /** Drawn with a broad pen, for the arrow of a run's step. */
  readonly bold?: boolean
  readonly points: readonly (readonly [number, number])[]
}

/** A mark at a point: a predicted end, the flattest minimum, a dip, the pin of a guess. */
export interface MarkView {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly a: number
  readonly b: number
  readonly shape: 'flag' | 'ring' | 'cross' | 'pin' | 'dot'
  /** Number of the pin, from 0, if it may be moved. */
  readonly pin?: number | undefined
  /** It is one of several that a number counts. */
  readonly isCounted?: boolean
}

/** Colours laid over the surface, on a grid of their own. Each point of the surface has the colour of the nearest grid point. */
export interface DrapeView {
  readonly resolution: readonly [number, number]
  readonly extent: Extent
  /** RGBA bytes; point j·na + i lies at (a_i, b_j). Transparent colours let the surface's own through. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/** Everything on the stage. Plain data: a change is a new object. */
export interface StageContent {
  readonly terrain: Terrain | undefined
  /** The terrain before the last toggle, whose contours stay as a ghost. */
  readonly ghost: Terrain | undefined
  readonly extent: Extent
  readonly scale: HeightScale
  readonly colors: 'strata' | 'viridis' | 'cividis'
  /** Each point of the grid is a flat facet, without interpolation, for a metric that jumps. */
  readonly facets?: boolean
  /** The plane is the whole weight space: everything on it lies on the surface as drawn. */
  readonly whole?: boolean
  /** Colours of the surface that replace those of its height. */
  readonly drape?: DrapeView | undefined
  readonly theme: Theme
  readonly axes: AxisNames & { readonly height: string }
  /** The camera's view; by default the home view. Another value moves the camera there. */
  readonly camera?: CameraSpec | undefined
  /** The opened experiment, until it is changed: for another object, the home view is chosen again by what is on the stage. */
  readonly opened?: object | undefined
  /** All stages side by side with a common camera, including this one: the home view shows what is on any of them. */
  readonly beside?: readonly StageContent[] | undefined
  /** The question on it is open. */
  readonly asked?: boolean
  /** A drag draws a box of the plane; with Shift it always does. */
  readonly boxing?: boolean
  /** A click points at the surface; with Alt it always does. */
  readonly pointing?: boolean
  /** A click points at the surface, and no key ends that. */
  readonly placing?: boolean
  readonly paths: readonly PathView[]
  readonly starts: readonly StartView[]
  readonly curves: readonly CurveView[]
  readonly marks: readonly MarkView[]
}

/** Returns true if a click points at the surface. */
export const isPointed = (content: StageContent | undefined): boolean =>
  content?.pointing === true || content?.placing === true

export interface StartEvents {
  /** The w_0 of a start is dragged; many times a second. */
  readonly onStartInput: (index: number, a: number, b: number) => void
  readonly onStartChange: (index: number, a: number, b: number) => void
  readonly onStartAdd: (a: number, b: number) => void
  readonly onStartRemove: (index: number) => void
  /** A marker is pressed, so that its start gets the keyboard focus. */
  readonly onStartPress: (index: number) => void
  /** A pointer reaches a start's marker, or leaves it (undefined). */
  readonly onStartHover: (index: number | undefined) => void
}

export interface PinEvents {
  /** A pin moves to (a, b); many times a second during a drag. */
  readonly onPinInput: (index: number, a: number, b: number) => void
  /** A pin is pressed, so that it gets the keyboard focus. */
  readonly onPinPress: (index: number) => void
}

export interface BoxEvents {
  /** A box is complete; undefined if the request for one was cancelled. */
  readonly onBox: (box: Extent | undefined) => void
}

export interface PointEvents {
  /** A point is clicked; undefined if the request for one was cancelled. */
  readonly onPoint: (point: readonly [number, number] | undefined) => void
}

export interface StageEvents extends StartEvents, PinEvents, BoxEvents, PointEvents {
  /** A gesture or a button moves the camera, at most once a frame; `resting` when it stops. */
  readonly onCamera: (camera: CameraSpec, resting: boolean) => void
}
