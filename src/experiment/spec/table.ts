import * as v from 'valibot'
import type { Authored } from '../authored.ts'
import { mostInputName, mostNamedInputs, mostParts, mostSide } from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { featureList, inputIssues } from './features.ts'
import type { Rows } from './values/known-rows.ts'
import { atMost, nonNegativeRows, rows } from './values/lists.ts'
import { outputCount, outputsPath, type NetworkSpec } from './model.ts'
import { whole } from './values/numbers.ts'
import { count } from './values/sentences.ts'

/** Invisible characters and unpaired surrogates, and characters that could reverse or break the surrounding text. */
export const unseenLetters = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** Returns true for a text that may be the name of an input. */
export const isInputName = (name: string): boolean =>
  name.trim() !== '' && name.length <= mostInputName && !unseenLetters.test(name)

const inputName: v.GenericSchema<string, Authored> = v.pipe(
  v.string(),
  v.check(isInputName, `must be a single line of 1 to ${mostInputName} characters`),
)

/**
 * Samples as a table: a row of inputs, one of targets and, optionally, one of weights for each sample. `parts` are further parts, keyed by name.
 */
export const table = v.strictObject({
  kind: v.literal('table'),
  task: v.picklist(['regression', 'classification']),
  inputs: rows,
  targets: rows,
  /** A name for each input, such as that of its column in a file; x₁, x₂ … by default. */
  inputNames: v.optional(atMost(mostNamedInputs, v.array(inputName))),
  weights: v.optional(nonNegativeRows),
  testInputs: v.optional(rows),
  testTargets: v.optional(rows),
  testWeights: v.optional(nonNegativeRows),
  parts: v.optional(
    atMost(
      mostParts,
      v.record(
        v.string(),
        v.strictObject({ inputs: rows, targets: rows, weights: v.optional(nonNegativeRows) }),
      ),
      `must have at most ${mostParts} parts`,
    ),
  ),
  /** Pixels along each side if the inputs are square images, row-major from the upper left; they are then drawn as images. */
  picture: v.optional(whole(2, mostSide)),
  features: featureList,
})
/** A table with its defaults filled in. */
export type TableSpec = v.InferOutput<typeof table>

/** Returns all lists of rows of a table: the inputs, targets and weights of each part. */
export function rowsOf({ parts = {}, ...table }: TableSpec): Rows[] {
  const { inputs, targets, weights, testInputs, testTargets, testWeights } = table
  const further = Object.values(parts).flatMap((part) => [part.inputs, part.targets, part.weights])
  return [inputs, targets, weights, testInputs, testTargets, testWeights, ...further].filter(
    (rows) => rows !== undefined,
  )
}

/** Yields the issue of the first row that does not have `columns` entries. */
function* raggedIssues(rows: Rows, columns: number, path: string): Generator<ExperimentIssue> {
  const ragged = rows.findIndex((row) => row.length !== columns)
  if (ragged >= 0)
    yield {
      path: `${path}[${ragged}]`,
      message: `must have ${count(columns, 'entry', 'entries')}, like the first row of the training set, not ${rows[ragged]?.length}`,
    }
}

function* partIssues(
  part: { inputs: Rows; targets: Rows; weights?: Rows | undefined },
  [inputs, targets, weights]: readonly [string, string, string],
  table: TableSpec,
): Generator<ExperimentIssue> {
  const columns = table.targets[0]?.length ?? 0
  yield* raggedIssues(part.inputs, table.inputs[0]?.length ?? 0, inputs)
  yield* raggedIssues(part.targets, columns, targets)
  const rows = part.inputs.length
  if (part.targets.length !== rows)
    yield {
      path: targets,
      message: `must have ${count(rows, 'row')}, as many as ${inputs}, not ${part.targets.length}`,
    }
  if (!part.weights) return
  yield* raggedIssues(part.weights, columns, weights)
  if (part.weights.length !== rows)
    yield {
      path: weights,
      message: `must have ${count(rows, 'row')}, as many as ${inputs}, not ${part.weights.length}`,
    }
  if (part.weights.every((row) => row.every((weight) => weight === 0)))
    yield { path: weights, message: 'must not all be 0' }
}

function* testIssues(table: TableSpec): Generator<ExperimentIssue> {
  const { testInputs, testTargets, testWeights } = table
  if (testInputs && testTargets)
    yield* partIssues(
      { inputs: testInputs, targets: testTargets, weights: testWeights },
      ['data.testInputs', 'data.testTargets', 'data.testWeights'],
      table,
    )
  else if (testInputs) yield { path: 'data.testTargets', message: 'is missing. testInputs needs targets too' }
  else if (testTargets) yield { path: 'data.testInputs', message: 'is missing. testTargets needs inputs too' }
  else if (testWeights) yield { path: 'data.testWeights', message: 'needs testInputs and testTargets too' }
}

/** Yields the issues of a table, and of the model's inputs and outputs with it. */
export function* tableIssues(table: TableSpec, model: NetworkSpec): Generator<ExperimentIssue> {
  yield* partIssues(table, ['data.inputs', 'data.targets', 'data.weights'], table)
  yield* testIssues(table)
  for (const [name, part] of Object.entries(table.parts ?? {})) {
    const path = `data.parts.${name}`
    if (name === 'train' || name === 'test' || name === '')
      yield {
        path,
        message: 'an additional part needs another name. Use testInputs and testTargets for the test set',
      }
    yield* partIssues(part, [`${path}.inputs`, `${path}.targets`, `${path}.weights`], table)
  }
  const columns = table.inputs[0]?.length ?? 0
  const { picture, inputNames } = table
  if (inputNames && inputNames.length !== columns)
    yield {
      path: 'data.inputNames',
      message: `must name the ${count(columns, 'input')} of the data, not ${inputNames.length}`,
    }
  if (picture !== undefined && picture ** 2 !== columns)
    yield { path: 'data.picture', message: `needs ${picture ** 2} inputs, but the data has ${columns}` }
  yield* inputIssues(table.features, columns, model)
  const targets = table.targets[0]?.length ?? 0
  if (outputCount(model) !== targets)
    yield {
      path: `model.${outputsPath(model)}`,
      message: `must be ${targets}, because the data has ${count(targets, 'target')}`,
    }
}
