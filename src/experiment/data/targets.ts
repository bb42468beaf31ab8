import type { DataSpec } from '../spec/data.ts'
import type { ExperimentIssue } from '../spec/values/error.ts'
import type { LossId } from '../spec/metric.ts'
import { outputCount, type NetworkSpec } from '../spec/model.ts'
import type { GeneratedSpec } from '../spec/generated.ts'
import type { TableSpec } from '../spec/table.ts'
import { buildDataset, classTargets } from './build.ts'
import { generatorOf } from '../generators/catalogue.ts'

type Row = readonly number[]

/** Returns the sentence that explains why a loss rejects a row; undefined if it accepts the row. */
type Rule = (row: Row) => string | undefined

const signs = (row: Row): string | undefined => {
  const wrong = row.find((y) => y !== 1 && y !== -1)
  if (wrong === undefined) return undefined
  return wrong === 0
    ? 'targets must be -1 or 1. Write -1 instead of 0'
    : `targets must be -1 or 1, not ${wrong}`
}

/** Tolerance for the sum 1 of a row's entries, which covers the rounding error of the sum. */
const sumTolerance = 1e-9

const shares = (row: Row): string | undefined => {
  if (row.some((y) => y < 0)) return 'the targets of a row must not be negative'
  const sum = row.reduce((total, y) => total + y, 0)
  return Math.abs(sum - 1) <= sumTolerance
    ? undefined
    : `the targets of a row, one for each class, must sum to 1, not ${sum}`
}

/** Returns the rule of a loss for a row of targets; undefined if it accepts all. */
function ruleOf(loss: LossId, outputs: number): Rule | undefined {
  if (loss === 'cross-entropy') return shares
  if (loss === 'logistic' || loss === 'hinge') return signs
  return loss === 'zero-one' && outputs === 1 ? signs : undefined
}

/** Returns the path of the targets of one part in an experiment. */
const targetsPath = (part: string): string => {
  if (part === 'train') return 'data.targets'
  return part === 'test' ? 'data.testTargets' : `data.parts.${part}.targets`
}

/** Yields consecutive rows of `columns` numbers. */
function* rowsIn(numbers: Float64Array, columns: number): Generator<Row> {
  for (let at = 0; at < numbers.length; at += columns) yield [...numbers.subarray(at, at + columns)]
}

/** Returns the targets that a generator gives to a part; undefined if they may be any numbers. */
function generatedTargets(
  part: string,
  data: GeneratedSpec,
  model: NetworkSpec,
  seed: number,
): Iterable<Row> | undefined {
  const generator = generatorOf(data.id)
  const outputs = outputCount(model)
  if (generator?.task === 'classification') return classTargets(generator.classes(data.parameters), outputs)
  if (generator?.coordinates === 'model') return undefined
  return rowsIn(buildDataset(data, model, seed).parts[part]?.targets ?? new Float64Array(), outputs)
}

/** Returns the targets that a table lists for a part. */
function writtenTargets(part: string, data: TableSpec): readonly Row[] {
  if (part === 'train') return data.targets
  return (part === 'test' ? data.testTargets : data.parts?.[part]?.targets) ?? []
}

/** Returns the first row that a rule rejects, and the reason. */
function wrongRow(
  rows: Iterable<Row>,
  rule: Rule,
): { readonly n: number; readonly problem: string } | undefined {
  let n = 0
  for (const row of rows) {
    const problem = rule(row)
    if (problem !== undefined) return { n, problem }
    n++
  }
  return undefined
}

/** Yields the issue of the first row of a part's targets that the loss rejects; its path names the row of a table. */
export function* targetIssues(
  loss: LossId,
  part: string,
  data: DataSpec,
  model: NetworkSpec,
  seed: number,
): Generator<ExperimentIssue> {
  const rule = ruleOf(loss, outputCount(model))
  if (!rule || data.kind === 'none') return
  const isTable = data.kind === 'table'
  const rows = isTable ? writtenTargets(part, data) : generatedTargets(part, data, model, seed)
  const wrong = rows
    ? wrongRow(rows, rule)
    : { n: 0, problem: 'targets cannot be arbitrary numbers. Choose the squared loss' }
  if (wrong)
    yield {
      path: isTable ? `${targetsPath(part)}[${wrong.n}]` : 'data.targets',
      message: `for the ${loss} loss, ${wrong.problem}`,
    }
}
