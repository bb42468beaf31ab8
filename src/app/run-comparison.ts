import type { ComparedPath, ComparisonView } from '../elements/charts/comparison-view.ts'
import type { Engine } from '../engine/types.ts'
import { buildProblem } from '../experiment/problem.ts'
import { issuesOf } from '../experiment/spec/error.ts'
import { barrierOf } from '../experiment/oracle/run/path.ts'
import { isLinearized, placeOf } from '../experiment/measurement.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { similarityOf, trainedOnRandomLabels, untrainedNetworks } from './feature-similarity.ts'
import { LatestTask } from '../store/latest-task.ts'
import { sameItems } from '../store/same-items.ts'
import type { ShownPoint } from './shown-point.ts'

/** Points of each path. */
const points = 61

/** Two runs at a step each. */
export interface Pair {
  readonly first: ShownPoint
  readonly second: ShownPoint
}

/** Something to compute: what it is called, and what it adds to the view. */
interface Stage {
  readonly name: string
  readonly work: (view: ComparisonView) => Promise<ComparisonView>
}

const path = (id: ComparedPath['id'], values: Float64Array): ComparedPath => ({
  id,
  values,
  barrier: barrierOf(values),
})

/** Widths of the hidden layers; none of a closed-form function. */
function hiddenWidths(experiment: Experiment): number[] {
  const { model } = buildProblem(experiment)
  return model.kind === 'mlp' ? model.layout.layers.slice(0, -1).map(({ outputs }) => outputs) : []
}

/** The orders of one hidden layer after the other, each of its own width. */
function ordersOf(values: Float64Array, widths: readonly number[]): number[][] {
  let from = 0
  return widths.map((width) => {
    from += width
    return [...values.subarray(from - width, from)]
  })
}

/** Whether the runs are networks, whose units and features can be compared: linearised ones have none of their own. */
const areNetworks = (experiment: Experiment, { first, second }: Pair): boolean =>
  !isLinearized(experiment, first.run) && !isLinearized(experiment, second.run)

/**
 * Why no loss stands between the two: weights are of one function where both runs are linearised at one w_0, or neither is and
 * nothing, or the same f_0, is subtracted. Empty where there is such a function.
 */
export function pathRefusal(experiment: Experiment, pair: Pair): string {
  const { first, second } = pair
  const { model } = experiment
  const same = sameItems([...first.run.weights(0)], [...second.run.weights(0)])
  if (areNetworks(experiment, pair)) {
    const centered = model.kind === 'mlp' && model.centered
    return centered && !same
      ? 'There is no path: the model is centred, so each of the two runs subtracts the outputs of its own w₀, and no one loss holds along the way.'
      : ''
  }
  return isLinearized(experiment, first.run) && isLinearized(experiment, second.run) && same
    ? ''
    : 'There is no path: a linearised run is a function of its own, so that no one loss holds along the way from one run to the other.'
}

/** All that there is to compute about a pair, what takes long at the end. */
function stagesOf(engine: Engine, experiment: Experiment, pair: Pair, signal: AbortSignal): Stage[] {
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
    async work(view) {
      const found = await engine.measure(experiment, weights, 'alignment', { ...whole, other, by })
      const [matched = other] = found.vectors ?? []
      const orders = ordersOf(found.values, widths)
      return {
        ...view,
        paths: connected ? [...view.paths, path(by, await losses(matched))] : view.paths,
        matches: [...view.matches, { by, orders }],
      }
    },
  })
  const baselines = {
    untrained: untrainedNetworks(experiment),
    randomLabels: [] as readonly ArrayLike<number>[],
  }
  const train: Stage = {
    name: 'training on random labels',
    async work(view) {
      baselines.randomLabels = await trainedOnRandomLabels(engine, experiment, pair, signal)
      return view
    },
  }
  const straight: Stage = {
    name: 'the straight line',
    work: async (view) => ({ ...view, paths: [...view.paths, path('straight', await losses(other))] }),
  }
  const bent: Stage = {
    name: 'training a bent path',
    async work(view) {
      const { values } = await engine.measure(experiment, weights, 'connection', { ...whole, other, points })
      return { ...view, paths: [...view.paths, path('bent', values)] }
    },
  }
  return [
    ...(connected ? [straight] : []),
    ...(widths.length > 0 ? [aligned('weights'), aligned('activations')] : []),
    ...(widths.length > 0 ? [train] : []),
    ...widths.map((_, i): Stage => ({
      name: `similarity of layer ${i + 1}`,
      async work(view) {
        const found = await similarityOf(engine, experiment, pair, baselines, i + 1, signal)
        return { ...view, similarities: [...view.similarities, found] }
      },
    })),
    ...(connected ? [bent] : []),
  ]
}

const nothing: ComparisonView = { paths: [], matches: [], similarities: [] }

/** Compares two runs when it is asked to; what was found stays until it is asked again. */
export class RunComparison {
  view: ComparisonView = nothing
  /** What is under way, and how much is done (0 to 1). */
  stage = ''
  done = 0
  /** Why there is no more of it. */
  fault = ''
  #asked: readonly unknown[] = []
  readonly #onChange: () => void
  readonly #work = new LatestTask(
    (error) => {
      this.fault = issuesOf(error)[0]?.message ?? ''
      this.#onChange()
    },
    () => this.#onChange(),
  )

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get running(): boolean {
    return !this.#work.idle
  }

  /** What was found belongs to other runs, another step or another experiment. */
  isStale(pair: Pair | undefined): boolean {
    return this.view !== nothing && !(pair && sameItems(keysOf(pair), this.#asked))
  }

  start(engine: Engine, experiment: Experiment, pair: Pair): void {
    this.fault = pathRefusal(experiment, pair)
    this.#asked = keysOf(pair)
    this.#work.submit(async (signal) => {
      this.view = nothing
      const stages = stagesOf(engine, experiment, pair, signal)
      let view = nothing
      for (const [i, { name, work }] of stages.entries()) {
        this.stage = name
        this.done = i / stages.length
        this.#onChange()
        view = await work(view)
        if (signal.aborted) return
        this.view = view
      }
      this.#onChange()
    })
  }

  /** Ends what is under way; what was found stays. */
  stop(): void {
    this.#work.cancel()
  }
}

/** A run stands for all that it was trained with. */
const keysOf = ({ first, second }: Pair): unknown[] => [first.run, first.record, second.run, second.record]
