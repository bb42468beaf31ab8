/** A JSON merge patch (RFC 7396) on the step before. For the first step it is a whole experiment. */
export type Patch = Readonly<Record<string, unknown>>

/** Something drawn or written from a formula before the run. `formula` is the id of a closed form in theory/formulas. */
export interface Prediction {
  readonly formula: string
  readonly arguments?: Readonly<Record<string, number>>
  readonly draw: 'path' | 'curve' | 'contour' | 'point' | 'threshold' | 'matrix' | 'number'
  readonly label: string
  /** The names of its points, in order, if it has several. */
  readonly points?: readonly string[]
  /**
   * Largest distance of a run from the prediction: between the end points in weight space, between the run's end and a path in the plane,
   * or between a number and the measured one (5 % by default). A test walks every step and compares.
   */
  readonly within?: number
}

/** The controls that a step can offer. */
export const controlNames = [
  'linearity',
  'residual',
  'activation',
  'width',
  'learning-rate',
  'steps',
  'start',
  'surface',
  'terrain',
  'label-corruption',
  'normalization',
  'seed',
] as const

export type ControlName = (typeof controlNames)[number]

/**
 * The pictures that a step can show, as its hero, which takes most of the stage, or as an inset. `src/pictures` has a file for each, with a
 * description.
 */
export const pictureNames = [
  'surface',
  'maps',
  'network',
  'inputs',
  'networks',
  'functions',
  'function',
  'pairs',
  'curve',
  'tilt',
  'matrix',
  'kernel',
  'kernel-by-angle',
  'modes',
  'spectrum',
  'gauge',
  'gaps',
  'sweep',
  'counts',
  'slice',
  'lines',
  'bend',
  'losses',
  'scores',
  'cloud',
  'columns',
  'walkers',
  'histogram',
  'scatter',
  'answers',
  'calls',
  'coordinates',
  'atlas',
  'polytope',
  'shadow',
] as const

export type PictureName = (typeof pictureNames)[number]

/**
 * What a phrase of `watch` refers to: a picture of the step; something written in it, such as the name of a curve, a
 * threshold, a start or a stage; what a prediction draws in the plane, by its formula; the dips of the surface, or the line
 * around its ground below a level, that a number of the step counts; or a run there, by its number from 1 (default 1). Runs
 * are counted start by start, and within a start in the order of the algorithms.
 */
export type Mark =
  | PictureName
  | `${PictureName}: ${string}`
  | `prediction: ${string}`
  | 'dips'
  | 'level'
  | 'run'
  | `run: ${number}`

/** What `try` uses: a control of the step, its dial, w₀ on a surface, the timeline, or a picture. */
export type Tool = ControlName | PictureName | 'dial' | 'w₀' | 'timeline'
