import type { GapsView } from '../elements/charts/bl-gap-bar.ts'
import type { Engine } from '../engine/types.ts'
import { buildProblem } from '../experiment/problem.ts'
import { issuesOf } from '../experiment/spec/error.ts'
import { isLinearized, placeOf } from '../experiment/measurement.ts'
import { isLinear } from '../experiment/model/layout.ts'
import { objectiveFor } from '../experiment/objective/run-objective.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { textOf } from '../store/cache-keys.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Presenter } from '../view/presenter.ts'
import { sameItems } from '../store/same-items.ts'
import { shownPoint, type ShownPoint } from './shown-point.ts'
import type { Success } from '../experiment/metric/success.ts'

/** The two best weights that were found, by success R: R(w*), and R(ŵ) of the best for the training loss. */
interface Found {
  readonly inFamily: number
  readonly onSample: number
  /** w* and ŵ. */
  readonly vectors: readonly Float32Array[]
}

/** Runs besides the chosen one whose ends are searched from too. */
const mostGuesses = 4

/** Milliseconds that the engine may take for one step before a newer one cancels it. */
const patience = 2000
/** Multiply-adds of a loss up to which it is computed within a frame, without a trip to the engine. */
const mostAtOnce = 2e7

/**
 * Whether no search can be caught in a local minimum: the network, or the linearised run of an algorithm, is linear in its weights, and
 * its loss convex in its outputs.
 */
export function isConvex(experiment: Experiment, algorithm: number): boolean {
  if (isLinearized(experiment, { algorithm })) return true
  const { model } = buildProblem(experiment)
  return model.kind === 'mlp' && model.layout.layers.length === 1 && isLinear(model.layout)
}

/** What the family depends on besides the model: whose linearisation it is, and the outputs that a centred network subtracts. */
function familyOf(experiment: Experiment, run: Trajectory) {
  const { model } = experiment
  const linearized = isLinearized(experiment, run)
  const own = linearized || (model.kind === 'mlp' && model.centered)
  return [linearized, ...(own ? run.weights(0) : [])]
}

/**
 * The three gaps of a run at the step that is shown. The two best weights are searched for once, by the float64 oracle, and again
 * where runs, model, data or metric have changed; the loss that was reached follows the step at once.
 */
export class ThreeGaps {
  /** Why there are none. */
  fault = ''
  #found: Found | undefined
  /** What the search was for, as text. */
  #problem: { readonly from: readonly unknown[]; readonly key: string } = { from: [], key: '' }
  #asked: readonly unknown[] = []
  #reaching: readonly unknown[] = []
  #reached: { readonly value: number; readonly first: number } | undefined
  readonly #onChange: () => void
  readonly #search = new LatestTask(
    (error) => {
      this.fault = issuesOf(error)[0]?.message ?? ''
      this.#onChange()
    },
    () => this.#onChange(),
  )

  readonly #asking = new LatestTask(() => undefined)

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get busy(): boolean {
    return !this.#search.idle
  }

  /** Place of the algorithm whose run is measured. */
  algorithm = 0
  /** From how many points the best weights were searched for. */
  searched = 0

  /** undefined until something was found. Together they are the loss that was reached. */
  get gaps(): GapsView | undefined {
    const [found, reached] = [this.#found, this.#reached?.value]
    if (!found || reached === undefined) return undefined
    const best = Math.min(found.inFamily, reached)
    return { model: best, metric: found.onSample - best, algorithm: reached - found.onSample }
  }

  /** Success at w_0 of the run. */
  get whole(): number {
    return this.#reached?.first ?? 0
  }

  /** Follows the step, and searches anew where runs or what they learn have changed. */
  update(presenter: Presenter, chosen: number | undefined, success: Success): void {
    const { experiment, engine, idle, runs } = presenter.store
    const point = shownPoint(presenter, chosen)
    const key = this.#keyOf(experiment, success, point)
    if (point) this.algorithm = point.run.algorithm
    this.#reach(engine, experiment, point, success)
    const asked = [key, point?.index, ...runs]
    if (!point || !engine || !idle || sameItems(asked, this.#asked)) return
    this.#asked = asked
    this.fault = ''
    this.#search.submit((signal) => this.#find(engine, experiment, success, point, runs, signal))
  }

  /** Says what is searched in; what was found in another problem is forgotten. */
  #keyOf(experiment: Experiment, { id }: Success, point: ShownPoint | undefined): string {
    const from = [experiment, id, point?.run]
    if (!point || sameItems(from, this.#problem.from)) return this.#problem.key
    const { model, data, metric, seed } = experiment
    const key = textOf([model, data, metric, seed, id, familyOf(experiment, point.run)])
    if (key !== this.#problem.key) {
      this.#found = undefined
      this.#search.cancel()
    }
    this.#problem = { from, key }
    return key
  }

  /** Ends the search; it begins anew when it is wanted again. */
  stop(): void {
    if (this.busy) this.#asked = []
    this.#search.cancel()
  }

  /** What was reached, in float64 within the frame; of large networks by the engine, the newest step last. */
  #reach(
    engine: Engine | undefined,
    experiment: Experiment,
    point: ShownPoint | undefined,
    success: Success,
  ): void {
    const keys = [experiment, point?.run, point?.record, success.id]
    if (sameItems(keys, this.#reaching)) return
    this.#reaching = keys
    const problem = buildProblem(experiment)
    if (point?.weights.length !== problem.size) {
      this.#reached = undefined
      return
    }
    const { run, weights } = point
    const begin = run.weights(0)
    const algorithm = { linearized: isLinearized(experiment, run) }
    const objective = objectiveFor(problem, success.metric, { algorithm, weights: Float64Array.from(begin) })
    if (objective.size * objective.count <= mostAtOnce) {
      const [value, first] = [weights, begin].map((at) => objective.value(Float64Array.from(at)))
      this.#reached = { value: value ?? NaN, first: first ?? NaN }
    } else if (engine)
      this.#asking.submit(async (signal) => {
        const lossAt = async (at: Float32Array) => {
          const options = { metric: success.metric, start: begin, run: placeOf(run), signal }
          const { values } = await engine.measure(experiment, at, 'metric', options)
          return values[0] ?? NaN
        }
        const [value, first] = [await lossAt(weights), await lossAt(begin)]
        if (signal.aborted) return
        this.#reached = { value, first }
        this.#onChange()
      }, patience)
  }

  /** First from the chosen run alone, then from the ends of the others and what was found before. */
  async #find(
    engine: Engine,
    experiment: Experiment,
    success: Success,
    { run }: ShownPoint,
    runs: readonly (Trajectory | undefined)[],
    signal: AbortSignal,
  ): Promise<void> {
    const others = runs
      .flatMap((other) => (other && other !== run ? [other.finalWeights] : []))
      .filter((weights) => weights.every(Number.isFinite))
      .slice(0, mostGuesses)
    const end = run.finalWeights.every(Number.isFinite) ? run.finalWeights : run.weights(0)
    const ask = async (guess: readonly Float32Array[]) => {
      const { values, vectors = [] } = await engine.measure(experiment, end, 'gaps', {
        metric: success.metric,
        run: placeOf(run),
        guess,
        signal,
      })
      if (signal.aborted) return
      const [model = NaN, metric = NaN] = values
      this.#found = { inFamily: model, onSample: model + metric, vectors }
      this.searched = 2 + guess.length
      this.#onChange()
    }
    await ask(this.#found?.vectors ?? [])
    const convex = isConvex(experiment, run.algorithm)
    if (!signal.aborted && others.length > 0 && !convex)
      await ask([...(this.#found?.vectors ?? []), ...others])
  }
}
