/** A JSON merge patch (RFC 7396) on the step before; the first step's is a whole experiment. */
export type Patch = Readonly<Record<string, unknown>>

/** Something drawn or written from a formula before the run. `formula` names a closed form of theory. */
export interface Prediction {
  readonly formula: string
  readonly arguments?: Readonly<Record<string, number>>
  readonly draw: 'path' | 'curve' | 'contour' | 'point' | 'threshold' | 'matrix' | 'number'
  readonly label: string
  /** Names of its points in their order, where it has several and they are told apart. */
  readonly points?: readonly string[]
  /**
   * Largest distance of a run from it: from the end that it foretells in weight space, the run's end from a path in the plane, a
   * number from what the run shows (5 % where nothing is said). A test walks every step and compares.
   */
  readonly within?: number
}

/** Names of the controls that a step can give into the hand. */
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

/** Controls that a step gives into the hand. */
export type ControlName = (typeof controlNames)[number]

/**
 * The pictures that a step can show: as its hero, which has most of the stage, or as an inset beside it. `src/pictures` has a file for
 * each, which says what it is.
 */
export const pictureNames = [
  'surface',
  'maps',
  'network',
  'inputs',
  'networks',
  'functions',
  'function',
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

/** Name of a picture. */
export type PictureName = (typeof pictureNames)[number]

/**
 * What a phrase of `watch` is about: a picture of the step as a whole; what is written in it, such as the name of a curve, a threshold,
 * a start or a stage; what a prediction draws in the plane, by its formula; the dips of the surface, or the line around its ground below a
 * level, that a number of the step counts; or a run there, the first one or that of a number from 1.
 * Runs are counted start by start, those of a start in the order of the algorithms.
 */
export type Mark =
  | PictureName
  | `${PictureName}: ${string}`
  | `prediction: ${string}`
  | 'dips'
  | 'level'
  | 'run'
  | `run: ${number}`

/** What `try` takes in hand: a control of the step, its dial, w₀ on a surface, the time line, or a picture that is read or pointed at. */
export type Tool = ControlName | PictureName | 'dial' | 'w₀' | 'timeline'
