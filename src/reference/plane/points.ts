import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { scalingOf } from '../../experiment/start/scaling.ts'
import { constructStart, drawingStart } from '../../experiment/start/draw.ts'
import type { PlaceRequest } from './plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { baseOf, type BaseStart } from '../../experiment/spec/start.ts'
import type { PointRef } from '../../experiment/spec/point.ts'

/** Yields requests and receives their vectors, in the same order; yields nothing to rest. */
export type Asking<T> = Generator<PlaceRequest | undefined, T, readonly Float64Array[]>

/**
 * Points of weight space that are known only after training: the weights of runs, and starts made from them.
 * Every run is from the base of its start, never from a dragged w_0.
 */
export class Points {
  readonly #problem: TrainingProblem
  readonly #bases = new Map<number, Float64Array>()

  constructor(problem: TrainingProblem) {
    this.#problem = problem
  }

  /**
   * Returns w_0 of start `index` before it was dragged. It is rounded to float32, unless it is a scaled copy,
   * so that a function that scaling preserves is preserved to the last digits.
   * @throws ExperimentError for a start that refers to itself
   */
  *base(index: number, path: readonly number[] = []): Asking<Float64Array> {
    const known = this.#bases.get(index)
    if (known) return known
    const start = this.#problem.experiment.starts[index]
    if (!start) throw ExperimentError.at('starts', `there is no start ${index}`)
    if (path.includes(index)) throw ExperimentError.at(`starts[${index}].of`, 'the start refers to itself')
    const weights = yield* this.#made(baseOf(start, this.#problem.experiment.model), index, [...path, index])
    this.#bases.set(index, weights)
    return weights
  }

  /** Returns a run from its start's base: every `spacing`-th of its weights from w_0, and the last. */
  *path(start: number, algorithm: number, spacing: number): Asking<readonly Float64Array[]> {
    return yield { start, algorithm, weights: yield* this.base(start), steps: { spacing } }
  }

  /** Returns the referenced points, with units matched if requested; each run is requested once. */
  *all(references: readonly PointRef[], path: readonly number[] = []): Asking<Float64Array[]> {
    const matches = references.map((reference) => (Array.isArray(reference) ? undefined : reference.matched))
    const asked = [...references, ...matches.filter((match) => match !== undefined)]
    const points = yield* this.#ofRuns(asked, path)
    const found = points.slice(0, references.length)
    let next = references.length
    for (const [i, match] of matches.entries()) {
      const [one, other] = match ? [points[next++], points[i]] : []
      if (!match || !one || !other) continue
      const [matched = other] = yield { by: match.by, one, other, units: match.units }
      found[i] = matched
    }
    return found
  }

  *#ofRuns(references: readonly PointRef[], path: readonly number[]): Asking<Float64Array[]> {
    const points = references.map((reference): Float64Array | undefined =>
      Array.isArray(reference) ? Float64Array.from(reference) : undefined,
    )
    for (const [first, reference] of references.entries()) {
      if (Array.isArray(reference) || points[first]) continue
      const { start, algorithm } = reference
      const asked = references.flatMap((other, i) =>
        !Array.isArray(other) && other.start === start && other.algorithm === algorithm
          ? [{ i, step: other.step }]
          : [],
      )
      const weights = yield* this.base(start, path)
      const given = yield { start, algorithm, weights, steps: asked.map(({ step }) => step) }
      asked.forEach(({ i }, k) => (points[i] = given[k]))
    }
    return points.map((point) => point ?? new Float64Array(this.#problem.size))
  }

  *#made(start: BaseStart, index: number, path: readonly number[]): Asking<Float64Array> {
    switch (start.kind) {
      case 'random':
        return yield* drawingStart(this.#problem, start, index)
      case 'weights':
        return Float64Array.from(start.values, Math.fround)
      case 'construction':
        return constructStart(this.#problem, start.id, index)
      case 'scaled': {
        const [of = new Float64Array(this.#problem.size)] = yield* this.all([start.of], path)
        const scale = scalingOf(this.#problem, start)
        return of.map((weight, i) => weight * (scale[i] ?? 1))
      }
    }
  }
}
