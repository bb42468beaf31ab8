import { generatorOf } from '../experiment/data/catalogue.ts'
import type { DataSpec } from '../experiment/schema/data.ts'
import type { LossId } from '../experiment/schema/metric.ts'

export type Task = 'regression' | 'classification'

/** Whether the data have classes or numbers as targets; undefined where there are none. */
export function taskOf(data: DataSpec): Task | undefined {
  if (data.kind === 'none') return undefined
  return data.kind === 'table' ? data.task : generatorOf(data.id)?.task
}

/** The losses that can be minimised on these data with this many outputs, the usual one first. */
export function fittingLosses(task: Task, outputs: number): readonly LossId[] {
  if (task === 'regression') return ['squared']
  return outputs === 1 ? ['squared', 'logistic', 'hinge'] : ['cross-entropy', 'squared']
}

/** The losses that a surface may show: those, and the error rate of classes. */
export const shownLosses = (task: Task, outputs: number): readonly LossId[] =>
  task === 'classification' ? [...fittingLosses(task, outputs), 'zero-one'] : fittingLosses(task, outputs)
