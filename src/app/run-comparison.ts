import type { ComparedPath, ComparisonView } from '../elements/comparison-view.ts'
import type { Engine } from '../engine/types.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import { issuesOf } from '../experiment/error.ts'
import { barrierOf } from '../experiment/oracle/path.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { similarityOf, trainedOnRandomLabels, untrainedNetworks } from './feature-similarity.ts'
import { Latest } from './latest.ts'
import { sameItems } from './same-items.ts'
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

/** All that there is to compute about a pair, what takes long at the end. */
function stagesOf(engine: Engine, experiment: Experiment, pair: Pair, signal: AbortSignal): Stage[] {
  const { first, second } = pair
  const { weights } = first
  const other = second.weights
  const start = first.run.start
  const widths = hiddenWidths(experiment)
  const losses = async (to: Float32Array) =>
    (await engine.measure(experiment, weights, 'path', { other: to, start, points, signal })).values
  const aligned = (by: 'weights' | 'activations'): Stage => ({
    name: `matching units by ${by}`,
    async work(view) {
      const found = await engine.measure(experiment, weights, 'alignment', { other, by, start, signal })
      const [matched = other] = found.vectors ?? []
      const orders = ordersOf(found.values, widths)
      return {
        ...view,
        paths: [...view.paths, path(by, await losses(matched))],
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
  return [
    {
      name: 'the straight line',
      work: async (view) => ({ ...view, paths: [...view.paths, path('straight', await losses(other))] }),
    },
    ...(widths.length > 0 ? [aligned('weights'), aligned('activations')] : []),
    ...(widths.length > 0 ? [train] : []),
    ...widths.map((_, i): Stage => ({
      name: `similarity of layer ${i + 1}`,
      async work(view) {
        const found = await similarityOf(engine, experiment, pair, baselines, i + 1, signal)
        return { ...view, similarities: [...view.similarities, found] }
      },
    })),
    {
      name: 'training a bent path',
      async work(view) {
        const options = { other, start, points, signal }
        const { values } = await engine.measure(experiment, weights, 'connection', options)
        return { ...view, paths: [...view.paths, path('bent', values)] }
      },
    },
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
  readonly #work = new Latest(
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
    this.fault = ''
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
