import type { RandomStream } from '../../math/statistics/random.ts'
import type { SampleFile } from './sample-file.ts'

/** One number that shapes a generator's data. */
export interface Parameter {
  readonly title: string
  readonly default: number
  readonly from: number
  readonly to: number
  readonly whole: boolean
}

/**
 * The draws of one part. Streams are named `data/PART/inputs`, `data/PART/noise` and `data/PART/targets`, with PART
 * 'train', 'test', 'shifted', or 'fresh/t' for the new samples of update t; index is the sample, lane the coordinate or output.
 */
export interface Draws {
  readonly inputs: RandomStream
  readonly noise: RandomStream
  readonly targets: RandomStream
}

/** The data that a generator is to make. */
export interface Request {
  readonly seed: number
  /** Columns before features. */
  readonly coordinates: number
  readonly outputs: number
  readonly parameters: Readonly<Record<string, number>>
  /** Makes the network that 'teacher' takes its targets from, as a function of a point. */
  readonly teacher: () => (point: readonly number[]) => readonly number[]
  /** Makes the function of a point that the data's formula is; NaN where it has no value. */
  readonly formula: () => (point: readonly number[]) => number
}

/**
 * A label or targets of a point: a value that moves with it, or a function of where it is. A shifted part takes the function at
 * where the point has moved to.
 */
export type Belonging<T> = T | ((point: readonly number[]) => T)

export interface LabelledPoint {
  readonly point: readonly number[]
  /** 0 up to the number of classes - 1. */
  readonly label: Belonging<number>
}

export interface TargetedPoint {
  readonly point: readonly number[]
  readonly targets: Belonging<readonly number[]>
}

/** Sample n of the count of a part, before noise. */
export type Sampler<T> = (n: number, count: number, draws: Draws, part: string) => T

interface Described {
  readonly id: string
  readonly title: string
  /** Columns before features; 'model' takes as many as the model has inputs. */
  readonly coordinates: number | 'model'
  /** Columns before features where the parameters decide, at most `coordinates`. */
  readonly columns?: (parameters: Readonly<Record<string, number>>) => number
  /** Names of its columns before features, where they were measured and have any. */
  readonly names?: readonly string[]
  /** Train samples by default. */
  readonly size: number
  /** Test samples by default; as many as in the train part where absent. */
  readonly testSize?: number
  /** Standard deviation of the noise by default. */
  readonly noise: number
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Pixels along each side of the square pictures that the inputs are, row-major from the upper left; absent where they are none. */
  readonly picture?: number
  /** The most samples of each part, where they are not drawn but given. */
  readonly given?: (parameters: Readonly<Record<string, number>>) => Record<'size' | 'testSize', number>
  /** Times that a part 'shifted' of the generator's own has the test samples; absent where it has none. */
  readonly copies?: number
  /** The formula of so many inputs by default; absent where the samples are of none. */
  readonly formula?: (inputs: number) => string
  /** The file that the samples are read from, where they are not drawn. */
  readonly file?: SampleFile
}

/** Points with a class. Noise N(0, noise²) is added to each coordinate after the class is known. */
export interface ClassGenerator extends Described {
  readonly task: 'classification'
  /** Number of classes for the parameters given. */
  classes(parameters: Readonly<Record<string, number>>): number
  make(request: Request): Sampler<LabelledPoint>
}

/** Points with targets. Noise N(0, noise²) is added to each target. */
export interface TargetGenerator extends Described {
  readonly task: 'regression'
  /** Number of targets; 'model' gives as many as the model has outputs. */
  readonly outputs: number | 'model'
  make(request: Request): Sampler<TargetedPoint>
}

/** A generator of either task. */
export type Generator = ClassGenerator | TargetGenerator
