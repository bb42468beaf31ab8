import * as v from 'valibot'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import { valueAt, withValueAt } from '../../experiment/spec/values/pointer.ts'
import { algorithm as algorithmSchema, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import {
  axisInterval,
  axisNumber,
  axisReach,
  isChoice,
  type Axis,
  type AxisReach,
  type NumberAxis,
} from '../../experiment/spec/axis.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import { gridValue } from './grid.ts'

export type HyperparameterSpec = Extract<PlaneSpec, { kind: 'hyperparameters' }>

/**
 * Offset from the experiment's value at which another is tried, to see whether the schema requires integers.
 */
const nudge = 1e-6

/** Returns an experiment with other values at the given paths; `undefined` if the schema rejects them. */
function experimentWith(
  experiment: TrainingExperiment,
  values: readonly (readonly [path: string, value: number | string])[],
): TrainingExperiment | undefined {
  try {
    return parseTraining(
      values.reduce<unknown>((target, [path, value]) => withValueAt(target, path, value), experiment),
    )
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}

/** Returns whether an experiment allows only integers at an axis's path, by trying values next to its own. */
export function isWhole(experiment: TrainingExperiment, { path }: Axis): boolean {
  const value = valueAt(experiment, path)
  if (!Number.isInteger(value)) return false
  const takes = (beside: number) => experimentWith(experiment, [[path, Number(value) + beside]]) !== undefined
  return !takes(nudge) && !takes(-nudge)
}

/**
 * Relative distance below which neighbouring values count as one: eight spacings of float32, and of float64.
 */
const finest32 = 2 ** -20
const finest64 = 2 ** -49

/**
 * Returns the least distance of neighbours among every `stride`-th point of an axis, relative to the larger
 * of the two; Infinity for a single one.
 */
function relativeSpacing(axis: NumberAxis, count: number, stride: number): number {
  const value = (i: number) => axisNumber(axis, gridValue(axisInterval(axis), i, count))
  let least = Infinity
  for (let i = stride; i < count; i += stride) {
    const [p, q] = [value(i - stride), value(i)]
    least = Math.min(least, Math.abs(q - p) / Math.max(Math.abs(p), Math.abs(q)))
  }
  return least
}

/**
 * Returns the number of bits needed to separate the values of an axis.
 * @throws ExperimentError if float64 cannot
 */
function bitsFor(axis: NumberAxis, reach: AxisReach, count: number, stride: number, path: string): 32 | 64 {
  const spacing = relativeSpacing(axis, count, stride)
  if (spacing >= finest32) return 32
  if (reach === 'start')
    throw ExperimentError.at(
      path,
      'the values of this axis lie closer together than w₀, which is float32, can follow: zoom out',
    )
  if (spacing >= finest64) return 64
  throw ExperimentError.at(
    path,
    'the values of this axis lie closer together than numbers can tell apart: zoom out',
  )
}

/** Points of a grid that train on the same problem, and its experiment. */
export interface HyperparameterGroup {
  readonly experiment: TrainingExperiment
  readonly points: readonly number[]
}

/** Returns the part of a run that varies along an axis; everything may if w_0 is taken from a run. */
function reachOf(axis: Axis, experiment: TrainingExperiment): AxisReach {
  const [start] = experiment.starts
  const base = start && baseOf(start, experiment.model)
  if (base?.kind === 'scaled') return 'problem'
  return axisReach(axis, experiment) ?? 'problem'
}

/**
 * A grid over two hyperparameters. Point k = j·na + i has the values of coordinates a_i and b_j, rounded if
 * the schema requires integers; an axis of choices has a point for each. A pair that the schema rejects is a
 * hole: it has no experiment and no algorithm.
 */
export class HyperparameterGrid {
  readonly count: number
  /**
   * The axes whose every point belongs to the coarsest grid: those of choices, which cannot be interpolated.
   */
  readonly kept: readonly [boolean, boolean]
  /** Whether the points begin at different w_0. */
  readonly movesStart: boolean
  readonly #experiment: TrainingExperiment
  readonly #resolution: readonly [number, number]
  readonly #axes: readonly { readonly axis: Axis; readonly whole: boolean; readonly reach: AxisReach }[]
  readonly #algorithm: AlgorithmSpec | undefined

  constructor(
    experiment: TrainingExperiment,
    plane: HyperparameterSpec,
    resolution: readonly [number, number],
  ) {
    this.count = resolution[0] * resolution[1]
    this.#experiment = experiment
    this.#resolution = resolution
    this.#axes = [plane.a, plane.b].map((axis) => ({
      axis,
      whole: isWhole(experiment, axis),
      reach: reachOf(axis, experiment),
    }))
    this.kept = [isChoice(plane.a), isChoice(plane.b)]
    this.movesStart = this.#axes.some(({ reach }) => reach === 'start')
    this.#algorithm = experiment.algorithms[experiment.terrain.algorithm]
  }

  /**
   * Returns the number of bits needed to separate every `stride`-th of the grid's points along each axis.
   * @throws ExperimentError if float64 cannot, and if w_0, which is float32, would have to
   */
  bits(stride: number): 32 | 64 {
    const bits = this.#axes.map(({ axis, whole, reach }, i) =>
      whole || isChoice(axis)
        ? 32
        : bitsFor(axis, reach, this.#resolution[i]!, stride, i === 0 ? 'plane.a' : 'plane.b'),
    )
    return bits.includes(64) ? 64 : 32
  }

  /** Returns the two hyperparameters at a point. */
  values(k: number): readonly [a: number | string, b: number | string] {
    const [na, nb] = this.#resolution
    const at = (which: number, i: number, count: number): number | string => {
      const { axis, whole } = this.#axes[which]!
      if (isChoice(axis)) return axis.values[i]!
      const value = axisNumber(axis, gridValue(axisInterval(axis), i, count))
      return whole ? Math.round(value) : value
    }
    return [at(0, k % na, na), at(1, Math.floor(k / na), nb)]
  }

  /** Returns the whole experiment at a point; `undefined` in a hole. */
  experimentAt(k: number): TrainingExperiment | undefined {
    return experimentWith(this.#experiment, this.#pairs(k))
  }

  /** Returns the algorithm of the run at a point; `undefined` in a hole. */
  algorithmAt(k: number): AlgorithmSpec | undefined {
    const { algorithm } = this.#experiment.terrain
    const prefix = `/algorithms/${algorithm}`
    const changed = this.#pairs(k, 'algorithm').reduce<unknown>(
      (target, [path, value]) => withValueAt(target, path.slice(prefix.length), value),
      this.#algorithm,
    )
    const parsed = v.safeParse(algorithmSchema, changed)
    return parsed.success ? parsed.output : undefined
  }

  /** Groups points by the problem that they train on, without those whose problem the schema rejects. */
  groups(points: readonly number[]): HyperparameterGroup[] {
    const groups = new Map<string, { experiment: TrainingExperiment | undefined; points: number[] }>()
    for (const k of points) {
      const pairs = this.#pairs(k, 'problem')
      const key = JSON.stringify(pairs.map(([, value]) => value))
      const known = groups.get(key)
      if (known) known.points.push(k)
      else groups.set(key, { experiment: experimentWith(this.#experiment, pairs), points: [k] })
    }
    return [...groups.values()].flatMap(({ experiment, points }) =>
      experiment ? [{ experiment, points }] : [],
    )
  }

  /** Returns paths and values at a point, of the axes that change this part, or of both. */
  #pairs(k: number, only?: AxisReach): (readonly [string, number | string])[] {
    const values = this.values(k)
    return this.#axes.flatMap(({ axis, reach }, i) =>
      only && reach !== only ? [] : [[axis.path, values[i]!] as const],
    )
  }
}
