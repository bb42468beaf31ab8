import * as v from 'valibot'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { valueAt, withValueAt } from '../../experiment/spec/values/pointer.ts'
import { algorithm as algorithmSchema, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { axisInterval, axisReach, axisValue, type Axis, type AxisReach } from '../../experiment/spec/axis.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import { gridValue } from './grid.ts'
import { bitsFor } from './spacing.ts'

/** The spec of a plane of hyperparameters. */
export type HyperparameterSpec = Extract<PlaneSpec, { kind: 'hyperparameters' }>

/** Distance from the value that stands at which another is tried, to see whether the schema wants whole numbers. */
const nudge = 1e-6

/** An experiment with other values where the pointers lead; undefined where the schema refuses them. */
function experimentWith(
  experiment: Experiment,
  values: readonly (readonly [path: string, value: number])[],
): Experiment | undefined {
  try {
    return parseExperiment(
      values.reduce<unknown>((target, [path, value]) => withValueAt(target, path, value), experiment),
    )
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}

/** True where an experiment takes only whole numbers at an axis's path: it refuses those beside the one that stands. */
export function isWhole(experiment: Experiment, { path }: Axis): boolean {
  const value = valueAt(experiment, path)
  if (!Number.isInteger(value)) return false
  const takes = (beside: number) => experimentWith(experiment, [[path, Number(value) + beside]]) !== undefined
  return !takes(nudge) && !takes(-nudge)
}

/** Points of a grid that train on one problem, and its experiment. */
export interface HyperparameterGroup {
  readonly experiment: Experiment
  readonly points: readonly number[]
}

/** The part of a run that changes along an axis; where w_0 is taken from a run, everything may. */
function reachOf(axis: Axis, experiment: Experiment): AxisReach {
  const [start] = experiment.starts
  const base = start && baseOf(start, experiment.model)
  if (base?.kind === 'scaled') return 'problem'
  return axisReach(axis, experiment) ?? 'problem'
}

/**
 * A grid over two hyperparameters. Point k = j·na + i has the values of coordinates a_i and b_j; where the schema wants whole
 * numbers they are rounded. A pair that the schema refuses is a hole: it has no experiment and no algorithm.
 */
export class HyperparameterGrid {
  readonly count: number
  /** True where the points begin at different w_0. */
  readonly movesStart: boolean
  readonly #experiment: Experiment
  readonly #resolution: readonly [number, number]
  readonly #axes: readonly { readonly axis: Axis; readonly whole: boolean; readonly reach: AxisReach }[]
  readonly #algorithm: AlgorithmSpec | undefined

  constructor(experiment: Experiment, plane: HyperparameterSpec, resolution: readonly [number, number]) {
    this.count = resolution[0] * resolution[1]
    this.#experiment = experiment
    this.#resolution = resolution
    this.#axes = [plane.a, plane.b].map((axis) => ({
      axis,
      whole: isWhole(experiment, axis),
      reach: reachOf(axis, experiment),
    }))
    this.movesStart = this.#axes.some(({ reach }) => reach === 'start')
    this.#algorithm = experiment.algorithms[experiment.terrain.algorithm]
  }

  /**
   * Bits that the numbers need to tell every `stride`-th of the grid's points along each axis apart.
   * @throws ExperimentError where float64 cannot, and where w_0, which is float32, would have to
   */
  bits(stride: number): 32 | 64 {
    const bits = this.#axes.map(({ axis, whole, reach }, i) =>
      whole ? 32 : bitsFor(axis, reach, this.#resolution[i] ?? 1, stride, i === 0 ? 'plane.a' : 'plane.b'),
    )
    return bits.includes(64) ? 64 : 32
  }

  /** The two hyperparameters at a point. */
  values(k: number): readonly [a: number, b: number] {
    const [na, nb] = this.#resolution
    const at = (which: number, i: number, count: number): number => {
      const found = this.#axes[which]
      if (!found) return NaN
      const value = axisValue(found.axis, gridValue(axisInterval(found.axis), i, count))
      return found.whole ? Math.round(value) : value
    }
    return [at(0, k % na, na), at(1, Math.floor(k / na), nb)]
  }

  /** The whole experiment at a point; undefined in a hole. */
  experimentAt(k: number): Experiment | undefined {
    return experimentWith(this.#experiment, this.#pairs(k))
  }

  /** The algorithm of the run at a point; undefined in a hole. */
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

  /** Some of the points, put together by the problem that they train on. Points whose problem the schema refuses are left out. */
  groups(points: readonly number[]): HyperparameterGroup[] {
    const groups = new Map<string, { experiment: Experiment | undefined; points: number[] }>()
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

  /** Paths and values at a point, of the axes that change this or of both. */
  #pairs(k: number, only?: AxisReach): (readonly [string, number])[] {
    const values = this.values(k)
    return this.#axes.flatMap(({ axis, reach }, i) =>
      only && reach !== only ? [] : [[axis.path, values[i] ?? NaN] as const],
    )
  }
}
