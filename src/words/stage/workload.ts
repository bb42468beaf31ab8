import { formatCount } from '../../math/picture/format.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { count } from '../../experiment/spec/values/sentences.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** Runs or a surface that take long: the whole, what they begin with, and seconds that the whole takes, about. */
export interface Shortened<T> {
  readonly whole: T
  readonly first: T
  readonly seconds: number
}

/** The parts of an experiment's work that begin with less. */
export interface Workload {
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

/** A length of time with one digit, tens from 10 on: a guess of a machine's speed allows no more. */
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

/** A sentence about the work that an experiment is on this machine, and what it begins with; undefined where it begins with all. */
export function workloadWords({ runs, surface }: Workload): string | undefined {
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
