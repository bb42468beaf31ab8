import { classTargets } from '../experiment/data/build.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { pictureSide } from '../experiment/spec/data.ts'
import { coordinatesOf } from '../experiment/spec/generated.ts'
import type { TableSpec } from '../experiment/spec/table.ts'
import { mostSamples } from '../experiment/spec/values/bounds.ts'
import { generatorOf } from '../experiment/generators/catalogue.ts'
import { maxOf } from '../math/statistics/range.ts'
import { changed } from './patch.ts'
import { tableOf } from './written-samples.ts'

/** A hand-drawn sample: a number for each input, and one for each target. */
export interface DrawnPoint {
  readonly inputs: readonly number[]
  readonly targets: readonly number[]
}

export const mostDrawnClasses = 6

/** Returns whether the samples lie on the picture of the function: one or two inputs that are not pixels. */
export function isDrawable({ data, model }: TrainingExperiment): boolean {
  if (model.kind === 'function' || data.kind === 'none' || pictureSide(data) !== undefined) return false
  if (data.kind === 'table') return (data.inputs[0]?.length ?? 0) <= 2
  const generator = generatorOf(data.id)
  return generator !== undefined && coordinatesOf(generator, data, model) <= 2
}

/**
 * Returns the samples of an experiment as a table, before they are edited by hand; `undefined` if they cannot
 * be drawn.
 */
export function drawnTable(experiment: TrainingExperiment): TableSpec | undefined {
  const { data, model, seed } = experiment
  if (!isDrawable(experiment) || model.kind === 'function' || data.kind === 'none') return undefined
  return data.kind === 'table' ? data : tableOf(data, model, seed)
}

/** Number of classes of a table: two if there is one target of ±1. */
export const classCount = ({ targets: [row = [0]] }: Pick<TableSpec, 'targets'>): number =>
  row.length === 1 ? 2 : row.length

/** The class of a row of targets: the sign of one, the largest of several. */
const classOfRow = (row: readonly number[]): number =>
  row.length === 1 ? Number(row[0]! > 0) : row.indexOf(maxOf(row))

/** Returns the targets of a class: one of ±1 if `outputs` is 1, otherwise one entry per class. */
export const targetsOf = (label: number, outputs: number): readonly number[] =>
  classTargets(Math.max(2, outputs), outputs)[label] ?? []

/** Returns a table whose targets have one entry per class; unchanged if it has that many already. */
export function withClasses(table: TableSpec, count: number): TableSpec {
  if (count <= classCount(table)) return table
  const wider = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => [...targetsOf(classOfRow(row), count)])
  // Weights belong to targets, whose number changes: each sample keeps its first.
  const weighed = (rows: readonly (readonly number[])[] | undefined) =>
    rows?.map(([weight = 1]) => Array<number>(count).fill(weight))
  const parts = Object.entries(table.parts ?? {}).map(
    ([name, part]) =>
      [name, changed(part, { targets: wider(part.targets), weights: weighed(part.weights) })] as const,
  )
  return changed(table, {
    targets: wider(table.targets),
    weights: weighed(table.weights),
    testTargets: table.testTargets && wider(table.testTargets),
    testWeights: weighed(table.testWeights),
    parts: table.parts && Object.fromEntries(parts),
  })
}

/** Adds samples to the table, up to its limit. */
export function withPoints(table: TableSpec, points: readonly DrawnPoint[]): TableSpec {
  const room = Math.max(0, mostSamples - table.inputs.length)
  const added = points.slice(0, room)
  if (added.length === 0) return table
  return changed(table, {
    inputs: [...table.inputs, ...added.map(({ inputs }) => [...inputs])],
    targets: [...table.targets, ...added.map(({ targets }) => [...targets])],
    weights: table.weights && [
      ...table.weights,
      ...added.map(({ targets }) => Array<number>(targets.length).fill(1)),
    ],
  })
}

/** Replaces a sample of the table. */
export function withPointAt(table: TableSpec, index: number, { inputs, targets }: DrawnPoint): TableSpec {
  return {
    ...table,
    inputs: table.inputs.with(index, [...inputs]),
    targets: table.targets.with(index, [...targets]),
  }
}

/** Removes some samples from the table. */
export function withoutPoints(table: TableSpec, indices: readonly number[]): TableSpec {
  const gone = new Set(indices)
  const left = <Row>(rows: readonly Row[]): Row[] => rows.filter((_, n) => !gone.has(n))
  return changed(table, {
    inputs: left(table.inputs),
    targets: left(table.targets),
    weights: table.weights && left(table.weights),
  })
}

/**
 * Removes all samples, and the parts drawn with them, to start drawing from scratch. The table is not valid
 * in an experiment until it has a sample.
 */
export const withoutAll = ({ task, inputNames, features }: TableSpec): TableSpec => ({
  kind: 'table',
  task,
  inputs: [],
  targets: [],
  ...(inputNames && { inputNames }),
  ...(features && { features }),
})
