import type { Authored } from '../experiment/authored.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import { wordingsOf, type Wording } from './algorithm-differences.ts'
import { asGiven } from './language/language.ts'
import { algorithmNames } from './names.ts'

/** Returns only the rule; gradient descent with batches is SGD. */
const plainRule = ({ id, batch }: AlgorithmSpec): string =>
  id === 'sgd' && batch !== 'full' ? 'SGD' : algorithmNames[id]

const givenName = ({ name = '' }: AlgorithmSpec): Authored => name.trim()

/** Returns the shortest wording of a field that tells it from the others. */
function wordsAmong(own: Wording, others: readonly Wording[]): string {
  const different = others.filter(({ value }) => value !== own.value)
  const levels = Array.from({ length: own.levels }, (_, level) => level)
  const apart = levels.find((level) =>
    different.every((other) => other.at(Math.min(level, other.levels - 1)) !== own.at(level)),
  )
  return own.at(apart ?? own.levels - 1)
}

/** Returns the least that tells an algorithm from others with its rule, in the order of `wordingsOf`. */
function differences(algorithm: AlgorithmSpec, others: readonly AlgorithmSpec[]): readonly string[] {
  let alike = others.map(wordingsOf)
  return wordingsOf(algorithm).flatMap((own, field) => {
    const theirs = alike.map((wordings) => wordings[field] ?? own)
    alike = alike.filter((wordings) => wordings[field]?.value === own.value)
    return alike.length < theirs.length ? [wordsAmong(own, theirs)] : []
  })
}

/**
 * Returns the rule of an algorithm, including what is always mentioned: that the network is linearised, or the run in a
 * subspace.
 */
export function ruleName(algorithm: AlgorithmSpec): string {
  const [twin, within] = wordingsOf(algorithm)
  return [plainRule(algorithm), twin?.at(0), within?.at(0)].filter(Boolean).join(', ')
}

/**
 * Returns the names of the runs of some algorithms: given names, or else only what differs. That is the rule; for several
 * algorithms with one rule, the rate, or else the next field that tells them apart. A rule that all share is left out.
 */
export function runNames(algorithms: readonly AlgorithmSpec[]): readonly string[] {
  const unnamed = algorithms.filter((algorithm) => givenName(algorithm) === '')
  const rules = new Set(unnamed.map(plainRule))
  return algorithms.map((algorithm) => {
    const given = givenName(algorithm)
    if (given !== '') return asGiven(given)
    const rule = plainRule(algorithm)
    const others = unnamed.filter((other) => other !== algorithm && plainRule(other) === rule)
    if (others.length === 0) return ruleName(algorithm)
    const differ = differences(algorithm, others).filter(Boolean)
    return [...(rules.size > 1 || differ.length === 0 ? [rule] : []), ...differ].join(', ')
  })
}

/** Returns true for a name that can take an ’s: only words, or a start by its number; not 'η 0.1' or 'momentum, μ 0.9'. */
const bearsGenitive = (name: string): boolean => /^(?:[\p{L}\u2063 -]+|start \d+)$/u.test(name)

/** A part of a run with the run's name: 'momentum’s end', 'end of η 0.1'. */
export const ofRun = (name: string, thing: 'end' | 'run'): string =>
  bearsGenitive(name) ? `${name}’s ${thing}` : `${thing} of ${name}`

/**
 * Returns the algorithm that a field belongs to, by a name that stays while the field changes: 'momentum', or 'run 2' if
 * several algorithms have that rule. Runs are counted from 1, as on the chips; if there are several starts, algorithms
 * are counted instead.
 */
export function ownerName(algorithms: readonly AlgorithmSpec[], index: number, starts: number): string {
  const algorithm = algorithms[index]
  if (!algorithm) return ''
  const given = givenName(algorithm)
  if (given !== '') return asGiven(given)
  const rule = ruleName(algorithm)
  const isAlone = algorithms.every((other, i) => i === index || ruleName(other) !== rule)
  return isAlone ? rule : `${starts > 1 ? 'algorithm' : 'run'} ${index + 1}`
}

/**
 * A field of an algorithm with its owner: 'learning rate of momentum', or 'μ of momentum', since momentum is a rule and
 * its hyperparameter.
 */
export const fieldOf = (field: string, owner: string): string =>
  `${field === owner ? 'μ' : field} of ${owner}`

/** Returns the name of an algorithm's runs among others; if it is the only one, that of its rule. */
export const algorithmName = (
  algorithm: AlgorithmSpec,
  all: readonly AlgorithmSpec[] = [algorithm],
): string => runNames(all)[all.indexOf(algorithm)] ?? ruleName(algorithm)
