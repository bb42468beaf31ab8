import type { Engine } from '../../engine/types.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { barrierOf } from '../../reference/oracle/run/path.ts'
import { isLinearized, placeOf } from '../../reference/measurement.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { ComparedPath, Comparison } from '../../reference/oracle/measure/comparison.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { sameItems } from '../../store/cache/same-items.ts'
import type { Store } from '../../store/store.ts'
import { similarityOf, trainedOnRandomLabels, untrainedNetworks } from './feature-similarity.ts'
import type { Pair } from '../shown-point.ts'

/** Points of each path. */
const points = 61

/** One stage of the work: its name, and a function that adds to the known results. */
interface Stage {
  readonly name: string
  readonly work: (known: Comparison) => Promise<Comparison>
}

const path = (id: ComparedPath['id'], values: Float64Array): ComparedPath => ({
  id,
  values,
  barrier: barrierOf(values),
})

/** Returns the widths of the hidden layers; empty for a closed-form function. */
function hiddenWidths(experiment: TrainingExperiment): number[] {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' ? model.layout.layers.slice(0, -1).map(({ outputs }) => outputs) : []
}

/** Splits the orders of all hidden layers by their widths. */
function ordersOf(values: Float64Array, widths: readonly number[]): number[][] {
  let from = 0
  return widths.map((width) => {
    from += width
    return [...values.subarray(from - width, from)]
  })
}

/**
 * Returns whether the runs are networks with units and features to compare; linearised ones have none of
 * their own.
 */
const areNetworks = (experiment: TrainingExperiment, { first, second }: Pair): boolean =>
  !isLinearized(experiment, first.run) && !isLinearized(experiment, second.run)

/**
 * Returns why no losses can be shown between the two, as a sentence; empty if their weights belong to the
 * same function: both runs are linearised at the same w_0, or neither is and nothing, or the same f_0, is
 * subtracted.
 */
export function pathRefusal(experiment: TrainingExperiment, pair: Pair): string {
  const { first, second } = pair
  const { model } = experiment
  const same = sameItems([...first.run.weights(0)], [...second.run.weights(0)])
  if (areNetworks(experiment, pair)) {
    const centered = model.kind === 'mlp' && model.centered
    return centered && !same
      ? 'There is no path: the model is centred, so each of the two runs subtracts the outputs of its own w₀, and no single loss holds along the way.'
      : ''
  }
  return isLinearized(experiment, first.run) && isLinearized(experiment, second.run) && same
    ? ''
    : 'There is no path: a linearised run is a function of its own, so no single loss holds along the way from one run to the other.'
}

/** Returns all stages of the work on a pair, slow ones last. */
function stagesOf(engine: Engine, experiment: TrainingExperiment, pair: Pair, signal: AbortSignal): Stage[] {
  const { first, second } = pair
  const { weights } = first
  const other = second.weights
  const whole = { start: first.run.weights(0), run: placeOf(first.run), signal }
  const widths = areNetworks(experiment, pair) ? hiddenWidths(experiment) : []
  const connected = pathRefusal(experiment, pair) === ''
  const losses = async (to: Float32Array) =>
    (await engine.measure(experiment, weights, 'path', { ...whole, other: to, points })).values
  const aligned = (by: 'weights' | 'activations'): Stage => ({
    name: `matching units by ${by}`,
    async work(known) {
      const found = await engine.measure(experiment, weights, 'alignment', { ...whole, other, by })
      const [matched = other] = found.vectors ?? []
      const orders = ordersOf(found.values, widths)
      return {
        ...known,
        paths: connected ? [...known.paths, path(by, await losses(matched))] : known.paths,
        matches: [...known.matches, { by, orders }],
      }
    },
  })
  const baselines = {
    untrained: untrainedNetworks(experiment),
    randomLabels: [] as readonly ArrayLike<number>[],
  }
  const train: Stage = {
    name: 'training on random labels',
    async work(known) {
      baselines.randomLabels = await trainedOnRandomLabels(engine, experiment, pair, signal)
      return known
    },
  }
  const straight: Stage = {
    name: 'the straight line',
    work: async (known) => ({ ...known, paths: [...known.paths, path('straight', await losses(other))] }),
  }
  const bent: Stage = {
    name: 'training a bent path',
    async work(known) {
      const { values } = await engine.measure(experiment, weights, 'connection', { ...whole, other, points })
      return { ...known, paths: [...known.paths, path('bent', values)] }
    },
  }
  return [
    ...(connected ? [straight] : []),
    ...(widths.length > 0 ? [aligned('weights'), aligned('activations')] : []),
    ...(widths.length > 0 ? [train] : []),
    ...widths.map((_, i): Stage => ({
      name: `similarity of layer ${i + 1}`,
      async work(known) {
        const found = await similarityOf(engine, experiment, pair, baselines, i + 1, signal)
        return { ...known, similarities: [...known.similarities, found] }
      },
    })),
    ...(connected ? [bent] : []),
  ]
}

/**
 * Everything that a comparison of two runs depends on; `pair` is `undefined` if one of them is not trained.
 */
export interface ComparisonInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly pair: Pair | undefined
}

/** The known part of a comparison, and why there is no path between the runs; empty if there may be one. */
export interface RunComparison {
  readonly known: Comparison
  readonly refusal: string
}

/**
 * The comparison of two runs, made on request. Its result stays until the next request, stale for other runs,
 * another step or no pair.
 */
export const runComparison = (
  owner: AnalysisOwner,
  store: Store,
  pair: () => Pair | undefined,
  isNeeded: () => boolean,
) =>
  new Analysis<ComparisonInput, RunComparison>(owner, {
    manual: true,
    input() {
      const { engine, training: experiment } = store
      return engine && experiment && { engine, experiment, pair: pair() }
    },
    // A run object stands for everything it was trained with.
    key: ({ pair }) => (pair ? [pair.first.run, pair.first.record, pair.second.run, pair.second.record] : []),
    isNeeded,
    fit: () => 'stale',
    async task({ engine, experiment, pair }, { signal, show, progress }) {
      if (!pair) throw new Error('There are no two runs to compare.')
      const refusal = pathRefusal(experiment, pair)
      let known: Comparison = { paths: [], matches: [], similarities: [] }
      const stages = stagesOf(engine, experiment, pair, signal)
      for (const [i, { name, work }] of stages.entries()) {
        show({ known, refusal })
        progress(i / stages.length, name)
        known = await work(known)
        signal.throwIfAborted()
      }
      return { known, refusal }
    },
  })
