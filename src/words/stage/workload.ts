import { formatCount } from '../../math/picture/format.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { count } from '../../experiment/spec/values/sentences.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** A long computation: its full size, the size it begins with, and the approximate seconds for the full size. */
export interface Shortened<T> {
  readonly whole: T
  readonly first: T
  readonly seconds: number
}

/** The parts of an experiment's work that begin with less. */
export interface WorkParts {
  readonly runs?: Shortened<TrainingExperiment> | undefined
  /** Points along each side, or along a line. */
  readonly surface?: (Shortened<number> & { readonly line: boolean }) | undefined
}

const most = ({ algorithms }: TrainingExperiment): number => maxOf(algorithms.map(lastStep))

const stepWords = (experiment: TrainingExperiment): string =>
  `${formatCount(most(experiment))} ${most(experiment) === 1 ? 'step' : 'steps'}`

const runWords = (experiment: TrainingExperiment): string =>
  `${count(experiment.starts.length, 'start')} × ${count(experiment.algorithms.length, 'algorithm')} × ${stepWords(experiment)}`

const pointWords = (points: number, line: boolean): string =>
  line ? `${points} points` : `${points} × ${points} points`

/** Returns a duration with one digit, or in tens from 10: the estimate of a machine's speed allows no more. */
function aboutWords(seconds: number): string {
  const units = [
    ['second', 1, 90],
    ['minute', 60, 90],
    ['hour', 3600, 36],
    ['day', 86_400, Infinity],
  ] as const
  const [unit, length] = units.find(([, size, most]) => seconds < most * size) ?? units[3]
  const amount = Math.max(1, seconds / length)
  return count(amount < 10 ? Math.round(amount) : 10 * Math.round(amount / 10), unit)
}

/** Returns a sentence about the work of an experiment on this machine, and what it begins with; undefined if it begins in full. */
export function workloadWords({ runs, surface }: WorkParts): string | undefined {
  if (!runs && !surface) return undefined
  const seconds = (runs?.seconds ?? 0) + (surface?.seconds ?? 0)
  const whole = [
    runs && runWords(runs.whole),
    surface && `a surface of ${pointWords(surface.whole, surface.line)}`,
  ]
  const first = [runs && stepWords(runs.first), surface && pointWords(surface.first, surface.line)]
  const all = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' and ')
  return `${all(whole)}: about ${aboutWords(seconds)} on this machine. It begins with ${all(first)}.`
}
