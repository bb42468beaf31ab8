import { inNumbers, isOfSweep, truthOf, type Truth } from '../../analyses/truth.ts'
import { sweptTruth } from '../../analyses/swept-truth.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { hasSurface, type Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { mergedExperiment } from '../../exchange/lecture/merged.ts'
import type { Question, Step } from '../../exchange/lecture/scenario.ts'
import { studiedKey } from '../../store/cache/cache-keys.ts'
import { observe, type Answers } from '../../theory/quantity/source.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { besideExperiment } from '../beside.ts'
import { answered } from '../lecture/answer.ts'

/** The true answer to a question, with its options as numbers. */
export interface StepTruth {
  readonly truth: Truth
  readonly asked: Question<number>
}

/** Points along each side of a surface of which only the plane is needed. */
const fewest = 3

/** Returns the experiment that a question is about: that of its stage, with the answer shown. */
async function askedOf(step: Step, main: Experiment, answers: Answers): Promise<Experiment> {
  const answer = step.question?.answer
  const stage = answer && 'stage' in answer ? (answer.stage ?? 0) : 0
  const seen = answered(step, main)
  if (stage === 0) return seen
  const view = step.beside?.[stage - 1]
  if (!view) throw ExperimentError.at('question', `there is no stage ${stage}`)
  const isDragged = hasSurface(seen) && seen.starts.some(({ kind }) => kind === 'plane')
  const terrain = isDragged ? await answers.terrain(seen, { resolution: fewest }) : undefined
  // It reads only the starts of runs, and the plane has them too.
  const { experiment, issues } = besideExperiment(seen, view, { terrain, runs: [] })
  if (experiment) return experiment
  throw new ExperimentError(issues)
}

/**
 * Returns the true answer to a step's question for an experiment. `stored` has the points of the step's sweep as it
 * opens, which are used if nothing was changed. Rejects with an ExperimentError if there is no such answer.
 */
export async function stepTruth(
  steps: readonly Step[],
  at: number,
  main: Experiment,
  answers: Answers,
  stored: readonly SweepPoint[] = [],
): Promise<StepTruth> {
  const step = steps[at]
  const { question, sweep, atlas } = step ?? {}
  if (!step || !question) throw ExperimentError.at('', 'this step has no question')
  const experiment = await askedOf(step, main, answers)
  if (isOfSweep(question)) {
    if (!sweep) throw ExperimentError.at('question', 'there is no sweep')
    const opening = parseExperiment(mergedExperiment(steps, at))
    const isStored = stored.length > 0 && studiedKey(opening) === studiedKey(main)
    const { runSweep } = await import('../../theory/sweep/run.ts')
    const points = isStored ? stored : await runSweep(answers, experiment, sweep)
    const asked = await inNumbers({ experiment, runs: [], answers }, question)
    return { truth: sweptTruth(asked, points), asked }
  }
  const source = await observe(answers, experiment)
  const asked = await inNumbers(source, question)
  return { truth: await truthOf(source, asked, atlas), asked }
}

/**
 * Returns the experiment that results from a patch on a step's.
 * @throws ExperimentError if the patch is invalid
 */
export const patchedStep = (steps: readonly Step[], at: number, patch: unknown = {}): Experiment =>
  parseExperiment(mergePatch(parseExperiment(mergedExperiment(steps, at)), patch))
