import type { Experiment } from '../experiment/spec/experiment.ts'
import { RandomStream } from '../math/statistics/random.ts'

/**
 * An answer: its goal G, from N(0, 1), is its true value; its proxy P = G + E, with E also from N(0, 1),
 * decides the choice.
 */
export interface ProxiedAnswer {
  readonly goal: number
  readonly proxy: number
}

/** Returns the `n` answers of draw `draw`, in float64. A larger n only adds answers. */
export function drawAnswers({ seed }: Pick<Experiment, 'seed'>, n: number, draw: number): ProxiedAnswer[] {
  const [merit, luck] = [new RandomStream(seed, 'merit'), new RandomStream(seed, 'luck')]
  return Array.from({ length: n }, (_, i) => {
    const goal = merit.normal(i, draw)
    return { goal, proxy: goal + luck.normal(i, draw) }
  })
}

/** Returns the answer with the largest proxy, from at least one. */
export const bestByProxy = (answers: readonly ProxiedAnswer[]): ProxiedAnswer =>
  answers.reduce((best, one) => (one.proxy > best.proxy ? one : best))

/**
 * Returns the number of answers per choice: the batch size of the first algorithm; `undefined` if it has
 * none.
 */
export function choiceSize(experiment: Experiment): number | undefined {
  const batch = experiment.kind === 'problem' ? undefined : experiment.algorithms[0]?.batch
  return batch && batch !== 'full' ? batch.size : undefined
}
