import { inflateSync, strFromU8 } from 'fflate'
import { fromBase64url } from '../../../src/exchange/base64url.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { problemNumber, problemNumbers } from '../../../src/reference/problem-number.ts'
import type { Experiment } from '../../../src/experiment/spec/experiment.ts'

/** The value in a link as its author wrote it, decoded without the program's parser. */
export function meaningOf(link: string): Written {
  const bytes = fromBase64url(link.slice('1.'.length))
  if (!bytes) throw new Error(`${link} is no base64url`)
  const value: Written = JSON.parse(strFromU8(inflateSync(bytes)))
  return value
}

/** Losses at five records of each run, or the numbers of a problem. */
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

/**
 * Hyperparameters and the rules that use them. Links of 2026 carry each of them for every rule, and the
 * parser drops the unused ones.
 */
const owners: readonly (readonly [name: string, rules: readonly string[]])[] = [
  ['momentum', ['momentum', 'nesterov', 'heavy-ball', 'muon']],
  ['beta1', ['adam', 'adamw', 'lion']],
  ['beta2', ['adam', 'adamw', 'lion']],
  ['epsilon', ['rmsprop', 'adam', 'adamw', 'adagrad']],
  ['epsilonInside', ['rmsprop', 'adam', 'adamw', 'adagrad']],
  ['decay', ['rmsprop']],
  ['initialAccumulator', ['adagrad']],
  ['damping', ['newton', 'gauss-newton']],
  ['rho', ['sam']],
  ['temperature', ['langevin']],
  ['radius', ['perturbed']],
  ['threshold', ['perturbed']],
  ['interval', ['perturbed']],
]

interface Written {
  readonly algorithms?: readonly { readonly id: string }[]
}

const keptOfAlgorithm = (algorithm: { readonly id: string }): object =>
  Object.fromEntries(
    Object.entries(algorithm).filter(([field]) =>
      owners.every(([name, rules]) => name !== field || rules.includes(algorithm.id)),
    ),
  )

/** Fields that accompanied a problem before experiments had kinds. */
const idle = ['data', 'model', 'metric', 'algorithms', 'starts', 'plane', 'terrain']

/** The part of a stored link's value that the format still has: everything except the fields named here. */
export function keptOf(meaning: Written): object {
  if ('problem' in meaning)
    return Object.fromEntries(Object.entries(meaning).filter(([name]) => !idle.includes(name)))
  return meaning.algorithms ? { ...meaning, algorithms: meaning.algorithms.map(keptOfAlgorithm) } : meaning
}
