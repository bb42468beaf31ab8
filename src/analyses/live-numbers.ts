import { computed } from '@preact/signals-core'
import type { Engine } from '../engine/types.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { Numbers, Terrain, Trajectory } from '../reference/results.ts'
import { Analysis } from '../store/analysis.ts'
import { studiedKey } from '../store/cache/cache-keys.ts'
import { sameItems } from '../store/cache/same-items.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { recordAt } from '../store/playback.ts'
import type { Store } from '../store/store.ts'
import { quantityEntry } from '../theory/quantity/catalogue/index.ts'
import type { QuantityCost } from '../theory/quantity/catalogue/entry.ts'
import {
  fieldOf,
  leavesOf,
  valueOf,
  type Expression,
  type Leaf,
  type NamedNumber,
} from '../theory/quantity/expression.ts'
import { quantityNow } from '../theory/quantity/index.ts'
import { numberOf } from '../theory/quantity/quantity.ts'
import type { Answers, QuantitySource } from '../theory/quantity/source.ts'
import { isOfSurface } from '../theory/quantity/surface/names.ts'
import { sweepQuantityOf } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import { engineAnswers } from './engine-answers.ts'

/** The tracked sources of live numbers. */
export interface LiveSource {
  /** The stores of the stages, the main one first. */
  readonly stores: () => readonly Store[]
  /** The step on the timeline. */
  readonly step: () => number
  /** The known points of the step's sweep. */
  readonly points: () => readonly SweepPoint[]
  /** The displayed numbers; empty while answers are hidden. */
  readonly expressions: () => readonly Expression[]
}

/** The state of a stage at one moment. */
interface Stage {
  readonly experiment: Experiment
  readonly runs: readonly (Trajectory | undefined)[]
  readonly surface: Terrain | undefined
}

/** Everything that measured numbers of one cost depend on. */
export interface MeasuredInput {
  readonly engine: Engine
  readonly stages: readonly Stage[]
  readonly leaves: readonly NamedNumber[]
  /** Everything else that they depend on, apart from runs and surfaces, as text. */
  readonly key: string
}

/** Measured numbers, by their leaves as text. */
type Found = ReadonlyMap<string, number>

const none: Found = new Map()

/** Milliseconds that a measurement may take while the timeline moves. */
const patience = 1000

const keyOf = (leaf: Leaf): string => JSON.stringify(leaf)

const costOf = ({ quantity }: NamedNumber): QuantityCost => quantityEntry(quantity)?.cost ?? 'asked'

/** Returns a run's step at a moment of the timeline: that of the record before it. */
function stepNow(run: Trajectory<Numbers> | undefined, step: number): number {
  const steps = run?.steps ?? []
  return steps[Math.floor(recordAt(steps, step))] ?? 0
}

/** A source without computation, for numbers that are only read. */
const nobody: Answers = {
  train: () => refuse(),
  terrain: () => refuse(),
  ensemble: () => refuse(),
  measure: () => refuse(),
}

function refuse(): never {
  throw ExperimentError.at('quantity', 'is measured, and not read')
}

/** Returns everything that measured numbers are about. */
const studied = ({ stages }: MeasuredInput): readonly unknown[] =>
  stages.flatMap(({ experiment, runs, surface }) => [studiedKey(experiment), ...runs, surface])

/** Returns a number, or NaN if it does not apply. */
function attempted(number: () => number | Promise<number>): number {
  try {
    const value = number()
    return typeof value === 'number' ? value : NaN
  } catch (error) {
    if (error instanceof ExperimentError) return NaN
    throw error
  }
}

const sourceOf = ({ experiment, runs, surface }: Stage, answers: Answers): QuantitySource<Experiment> => ({
  experiment,
  runs: runs.filter((run) => run !== undefined),
  answers,
  surface,
})

/**
 * Numbers in a step's text about what its stages show. Numbers that can be read follow drags and the
 * timeline; measured ones follow while the stores are idle, slow ones last. Ends with its owner.
 */
export function liveNumbers(owner: AnalysisOwner, of: LiveSource) {
  const stageAt = (index: number): Store | undefined => of.stores()[index]
  const leaves = computed(() => {
    const all = of.expressions().flatMap(leavesOf)
    return [...new Map(all.map((leaf) => [keyOf(leaf), leaf])).values()]
  })
  const needsSurface = computed(() =>
    leaves.value.some((leaf) => leaf.kind === 'quantity' && isOfSurface(leaf.quantity)),
  )

  /** Returns a number with `now` replaced by the step on the timeline. */
  const atMoment = (leaf: NamedNumber): NamedNumber => {
    const given = leaf.arguments
    if (given?.['step'] !== 'now') return leaf
    const [start, algorithm] = [numberOf(given, 'start', 0), numberOf(given, 'algorithm', 0)]
    const run = stageAt(leaf.stage ?? 0)?.runs.find(
      (one) => one?.start === start && one.algorithm === algorithm,
    )
    return { ...leaf, arguments: { ...given, step: stepNow(run, of.step()) } }
  }

  const isTrained = (store: Store | undefined): store is Store =>
    store !== undefined && !store.awaited && store.runs.every((run) => run !== undefined)

  /** Returns whether a stage can be read: during a drag, the previous run stays until the next is ready. */
  const readable = (store: Store | undefined): store is Store =>
    isTrained(store) && (store.live || store.allRunsAreTrained)

  const measured = (cost: 'asked' | 'slow', mayBegin: () => boolean) =>
    new Analysis<MeasuredInput, Found>(owner, {
      input() {
        const wanted = leaves.value.filter(
          (leaf) => leaf.kind === 'quantity' && leaf.of === 'step' && costOf(leaf) === cost,
        ) as readonly NamedNumber[]
        const stores = of.stores()
        const engine = stores[0]?.engine
        if (!engine || wanted.length === 0) return undefined
        const asked = wanted.map(atMoment)
        const stages = stores.map((store) => ({
          experiment: store.experiment,
          runs: store.runs,
          surface: needsSurface.value ? store.terrain : undefined,
        }))
        const key = [...stages.map(({ experiment }) => studiedKey(experiment)), ...asked.map(keyOf)].join(
          '\n',
        )
        return { engine, stages, leaves: asked, key }
      },
      key: (input) => [input.key, ...studied(input)],
      // Measurements of the same runs stay valid whatever else is requested.
      fit: (before, now) => (sameItems(studied(before), studied(now)) ? 'stale' : 'invalid'),
      ready: () =>
        of.stores().every((store) => store.idle && !store.live && isTrained(store)) &&
        !(needsSurface.value && of.stores().some((store) => store.stale)) &&
        mayBegin(),
      patience: () => patience,
      async task({ engine, stages, leaves: asked }, { signal, show, before = none }) {
        const answers = engineAnswers(engine, signal)
        const keys = new Set(asked.map(keyOf))
        const found = new Map([...before].filter(([key]) => keys.has(key)))
        for (const leaf of asked) {
          if (found.has(keyOf(leaf))) continue
          const stage = stages[leaf.stage ?? 0]
          await answers.rest?.()
          const value = stage ? await attemptedOf(sourceOf(stage, answers), leaf, signal) : NaN
          found.set(keyOf(leaf), value)
          show(new Map(found))
        }
        return found
      },
    })

  const asked = measured('asked', () => true)
  const slow = measured('slow', () => !asked.busy.value)

  /** Returns the value of a leaf; `undefined` while it is unknown, NaN if there is none. */
  const valueOfLeaf = (leaf: Leaf): number | undefined => {
    if (leaf.kind === 'field') return fieldOf(stageAt(0)?.experiment, leaf.path) ?? NaN
    if (leaf.of === 'sweep') {
      const points = of.points()
      return points.length === 0
        ? undefined
        : attempted(() => sweepQuantityOf(points, leaf.quantity, leaf.arguments))
    }
    const cost = costOf(leaf)
    if (cost === 'read') {
      const store = stageAt(leaf.stage ?? 0)
      if (!readable(store)) return undefined
      const { experiment, runs } = store
      const { quantity, arguments: given } = atMoment(leaf)
      const stage = sourceOf({ experiment, runs, surface: undefined }, nobody)
      return attempted(() => quantityNow(stage, quantity, given))
    }
    const found = (cost === 'asked' ? asked : slow).value.value ?? none
    return found.get(keyOf(atMoment(leaf)))
  }

  return {
    asked,
    slow,
    /** Returns the value of an expression; `undefined` while it is unknown, NaN if there is none. Tracked. */
    valueOf(expression: Expression): number | undefined {
      let isKnown = true
      const value = valueOf(expression, (leaf) => {
        const known = valueOfLeaf(leaf)
        if (known === undefined) isKnown = false
        return known ?? NaN
      })
      return isKnown ? value : undefined
    },
  }
}

async function attemptedOf(
  source: QuantitySource<Experiment>,
  { quantity, arguments: given }: NamedNumber,
  signal: AbortSignal,
): Promise<number> {
  try {
    return await quantityNow(source, quantity, given)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ExperimentError) return NaN
    throw error
  }
}
