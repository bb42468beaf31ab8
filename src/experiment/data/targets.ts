import type { Dataset } from './dataset.ts'
import type { ExperimentIssue } from '../spec/error.ts'
import type { LossId } from '../spec/metric.ts'

type Row = readonly number[]

const signs = (row: Row): string | undefined => {
  const wrong = row.find((y) => y !== 1 && y !== -1)
  if (wrong === undefined) return undefined
  return wrong === 0 ? 'targets must be -1 or 1: write -1 for 0' : `targets must be -1 or 1, not ${wrong}`
}

/** Tolerance of the sum 1 of a row's entries: the error of adding them up. */
const sumTolerance = 1e-9

const shares = (row: Row): string | undefined => {
  if (row.some((y) => y < 0)) return 'the targets of a row must not be negative'
  const sum = row.reduce((total, y) => total + y, 0)
  return Math.abs(sum - 1) <= sumTolerance
    ? undefined
    : `the targets of a row must sum to 1, one for each class, not to ${sum}`
}

/** The rule of a loss for a row of targets; undefined where any will do. */
function ruleOf(loss: LossId, outputs: number): ((row: Row) => string | undefined) | undefined {
  if (loss === 'cross-entropy') return shares
  if (loss === 'logistic' || loss === 'hinge') return signs
  return loss === 'zero-one' && outputs === 1 ? signs : undefined
}

/** Path of the targets of one part in an experiment. */
const targetsPath = (part: string): string => {
  if (part === 'train') return 'data.targets'
  return part === 'test' ? 'data.testTargets' : `data.parts.${part}.targets`
}

/** Issues of a part's targets with a loss: its first row, at `data.targets[…]` of a table. */
export function* targetIssues(
  loss: LossId,
  part: string,
  dataset: Dataset,
  generated: boolean,
): Generator<ExperimentIssue> {
  const rule = ruleOf(loss, dataset.outputs)
  const { targets, count } = dataset.parts[part] ?? { targets: new Float64Array(), count: 0 }
  if (!rule) return
  for (let n = 0; n < count; n++) {
    const problem = rule([...targets.subarray(n * dataset.outputs, (n + 1) * dataset.outputs)])
    if (problem === undefined) continue
    yield {
      path: generated ? 'data.targets' : `${targetsPath(part)}[${n}]`,
      message: `for the ${loss} loss ${problem}`,
    }
    return
  }
}
