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

/** A sample that a hand sets: a number for each input, and one for each target. */
export interface DrawnPoint {
  readonly inputs: readonly number[]
  readonly targets: readonly number[]
}

/** The most classes that are drawn. */
export const mostDrawnClasses = 6

/** True of data whose samples lie on the picture of the function: of one or two inputs, which are no pixels. */
export function isDrawable({ data, model }: TrainingExperiment): boolean {
  if (model.kind === 'function' || data.kind === 'none' || pictureSide(data) !== undefined) return false
  if (data.kind === 'table') return (data.inputs[0]?.length ?? 0) <= 2
  const generator = generatorOf(data.id)
  return generator !== undefined && coordinatesOf(generator, data, model) <= 2
}

/** The samples of an experiment as a table, as they are before a hand changes them; undefined where they cannot be drawn. */
export function drawnTable(experiment: TrainingExperiment): TableSpec | undefined {
  const { data, model, seed } = experiment
  if (!isDrawable(experiment) || model.kind === 'function' || data.kind === 'none') return undefined
  return data.kind === 'table' ? data : tableOf(data, model, seed)
}

/** Number of the classes of a table: two where there is one target of ±1. */
export const classCount = ({ targets: [row = [0]] }: Pick<TableSpec, 'targets'>): number =>
  row.length === 1 ? 2 : row.length

/** The class of a row of targets: the sign of one, the largest of several. */
const classOfRow = (row: readonly number[]): number =>
  row.length === 1 ? Number(row[0]! > 0) : row.indexOf(maxOf(row))

/** The targets of a class among so many: one of ±1 where `outputs` is 1, else an entry for each class. */
export const targetsOf = (label: number, outputs: number): readonly number[] =>
  classTargets(Math.max(2, outputs), outputs)[label] ?? []

/** A table whose targets have an entry for each of so many classes; as it is where there are as many already. */
export function withClasses(table: TableSpec, count: number): TableSpec {
  if (count <= classCount(table)) return table
  const wider = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => [...targetsOf(classOfRow(row), count)])
  // A weight belongs to a target, of which there are others now: each sample keeps its first.
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

/** The table with further samples, as many as it may have. */
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

/** The table with a sample elsewhere. */
export function withPointAt(table: TableSpec, index: number, { inputs, targets }: DrawnPoint): TableSpec {
  return {
    ...table,
    inputs: table.inputs.with(index, [...inputs]),
    targets: table.targets.with(index, [...targets]),
  }
}

/** The table without some of its samples. */
export function withoutPoints(table: TableSpec, indices: readonly number[]): TableSpec {
  const gone = new Set(indices)
  const left = <Row>(rows: readonly Row[]): Row[] => rows.filter((_, n) => !gone.has(n))
  return changed(table, {
    inputs: left(table.inputs),
    targets: left(table.targets),
    weights: table.weights && left(table.weights),
  })
}

/** The table without samples, and without the parts that were drawn with them: what one begins with who draws all. No experiment takes it before it has one. */
export const withoutAll = ({ task, inputNames, features }: TableSpec): TableSpec => ({
  kind: 'table',
  task,
  inputs: [],
  targets: [],
  ...(inputNames && { inputNames }),
  ...(features && { features }),
})
