import type { Experiment } from '../experiment/spec/experiment.ts'
import { RandomStream } from '../math/statistics/random.ts'

/** An answer: its goal G, from N(0, 1), is what it is worth; its proxy P = G + E, E from N(0, 1) as well, is what it is chosen by. */
export interface ProxiedAnswer {
  readonly goal: number
  readonly proxy: number
}

/** The `n` answers of draw number `draw`, in float64. The first of more answers are those of fewer. */
export function drawAnswers({ seed }: Pick<Experiment, 'seed'>, n: number, draw: number): ProxiedAnswer[] {
  const [merit, luck] = [new RandomStream(seed, 'merit'), new RandomStream(seed, 'luck')]
  return Array.from({ length: n }, (_, i) => {
    const goal = merit.normal(i, draw)
    return { goal, proxy: goal + luck.normal(i, draw) }
  })
}

/** The answer with the largest proxy, of one or more. */
export const bestByProxy = (answers: readonly ProxiedAnswer[]): ProxiedAnswer =>
  answers.reduce((best, one) => (one.proxy > best.proxy ? one : best))

/** The number of answers of each choice: the size of a batch of the first algorithm; undefined where it takes no batches of a size. */
export function choiceSize(experiment: Experiment): number | undefined {
  const batch = experiment.kind === 'problem' ? undefined : experiment.algorithms[0]?.batch
  return batch && batch !== 'full' ? batch.size : undefined
}
