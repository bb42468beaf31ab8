import { finish, type Work } from '../../math/work.ts'
import type { Feature } from '../spec/features.ts'
import type { Dataset, Part } from './dataset.ts'
import { inputsOf } from './features.ts'

/** A sample before features. */
export interface Sample {
  readonly point: readonly number[]
  readonly targets: readonly number[]
  readonly weights?: readonly number[] | undefined
}

/** Numbers of columns, and the features that a model receives instead of the coordinates. */
export interface SampleShape extends Pick<Dataset, 'inputs' | 'outputs' | 'coordinates'> {
  readonly features: readonly Feature[] | undefined
}

/** Makes a part sample by sample, yielding after each one. */
function* makePart(
  { inputs, outputs, coordinates, features }: SampleShape,
  count: number,
  sampleAt: (n: number) => Sample,
): Work<Part> {
  const part = {
    count,
    inputs: new Float64Array(count * inputs),
    targets: new Float64Array(count * outputs),
    coordinates: new Float64Array(count * coordinates),
  }
  let all: Float64Array | undefined
  for (let n = 0; n < count; n++) {
    const { point, targets, weights } = sampleAt(n)
    part.inputs.set(inputsOf(point, features), n * inputs)
    part.targets.set(targets, n * outputs)
    part.coordinates.set(point, n * coordinates)
    if (weights) (all ??= new Float64Array(count * outputs)).set(weights, n * outputs)
    yield
  }
  return { ...part, weights: all }
}

/** Makes a part at once. */
export const madePart = (shape: SampleShape, count: number, sampleAt: (n: number) => Sample): Part =>
  finish(makePart(shape, count, sampleAt))

/** A part that is made when it is first read, or earlier in slices between frames. */
export class LazyPart {
  readonly count: number
  readonly #making: Work<Part>
  #part: Part | undefined

  constructor(shape: SampleShape, count: number, sampleAt: (n: number) => Sample) {
    this.count = count
    this.#making = makePart(shape, count, sampleAt)
  }

  get made(): boolean {
    return this.#part !== undefined
  }

  get value(): Part {
    let part = this.#part
    while (!part) part = this.#next()
    return part
  }

  /** Makes the remaining samples, yielding after each one. */
  *make(): Work<void> {
    while (!this.#part) {
      this.#next()
      yield
    }
  }

  #next(): Part | undefined {
    const step = this.#making.next()
    if (step.done) this.#part = step.value
    return this.#part
  }
}
