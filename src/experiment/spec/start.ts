import * as v from 'valibot'
import { mostHidden } from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { atMost, numbers, positiveNumbers } from './values/lists.ts'
import { hiddenUnits, layerCount, type ModelSpec } from './model.ts'
import { finite, nonNegative, whole } from './values/numbers.ts'
import { pointRef, referenceIssues, weightsIssues, type Runs } from './point.ts'
import { count } from './values/sentences.ts'

/**
 * Distributions of W, each with its variance times scale²: normal N(0, 1), uniform U(-1, 1), Glorot, He and LeCun by fan-in and fan-out,
 * torch-linear U(±1/√fan-in) for W and b, rademacher ±1, and the identity matrix.
 */
export const distributions = [
  'normal', 'uniform', 'glorot-normal', 'glorot-uniform', 'he-normal', 'lecun-normal', 'torch-linear', 'rademacher', 'identity',
] as const // prettier-ignore
/** Id of a distribution. */
export type Distribution = (typeof distributions)[number]

/** `biasScale` is absent only for torch-linear, whose biases are drawn like its weights. */
const spread = {
  distribution: v.picklist(distributions),
  scale: v.optional(finite, 1),
  biasScale: v.optional(nonNegative),
}

/**
 * A start drawn from (seed, 'start/' + index), with one distribution for all layers or one for each. Biases are 0 unless `biasScale` gives
 * their standard deviation; those of torch-linear are drawn. `antisymmetric` pairs the units of the last hidden layer so that f = 0.
 * `index` is by default the index in the list; `count` draws make an ensemble.
 */
export const randomStart = v.strictObject({
  kind: v.literal('random'),
  ...spread,
  layers: v.optional(atMost(mostHidden + 1, v.array(v.strictObject(spread)))),
  antisymmetric: v.optional(v.boolean(), false),
  index: v.optional(whole(0, 0xffffffff)),
  count: v.optional(whole(1, 1_048_576), 1),
})
/** A random start with its defaults filled in. */
export type RandomStart = v.InferOutput<typeof randomStart>

/** Weights as numbers: for each layer W, row-major [in][out], then b, which is absent if the model has no biases. */
export const weightsStart = v.strictObject({ kind: v.literal('weights'), values: numbers })
/**
 * A point with every layer multiplied by its factor. Then `units`, with a list for each hidden layer, multiplies what enters each unit and
 * divides what leaves it, which does not change the function of a ReLU network if the factors are positive.
 */
export const scaledStart = v.strictObject({
  kind: v.literal('scaled'),
  of: pointRef,
  factors: numbers,
  units: v.optional(atMost(mostHidden, v.array(positiveNumbers))),
})
/** A scaled start. */
export type ScaledStart = v.InferOutput<typeof scaledStart>
/** Weights computed from the data, by the id of the construction. */
export const constructionStart = v.strictObject({ kind: v.literal('construction'), id: v.string() })

/** A start before any drag. */
export const baseStart = v.variant('kind', [randomStart, weightsStart, scaledStart, constructionStart])
/** A start of any kind before any drag. */
export type BaseStart = v.InferOutput<typeof baseStart>

/**
 * A start dragged in the plane: origin + a·u + b·v, plus `off`, its part outside the plane if single weights were moved. `base` is the
 * start before the drag.
 */
export const planeStart = v.strictObject({
  kind: v.literal('plane'),
  a: finite,
  b: finite,
  off: v.optional(numbers),
  base: v.optional(baseStart),
})
/** A dragged start. */
export type PlaneStart = v.InferOutput<typeof planeStart>

/** A start of any kind; each algorithm makes a run from each start. */
export const start = v.variant('kind', [
  randomStart,
  weightsStart,
  scaledStart,
  constructionStart,
  planeStart,
])
/** A start of any kind. */
export type StartSpec = v.InferOutput<typeof start>

/** Returns the base of a dragged start without one: random, with variance 1/fan-in for a network. */
export const defaultBase = (model: ModelSpec): RandomStart => ({
  kind: 'random',
  distribution: model.kind === 'function' ? 'normal' : 'lecun-normal',
  scale: 1,
  biasScale: 0,
  antisymmetric: false,
  count: 1,
})

/** Returns the start before any drag. */
export const baseOf = (start: StartSpec, model: ModelSpec): BaseStart =>
  start.kind === 'plane' ? (start.base ?? defaultBase(model)) : start

function withBiasScale<T extends Pick<RandomStart, 'distribution' | 'biasScale'>>(spread: T): T {
  return spread.distribution === 'torch-linear' ? spread : { ...spread, biasScale: spread.biasScale ?? 0 }
}

function completeBase(start: BaseStart, index: number): BaseStart {
  if (start.kind !== 'random') return start
  const complete = withBiasScale({ ...start, index: start.index ?? index })
  return start.layers ? { ...complete, layers: start.layers.map(withBiasScale) } : complete
}

/** Fills in a start's defaults: its draw by its index, biases of 0, and the base of a dragged start. */
export function completeStart(start: StartSpec, index: number, model: ModelSpec): StartSpec {
  if (start.kind !== 'plane') return completeBase(start, index)
  return { ...start, base: completeBase(start.base ?? defaultBase(model), index) }
}

/** Yields the issues of a start computed from the data, which only the data as numbers show. */
export type ConstructionCheck = (id: string, index: number) => Iterable<ExperimentIssue>

interface Started extends Runs {
  readonly starts: readonly StartSpec[]
}

/** Distributions that need no fan-in. */
const withoutFan: readonly Distribution[] = ['normal', 'uniform', 'rademacher']

/** Returns true if the last hidden layer has an even number of units, as an antisymmetric start needs. */
export const hasPairs = (model: ModelSpec): boolean =>
  model.kind !== 'function' &&
  model.kind !== 'tied' &&
  hiddenUnits(model)
    .slice(-1)
    .some((width) => width % 2 === 0)

function* randomIssues(start: RandomStart, model: ModelSpec, path: string): Generator<ExperimentIssue> {
  const layers = layerCount(model)
  if (start.layers && start.layers.length !== layers)
    yield {
      path: `${path}.layers`,
      message: `must have ${count(layers, 'distribution')}, one for each layer, not ${start.layers.length}`,
    }
  if (model.kind === 'function') {
    for (const { distribution } of [start, ...(start.layers ?? [])])
      if (!withoutFan.includes(distribution))
        yield {
          path: `${path}.distribution`,
          message: `a function of two weights has no fan-in for ${distribution}. Choose one of ${withoutFan.join(', ')}`,
        }
    if (start.antisymmetric)
      yield {
        path: `${path}.antisymmetric`,
        message: 'a function of two weights has no hidden layer. Remove this field',
      }
    return
  }
  if (start.antisymmetric && model.kind === 'tied')
    yield {
      path: `${path}.antisymmetric`,
      message: 'a tied network has no outgoing weights to negate. Remove this field',
    }
  else if (start.antisymmetric && !hasPairs(model))
    yield {
      path: `${path}.antisymmetric`,
      message: 'needs an even number of units in the last hidden layer, to pair them',
    }
}

/** Returns true if following `of` from a start leads to a cycle. */
function refersToItself({ starts }: Started, index: number): boolean {
  const seen = new Set<number>()
  let at = index
  for (;;) {
    if (seen.has(at)) return true
    seen.add(at)
    const start = starts[at]
    const base = start?.kind === 'plane' ? start.base : start
    if (base?.kind !== 'scaled' || Array.isArray(base.of)) return false
    at = base.of.start
  }
}

function* unitIssues({ units }: ScaledStart, model: ModelSpec, path: string): Generator<ExperimentIssue> {
  if (!units) return
  if (model.kind === 'tied') {
    yield {
      path,
      message:
        'what enters a unit of a tied network also leaves it, so it cannot be rescaled. Remove this field',
    }
    return
  }
  const hidden = model.kind === 'function' ? [] : hiddenUnits(model)
  if (units.length !== hidden.length)
    yield {
      path,
      message: `must have ${count(hidden.length, 'list')}, one for each hidden layer, not ${units.length}`,
    }
  for (const [l, width] of hidden.entries())
    if (units[l] && units[l].length !== width)
      yield {
        path: `${path}[${l}]`,
        message: `must have ${count(width, 'factor')}, one for each unit, not ${units[l].length}`,
      }
}

function* scaledIssues(
  start: ScaledStart,
  experiment: Started,
  index: number,
  path: string,
): Generator<ExperimentIssue> {
  yield* referenceIssues(start.of, experiment, `${path}.of`)
  const layers = layerCount(experiment.model)
  if (start.factors.length !== layers)
    yield {
      path: `${path}.factors`,
      message: `must have ${count(layers, 'factor')}, one for each layer, not ${start.factors.length}`,
    }
  yield* unitIssues(start, experiment.model, `${path}.units`)
  if (refersToItself(experiment, index))
    yield {
      path: `${path}.of`,
      message: 'this start refers to itself. Choose another start, or give weights',
    }
}

function* baseIssues(
  start: BaseStart,
  experiment: Started,
  index: number,
  path: string,
  construction: ConstructionCheck,
): Generator<ExperimentIssue> {
  switch (start.kind) {
    case 'random':
      yield* randomIssues(start, experiment.model, path)
      return
    case 'weights':
      yield* weightsIssues(start.values, experiment, `${path}.values`)
      return
    case 'construction':
      yield* construction(start.id, index)
      return
    case 'scaled':
      yield* scaledIssues(start, experiment, index, path)
  }
}

/** Yields the issues of the starts. */
export function* startIssues(
  experiment: Started,
  construction: ConstructionCheck,
): Generator<ExperimentIssue> {
  for (const [index, start] of experiment.starts.entries()) {
    const path = `starts[${index}]`
    if (start.kind !== 'plane') yield* baseIssues(start, experiment, index, path, construction)
    else {
      if (start.off) yield* weightsIssues(start.off, experiment, `${path}.off`)
      if (start.base) yield* baseIssues(start.base, experiment, index, `${path}.base`, construction)
    }
  }
}
