import { generatorOf } from '../experiment/generators/catalogue.ts'
import type { DataSpec } from '../experiment/spec/data.ts'
import type { AttackSpec, LossId } from '../experiment/spec/metric.ts'
/** Kind of targets: numbers, or classes. */
export type Task = 'regression' | 'classification'

/** Returns the task of the data, by their targets; `undefined` without data. */
export function taskOf(data: DataSpec): Task | undefined {
  if (data.kind === 'none') return undefined
  return data.kind === 'table' ? data.task : generatorOf(data.id)?.task
}

/** Returns the losses that can be minimised on these data with this many outputs, the default first. */
export function fittingLosses(task: Task, outputs: number): readonly LossId[] {
  if (task === 'regression') return ['squared']
  return outputs === 1 ? ['squared', 'logistic', 'hinge'] : ['cross-entropy', 'squared']
}

/** Returns the losses that a surface can show: those, and the error rate of classes. */
export const shownLosses = (task: Task, outputs: number): readonly LossId[] =>
  task === 'classification' ? [...fittingLosses(task, outputs), 'zero-one'] : fittingLosses(task, outputs)

export const defaultAttack: AttackSpec = { epsilon: 0.25, norm: 'l2', steps: 1 }
