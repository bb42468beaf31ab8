import { domainOf, gridPoints, type PredictionGrid, type Samples } from '../charts/function-view.ts'
import type { Engine } from '../engine/types.ts'
import { buildProblem } from '../experiment/problem.ts'
import { inputsOf } from '../experiment/data/features.ts'
import { isLinearized, placeOf } from '../experiment/measurement.ts'
import { outputsAt } from '../experiment/objective/outputs.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { recordAt } from '../store/playback.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Presenter } from '../view/presenter.ts'
import { sameItems } from '../store/same-items.ts'

/** Cells along each side of the decision regions, and points of a curve. */
const cells = 40
const curvePoints = 161
/** Milliseconds that a question to the engine may take before a newer one cancels it. */
const patience = 10_000
/** Products of weights and inputs up to which the picture is computed within a frame, without a trip to the engine. */
const mostAtOnce = 3_000_000

/** The train samples as a picture shows them; undefined for a closed-form function. */
export function samplesOf(experiment: Experiment): Samples | undefined {
  const { model } = buildProblem(experiment)
  const part = model.kind === 'mlp' ? model.data.parts['train'] : undefined
  if (model.kind !== 'mlp' || !part) return undefined
  const { task, coordinates, outputs } = model.data
  return { task, dimensions: coordinates, outputs, coordinates: part.coordinates, targets: part.targets }
}

/** Where a network is asked, for its picture. */
interface Question {
  readonly experiment: Experiment
  readonly run: Trajectory
  readonly weights: Float32Array
  readonly frame: Omit<PredictionGrid, 'values'>
  /** After features. */
  readonly inputs: readonly (readonly number[])[]
}

/** What the first visible run's network says over the first two coordinates at the step that is shown; the newest question counts. */
export class LearnedFunction {
  grid: PredictionGrid | undefined
  #asked: readonly unknown[] = []
  readonly #asking = new LatestTask(() => undefined)
  readonly #onGrid: () => void

  constructor(onGrid: () => void) {
    this.#onGrid = onGrid
  }

  /** Asks anew where record, run or experiment have changed. */
  update({ store, playback, hidden }: Presenter): void {
    const { experiment, engine, runs } = store
    const index = runs.findIndex((run, i) => run !== undefined && !hidden.has(i))
    const run = runs[index]
    const samples = samplesOf(experiment)
    if (!run || !engine || !samples) {
      this.grid = undefined
      this.#asked = []
      return
    }
    const record = Math.round(recordAt(run.steps, playback.step))
    const asked = [experiment.model, experiment.data, run, record]
    if (sameItems(asked, this.#asked)) return
    this.#asked = asked
    const question = questionOf(experiment, samples, run, record)
    const values = atOnce(question)
    if (values) {
      this.#asking.cancel()
      this.#show(question, values)
    } else this.#asking.submit((signal) => this.#ask(engine, question, signal), patience)
  }

  async #ask(engine: Engine, question: Question, signal: AbortSignal): Promise<void> {
    const { experiment, run, weights, inputs } = question
    const options = { start: run.weights(0), run: placeOf(run) }
    const values = await engine.predict(experiment, weights, inputs, options)
    if (!signal.aborted) this.#show(question, values)
  }

  #show({ frame }: Question, values: ArrayLike<number>): void {
    this.grid = { ...frame, values }
    this.#onGrid()
  }
}

function questionOf(experiment: Experiment, samples: Samples, run: Trajectory, record: number): Question {
  const domain = domainOf(samples)
  const [columns, rows] = domain.y ? [cells, cells] : [curvePoints, 1]
  const features = experiment.data.kind === 'none' ? undefined : experiment.data.features
  const points = gridPoints(domain, columns, rows, samples.dimensions)
  return {
    experiment,
    run,
    weights: run.weights(record),
    frame: { domain, columns, rows, outputs: samples.outputs },
    inputs: points.map((point) => [...inputsOf(point, features)]),
  }
}

/** The outputs of a run that is small; undefined of others, which are the engine's. */
function atOnce({ experiment, run, weights, inputs }: Question): ArrayLike<number> | undefined {
  const { model, size } = buildProblem(experiment)
  if (model.kind !== 'mlp' || size * inputs.length > mostAtOnce) return undefined
  const of = {
    layout: model.layout,
    weights: Float64Array.from(weights),
    w0: Float64Array.from(run.weights(0)),
    linearized: isLinearized(experiment, run),
  }
  return outputsAt(of, Float64Array.from(inputs.flat()), inputs.length)
}
