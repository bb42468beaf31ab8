import { domainOf, gridPoints, type PredictionGrid, type Samples } from '../charts/function-view.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import { inputsOf } from '../experiment/data/features.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { Latest } from './latest.ts'
import { recordAt } from './playback.ts'
import type { Presenter } from './presenter.ts'

/** Cells along each side of the decision regions, and points of a curve. */
const cells = 40
const curvePoints = 161
/** Milliseconds that a question may take before a newer one cancels it. */
const patience = 10_000

/** The train samples as a picture shows them; undefined for a closed-form function. */
export function samplesOf(experiment: Experiment): Samples | undefined {
  const { model } = buildProblem(experiment)
  const part = model.kind === 'mlp' ? model.data.parts['train'] : undefined
  if (model.kind !== 'mlp' || !part) return undefined
  const { task, coordinates, outputs } = model.data
  return { task, dimensions: coordinates, outputs, coordinates: part.coordinates, targets: part.targets }
}

/** What the first visible run's network says over the first two coordinates at the step that is shown; the newest question counts. A question that failed is asked again. */
export class LearnedFunction {
  grid: PredictionGrid | undefined
  #asked: readonly unknown[] = []
  readonly #asking = new Latest(() => (this.#asked = []))
  readonly #onGrid: () => void

  constructor(onGrid: () => void) {
    this.#onGrid = onGrid
  }

  /** Asks anew where record, run or experiment have changed. */
  update({ workbench, playback, hidden }: Presenter): void {
    const { experiment, engine, runs } = workbench
    const index = runs.findIndex((run, i) => run !== undefined && !hidden.has(i))
    const run = runs[index]
    const samples = samplesOf(experiment)
    if (!run || !engine || !samples) {
      this.grid = undefined
      return
    }
    const record = Math.round(recordAt(run.steps, playback.step))
    const asked = [experiment.model, experiment.data, run, record]
    if (asked.every((value, i) => value === this.#asked[i])) return
    this.#asked = asked
    this.#asking.submit(async (signal) => {
      const domain = domainOf(samples)
      const plane = domain.y !== undefined
      const [columns, rows] = plane ? [cells, cells] : [curvePoints, 1]
      const features = experiment.data.kind === 'none' ? undefined : experiment.data.features
      const inputs = gridPoints(domain, columns, rows, samples.dimensions).map((point) => [
        ...inputsOf(point, features),
      ])
      const values = await engine.predict(experiment, run.weights(record), inputs)
      if (signal.aborted) return
      this.grid = { domain, columns, rows, outputs: samples.outputs, values }
      this.#onGrid()
    }, patience)
  }
}
