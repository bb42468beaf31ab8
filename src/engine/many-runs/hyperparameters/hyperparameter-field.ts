import { at } from '../../../math/at.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../../experiment/training-problem.ts'
import { emptyEnds, type Ends } from '../../../reference/outcome/ends.ts'
import { noEnds, putEnds, type HyperparameterEnds } from '../../../reference/outcome/hyperparameters.ts'
import { hyperparameterRuns, startOf } from '../../../reference/outcome/hyperparameter-runs.ts'
import type { StartedRuns } from '../../../reference/outcome/starts.ts'
import { HyperparameterGrid, type HyperparameterSpec } from '../../../reference/plane/hyperparameters.ts'
import type { Placement } from '../../../reference/plane/plane.ts'
import type { RunPrecision } from '../../../reference/results.ts'
import { inTurns, PageTurns } from '../../backend/page-turns.ts'
import {
  checkedRuns,
  fewestPoints,
  firstPoints,
  isCheckedAtOnce,
  mostHeld,
  oracleRunWork,
} from '../../budget.ts'
import { affordableLevels, type Affordable } from './affordable-levels.ts'
import type { RunTrainer } from '../trainers/trainer.ts'
import { Float64Trainer } from '../trainers/float64-trainer.ts'
import { agreementOf, isEnough, type Agreement } from './float32-check.ts'
import type { Level } from '../../coarse-grid.ts'
import { earlyLevels, levelsOf, spreadOver } from '../levels.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

/** A request for the runs of a plane of hyperparameters, with the trainers to use. */
export interface FieldCall {
  readonly problem: TrainingProblem
  readonly plane: HyperparameterSpec
  readonly placed: (problem: TrainingProblem) => Promise<Placement>
  /** Chooses the trainer. */
  readonly trainer: (problem: TrainingProblem, runs: StartedRuns) => RunTrainer
  /** Trains in float64, next to everything else, to check float32. */
  readonly checker: RunTrainer
  readonly resolution: readonly [number, number]
  /** Awaited between pieces of the training. */
  readonly pause: (() => Promise<void>) | undefined
}

type ChooseTrainer = FieldCall['trainer']

const float32 = (length: number) => new Float32Array(length)
const nobody = (): void => undefined

/**
 * Trains a grid of hyperparameters: runs that share a problem together, coarse grids first, no point twice.
 */
export class HyperparameterField {
  readonly grid: HyperparameterGrid
  readonly ends: HyperparameterEnds<Float32Array>
  /** Ends in float64, at some of the points. */
  readonly reference: HyperparameterEnds<Float32Array>
  readonly #call: FieldCall
  readonly #referred = new Set<number>()
  readonly #paths = new Set<RunTrainer['name']>()
  readonly #turns = new PageTurns()
  #affordable: Affordable
  #agreement: Agreement | undefined

  constructor(call: FieldCall) {
    const { experiment } = call.problem
    this.#call = call
    this.grid = new HyperparameterGrid(experiment, call.plane, call.resolution)
    this.ends = noEnds(experiment, this.grid.count, float32)
    this.reference = noEnds(experiment, this.grid.count, float32)
    this.#affordable = this.#afford((stride) => this.grid.bits(stride))
  }

  /** Grids to make, coarsest first; fewer once float32 has proved insufficient. */
  get levels(): readonly Level[] {
    return this.#affordable.levels
  }

  get precision(): RunPrecision {
    const [path = 'general', ...others] = this.#paths
    const { because } = this.#affordable
    const unchecked = this.#unchecked
    return {
      path: others.length > 0 ? 'general' : path,
      ...this.#agreement,
      ...(unchecked !== undefined && { unchecked }),
      ...(because !== undefined && { coarser: because }),
    }
  }

  /** Levels that float64 can make quickly, before the trainer is ready. */
  get previews(): readonly Level[] {
    const { problem, resolution } = this.#call
    const finest = this.levels.at(-1)?.stride ?? 1
    if (this.#affordable.float64) return []
    return earlyLevels(problem, resolution, this.grid.kept).filter(({ stride }) => stride > finest)
  }

  /** Returns whether the check is so quick that the next grid waits for it. */
  get isCheckedAtOnce(): boolean {
    return this.#isFloat64 || isCheckedAtOnce(this.#call.problem)
  }

  /** Trains at these points and stores their ends. */
  async train(points: readonly number[], signal: AbortSignal, onDone: (done: number) => void): Promise<void> {
    const page = new Float64Trainer()
    const trainer: ChooseTrainer = this.#affordable.float64 ? () => page : this.#call.trainer
    await this.#into(this.ends, points, trainer, signal, onDone)
  }

  /** Trains at these points in float64 as a reference, with a trainer on the page or the call's checker. */
  async refer(points: readonly number[], trainer: RunTrainer, signal: AbortSignal): Promise<void> {
    await this.#into(this.reference, points, () => trainer, signal, nobody)
    for (const k of points) this.#referred.add(k)
  }

  /**
   * Trains some of these trained points again in float64, if that does not take too long, and returns whether
   * float32 is enough.
   */
  async check(points: readonly number[], signal: AbortSignal): Promise<boolean> {
    if (this.#isFloat64) return true
    const { problem, checker } = this.#call
    const wanted = checkedRuns(problem)
    const known = points.filter((k) => this.#referred.has(k))
    if (known.length < wanted) {
      const others = points.filter((k) => !this.#referred.has(k))
      const trainer = this.isCheckedAtOnce ? new Float64Trainer() : checker
      await this.refer(spreadOver(others, wanted - known.length), trainer, signal)
    }
    const probed = points.filter((k) => this.#referred.has(k))
    if (probed.length === 0) return true
    this.#agreement = agreementOf(this.ends, this.reference, points, probed)
    return isEnough(this.#agreement, probed.length, problem.experiment.terrain)
  }

  /** Switches to float64, on a coarser grid if necessary. */
  toFloat64(): void {
    this.#affordable = this.#afford(() => 64)
    this.#paths.clear()
  }

  get #isFloat64(): boolean {
    return this.#affordable.float64 || [...this.#paths].every((path) => path === 'float64')
  }

  /** Why an agreement is missing although one is needed. */
  get #unchecked(): string | undefined {
    if (this.#agreement || this.#isFloat64) return undefined
    const never = checkedRuns(this.#call.problem) === 0
    return never ? 'not checked in float64: a run takes too long' : 'not checked in float64 yet'
  }

  #afford(bits: (stride: number) => 32 | 64): Affordable {
    const { problem, resolution } = this.#call
    const steps = lastStep(at(problem.experiment.algorithms, problem.experiment.terrain.algorithm))
    const most = firstPoints(problem, steps)
    const { kept } = this.grid
    const affordable = affordableLevels(
      levelsOf(resolution, fewestPoints, kept),
      bits,
      oracleRunWork(problem),
    )
    const finest = affordable.levels.at(-1)?.stride ?? 1
    const usual = levelsOf(resolution, most, kept).filter(({ stride }) => stride >= finest)
    return usual.length > 0 ? { ...affordable, levels: usual } : affordable
  }

  async #into(
    into: HyperparameterEnds,
    points: readonly number[],
    choose: ChooseTrainer,
    signal: AbortSignal,
    onDone: (done: number) => void,
  ): Promise<void> {
    const { placed } = this.#call
    let done = 0
    for (const group of this.grid.groups(points)) {
      const problem = buildTrainingProblem(group.experiment)
      const { base } = await placed(problem)
      const atOnce = Math.max(1, Math.floor(mostHeld / problem.size))
      for (let from = 0; from < group.points.length; from += atOnce) {
        const some = group.points.slice(from, from + atOnce)
        const work = hyperparameterRuns(this.grid, some, startOf(this.grid, base))
        const found = await inTurns(work, this.#turns, signal)
        if (found) {
          const trainer = choose(problem, found.runs)
          const ends = await this.#trained(problem, found.runs, trainer, signal, (n) => onDone(done + n))
          if (into === this.ends) this.#paths.add(trainer.name)
          putEnds(into, found.points, ends)
        }
        done += some.length
        onDone(done)
        await this.#turns.rest()
        signal.throwIfAborted()
      }
    }
  }

  async #trained(
    problem: TrainingProblem,
    runs: StartedRuns,
    trainer: RunTrainer,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<Ends> {
    const ends = emptyEnds(problem, runs, float32)
    const indices = Array.from({ length: runs.count }, (_, i) => i)
    const { pause } = this.#call
    await trainer.train({ problem, runs, indices, ends, signal, onProgress, ...(pause && { pause }) })
    return ends
  }
}
