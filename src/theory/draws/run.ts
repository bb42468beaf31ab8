import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { quantityOf } from '../quantity/index.ts'
import { observe, type Answers } from '../quantity/source.ts'
import { seedOf, type DrawsPlan } from './draws.ts'

/**
 * Yields the number of one draw of an experiment after another, each from its own runs.
 * @throws ExperimentError if there is no such number; other errors of `answers`
 */
export async function* drawnQuantity(
  answers: Answers,
  experiment: Experiment,
  { quantity, arguments: given, draws }: DrawsPlan,
): AsyncGenerator<number> {
  for (let k = 0; k < draws; k++) {
    const drawn = parseExperiment({ ...experiment, seed: seedOf(experiment, k) })
    yield await quantityOf(await observe(answers, drawn), quantity, given)
  }
}
