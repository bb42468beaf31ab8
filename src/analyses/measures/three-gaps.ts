import { at } from '../../math/at.ts'
import { computed } from '@preact/signals-core'
import { frameWork } from '../../engine/budget.ts'
import type { Engine } from '../../engine/types.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { isLinearized, placeOf } from '../../reference/measurement.ts'
import type { Gaps } from '../../reference/metric/gaps.ts'
import { isLinear } from '../../experiment/model/layout.ts'
import { objectiveFor } from '../../reference/objective/run-objective.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { textOf } from '../../store/cache/cache-keys.ts'
import type { Store } from '../../store/store.ts'
import type { ShownPoint } from '../shown-point.ts'
import type { Success } from '../../reference/metric/success.ts'

/** The two best weights found, by success R: R(w*), and R(ŵ) for the minimiser ŵ of the training loss. */
export interface Best {
  readonly inFamily: number
  readonly onSample: number
  /** w* and ŵ. */
  readonly vectors: readonly Float32Array[]
  /** Number of points from which the search started. */
  readonly searched: number
}

/** Number of other runs whose ends also start a search. */
const mostGuesses = 4

/** Milliseconds that the engine may take for one step before a newer one cancels it. */
const patience = 2000

/** Everything that the gaps of one run depend on, at the displayed point. */
export interface GapsInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly success: Success
  readonly point: ShownPoint
}

/**
 * Everything that the search for the family's best weights depends on. It starts at the end of the measured
 * run, then at those of the others.
 */
export interface SearchInput extends GapsInput {
  /** The family and the losses, as text. */
  readonly problem: string
  readonly runs: readonly (Trajectory | undefined)[]
}

/**
 * Returns whether no search can get stuck in a local minimum: the network, or the linearised run, is linear
 * in its weights, and its loss is convex in its outputs.
 */
function isConvex(experiment: TrainingExperiment, algorithm: number): boolean {
  if (isLinearized(experiment, { algorithm })) return true
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' && model.layout.layers.length === 1 && isLinear(model.layout)
}

/**
 * Returns what defines the family besides the model: where it is linearised, and the outputs that a centred
 * network subtracts.
 */
function familyOf(experiment: TrainingExperiment, run: Trajectory) {
  const { model } = experiment
  const linearized = isLinearized(experiment, run)
  const own = linearized || (model.kind === 'mlp' && model.centered)
  return [linearized, ...(own ? run.weights(0) : [])]
}

/**
 * The three gaps of a run at the displayed point. The float64 oracle searches for the two best weights once,
 * and again if runs, model, data or metric change; the reached loss follows the step at once.
 */
export function threeGaps(
  owner: AnalysisOwner,
  store: Store,
  point: () => ShownPoint | undefined,
  success: () => Success | undefined,
  isNeeded: () => boolean,
) {
  const input = (): GapsInput | undefined => {
    const { engine, training: experiment } = store
    const [shown, judged] = [point(), success()]
    return engine && experiment && shown && judged && { engine, experiment, success: judged, point: shown }
  }
  const run = computed(() => point()?.run)
  const problem = computed(() => {
    const { training } = store
    if (!training || !run.value) return undefined
    const { model, data, metric, seed } = training
    return textOf([model, data, metric, seed, success()?.id, familyOf(training, run.value)])
  })
  const search = new Analysis<SearchInput, Best>(owner, {
    input() {
      // The text of a large table is made only while it is needed.
      const asked = isNeeded() ? input() : undefined
      return asked && { ...asked, problem: problem.value ?? '', runs: store.runs }
    },
    key: ({ problem, point, runs }) => [problem, point.index, ...runs],
    ready: () => store.idle,
    fit: (of, now) => (of.problem === now.problem ? 'current' : 'invalid'),
    async task({ engine, experiment, success, point: { run }, runs }, { signal, before, show }) {
      const others = runs
        .flatMap((other) => (other && other !== run ? [other.finalWeights] : []))
        .filter((weights) => weights.every(Number.isFinite))
        .slice(0, mostGuesses)
      const end = run.finalWeights.every(Number.isFinite) ? run.finalWeights : run.weights(0)
      const ask = async (guess: readonly Float32Array[]): Promise<Best> => {
        const options = { metric: success.metric, run: placeOf(run), guess, signal }
        const { values, vectors = [] } = await engine.measure(experiment, end, 'gaps', options)
        const [model = NaN, metric = NaN] = values
        return { inFamily: model, onSample: model + metric, vectors, searched: 2 + guess.length }
      }
      const found = await ask(before?.vectors ?? [])
      if (others.length === 0 || isConvex(experiment, run.algorithm)) return found
      show(found)
      return ask([...found.vectors, ...others])
    },
  })
  const reach = new Analysis<GapsInput, number>(owner, {
    input() {
      const asked = input()
      return asked && asked.point.weights.length === buildTrainingProblem(asked.experiment).size
        ? asked
        : undefined
    },
    key: ({ experiment, success, point: { run, record } }) => [experiment, success.id, run, record],
    isNeeded,
    patience: () => patience,
    fit: () => 'current',
    task: reachedAt,
  })
  return {
    search,
    reach,
    /** The three gaps, which add up to the reached loss; `undefined` until something is found. */
    gaps: computed((): Gaps | undefined => {
      const [best, reached] = [search.value.value, reach.value.value]
      if (!best || reached === undefined) return undefined
      const inFamily = Math.min(best.inFamily, reached)
      return {
        model: inFamily,
        metric: best.onSample - inFamily,
        algorithm: reached - best.onSample,
      }
    }),
  }
}

/** Returns the success in float64 within a frame; for large networks, by the engine. */
async function reachedAt(
  { engine, experiment, success, point: { run, weights } }: GapsInput,
  { signal }: { readonly signal: AbortSignal },
): Promise<number> {
  const begin = run.weights(0)
  const algorithm = { linearized: isLinearized(experiment, run) }
  const problem = buildTrainingProblem(experiment)
  const objective = objectiveFor(problem, success.metric, { algorithm, weights: Float64Array.from(begin) })
  const { model, size } = problem
  const each = model.kind === 'network' ? model.layout.work : size
  if (each * objective.count <= frameWork.loss) return objective.value(Float64Array.from(weights))
  const options = { metric: success.metric, start: begin, run: placeOf(run), signal }
  const { values } = await engine.measure(experiment, weights, 'metric', options)
  return at(values, 0)
}

/**
 * Returns two sentences: what the best of the family means for an algorithm's runs, and how it was found from
 * `searched` points; `undefined` until it is found. Zero-one errors have no gradient to follow.
 */
export function gapWords(
  experiment: TrainingExperiment,
  algorithm: number,
  searched: number | undefined,
  { metric }: Success,
): string {
  const family = isLinearized(experiment, { algorithm }) ? 'linearisation' : 'network'
  const best = `Best in the family: the least that any weights of this ${family} give.`
  if (searched === undefined) return `${best} It is searched for.`
  if (metric.loss === 'zero-one')
    return `${best} Errors have no slope: the trained loss was minimised there, from ${searched} points; there may be better weights, so the model gap is at most this.`
  if (isConvex(experiment, algorithm))
    return `${best} The ${family} is linear in its weights and the loss is convex, so the search ends at the minimum.`
  return `${best} The least that Newton’s method found from ${searched} points; there may be better weights, so the model gap is at most this.`
}
