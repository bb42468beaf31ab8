import { parseExperiment } from '../../experiment/format/parse.ts'
import { Recent } from '../../experiment/recent.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { oracle } from '../../reference/oracle/index.ts'
import { seedOf } from '../../theory/draws/draws.ts'
import { quantityOf } from '../../theory/quantity/index.ts'
import { observe, type Answers, type QuantitySource } from '../../theory/quantity/source.ts'
import { runSweep } from '../../theory/sweep/run.ts'
import { turn } from '../backend/page-turns.ts'
import type { OracleTask, QuantityTask, ResultOf, Sketch, SketchTask, TaskOptions } from './message.ts'

/** Experiments with their runs; consecutive tasks are usually about the same one. */
const observed = new Recent<string, Promise<QuantitySource<Experiment>>>(4)

/** The oracle, with rests at which an abort can be received. */
const resting = ({ signal }: TaskOptions): Answers => ({
  ...oracle,
  async rest() {
    await turn()
    signal.throwIfAborted()
  },
})

async function numbers(
  experiment: Experiment,
  { quantity, arguments: given, draws }: QuantityTask,
  options: TaskOptions,
): Promise<Float64Array> {
  const answers = resting(options)
  const found = new Float64Array(draws)
  for (let k = 0; k < draws; k++) {
    await answers.rest?.()
    const drawn = k === 0 ? experiment : parseExperiment({ ...experiment, seed: seedOf(experiment, k) })
    const source =
      k === 0
        ? await observed.of(JSON.stringify(drawn), () => observe(oracle, drawn))
        : await observe(answers, drawn)
    found[k] = await quantityOf({ ...source, answers }, quantity, given)
    options.onProgress((k + 1) / draws)
  }
  return found
}

function sketch(experiment: Experiment, resolution: SketchTask['resolution']): Sketch {
  if (!hasRuns(experiment)) throw ExperimentError.at('problem', 'there is no surface of a problem')
  const { extent, values, resolution: points } = oracle.terrain(experiment, { resolution })
  const ways = oracle.train(experiment).map(({ algorithm, a, b }) => ({ algorithm, a, b }))
  return { extent, values, resolution: points, ways }
}

/** Computes a task of the oracle in float64. @throws ExperimentError if the experiment has no such number */
export async function ofOracle(
  experiment: Experiment,
  task: OracleTask,
  options: TaskOptions,
): Promise<ResultOf<OracleTask>> {
  if (task.kind === 'quantity') return numbers(experiment, task, options)
  if (task.kind === 'sketch') return sketch(experiment, task.resolution)
  const { plan } = task
  const all = plan.values.length * (plan.seeds ?? 1)
  return runSweep(resting(options), experiment, plan, (_, done) => options.onProgress(done / all))
}
