import { inTurns } from '../../engine/backend/page-turns.ts'
import { freezeRows } from '../../exchange/freeze-rows.ts'
import { textOfBytes } from '../../exchange/incoming/incoming.ts'
import { parseJson } from '../../exchange/json.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import { kinds, type Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { isUnknownField, keysOf, unknownField } from '../../exchange/field-names.ts'

/** The experiment in a JSON file, after loading everything it needs. Rejects with an ExperimentError if there is none. */
export async function experimentInFile(file: Blob): Promise<Experiment> {
  const text = textOfBytes(new Uint8Array(await file.arrayBuffer()), true) ?? ''
  const value = parseJson(
    text.replace(/^\uFEFF/, ''),
    'this is not JSON. Check its quotes, commas and brackets',
  )
  await inTurns(freezeRows(value))
  await fetchNeeded(value)
  try {
    return parseExperiment(value)
  } catch (error) {
    throw error instanceof ExperimentError ? withFieldsMeant(error, value) : error
  }
}

/** Adds the field that was probably meant to each issue about an unknown field. */
function withFieldsMeant({ issues }: ExperimentError, value: unknown): ExperimentError {
  const schema = kinds[Object(value).problem === undefined ? 'training' : 'problem']
  return new ExperimentError(
    issues.map(({ path, message }) => ({
      path,
      message: isUnknownField(message) ? unknownField(schema, value, keysOf(path)) : message,
    })),
  )
}

/** An experiment as the text of a file that can be opened again. */
export const experimentFileText = (experiment: Experiment): string =>
  `${JSON.stringify(experiment, undefined, 1)}\n`
