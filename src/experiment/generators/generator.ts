import type { RandomStream } from '../../math/statistics/random.ts'
import type { SampleFile } from './sample-file.ts'

/** A number that shapes a generator's data. */
export interface Parameter {
  readonly title: string
  readonly default: number
  readonly from: number
  readonly to: number
  readonly whole: boolean
}

/**
 * Random streams of one part, named `data/PART/inputs`, `data/PART/noise` and `data/PART/targets`, with PART 'train', 'test', 'shifted', or
 * 'fresh/t' for the new samples of update t. The index is the sample, and the lane is the coordinate or output.
 */
export interface Draws {
  readonly inputs: RandomStream
  readonly noise: RandomStream
  readonly targets: RandomStream
}

/** The data requested from a generator. */
export interface Request {
  readonly seed: number
  /** Number of columns before features. */
  readonly coordinates: number
  readonly outputs: number
  readonly parameters: Readonly<Record<string, number>>
  /** Makes the teacher network, as a function of a point. */
  readonly teacher: () => (point: readonly number[]) => readonly number[]
  /** Makes the data's formula, as a function of a point; NaN if it has no value there. */
  readonly formula: () => (point: readonly number[]) => number
}

/**
 * The label or targets of a point: a value that moves with it, or a function of its place. In a shifted set, the function is evaluated at
 * the moved point.
 */
export type Belonging<T> = T | ((point: readonly number[]) => T)

export interface LabelledPoint {
  readonly point: readonly number[]
  /** 0 to the number of classes - 1. */
  readonly label: Belonging<number>
}

export interface TargetedPoint {
  readonly point: readonly number[]
  readonly targets: Belonging<readonly number[]>
}

/** Returns sample n of a part with `count` samples, before noise. */
export type Sampler<T> = (n: number, count: number, draws: Draws, part: string) => T

interface Described {
  readonly id: string
  readonly title: string
  /** Number of columns before features; 'model' means one for each input of the model. */
  readonly coordinates: number | 'model'
  /** Number of columns before features if it depends on the parameters, at most `coordinates`. */
  readonly columns?: (parameters: Readonly<Record<string, number>>) => number
  /** Names of the columns before features; absent if the data were not measured. */
  readonly names?: readonly string[]
  /** Default number of training samples. */
  readonly size: number
  /** Default number of test samples; if absent, the size of the training set. */
  readonly testSize?: number
  /** Default standard deviation of the noise. */
  readonly noise: number
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Pixels along each side if the inputs are square images, row-major from the upper left; absent otherwise. */
  readonly picture?: number
  /** Greatest number of samples of each part if they are given instead of drawn. */
  readonly given?: (parameters: Readonly<Record<string, number>>) => Record<'size' | 'testSize', number>
  /** How many times the generator's own 'shifted' set repeats the test set; absent if it has none. */
  readonly copies?: number
  /** Default formula of this number of inputs; absent if the samples do not come from a formula. */
  readonly formula?: (inputs: number) => string
  /** The file that contains the samples, if they are not drawn. */
  readonly file?: SampleFile
}

/** A generator of points with a class. Noise N(0, noise²) is added to each coordinate after the class is set. */
export interface ClassGenerator extends Described {
  readonly task: 'classification'
  /** Returns the number of classes for these parameters. */
  classes(parameters: Readonly<Record<string, number>>): number
  make(request: Request): Sampler<LabelledPoint>
}

/** A generator of points with targets. Noise N(0, noise²) is added to each target. */
export interface TargetGenerator extends Described {
  readonly task: 'regression'
  /** Number of targets; 'model' means one for each output of the model, and 'inputs' one for each column before features. */
  readonly outputs: number | 'model' | 'inputs'
  make(request: Request): Sampler<TargetedPoint>
}

export type Generator = ClassGenerator | TargetGenerator
