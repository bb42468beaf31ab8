import { inflateSync, strFromU8 } from 'fflate'
import { fromBase64url } from '../../../src/exchange/base64url.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { problemNumber, problemNumbers } from '../../../src/reference/procedure/problem-number.ts'
import type { Experiment } from '../../../src/experiment/spec/experiment.ts'

/** The value in a link, as whoever made it wrote it: without the program's parser. */
export function meaningOf(link: string): object {
  const bytes = fromBase64url(link.slice('1.'.length))
  if (!bytes) throw new Error(`${link} is no base64url`)
  const value: object = JSON.parse(strFromU8(inflateSync(bytes)))
  return value
}

/** Losses at five records of each run, or the numbers that a problem has. */
export function numbersOf(experiment: Experiment): number[][] {
  if (experiment.kind === 'training')
    return oracle
      .train(experiment)
      .map(({ loss }) => [0, 1, 2, 3, 4].map((i) => loss[Math.floor((i * (loss.length - 1)) / 4)] ?? 0))
  const { problem, seed } = experiment
  return problemNumbers.map((name) => {
    try {
      return [problemNumber(problem, name, seed)]
    } catch {
      return []
    }
  })
}

/** Fields that stood beside a problem before there were kinds. */
const idle = ['data', 'model', 'metric', 'algorithms', 'starts', 'plane', 'terrain']

/** The part of a stored link's meaning that the format still has: all but the fields that are named here. */
export const keptOf = (meaning: object): object =>
  Object.fromEntries(
    Object.entries(meaning).filter(([name]) => !('problem' in meaning && idle.includes(name))),
  )
