import { inTurns } from '../../engine/backend/page-turns.ts'
import { freezeRows } from '../../exchange/freeze-rows.ts'
import { textOfBytes } from '../../exchange/incoming/text-bytes.ts'
import { parseJson } from '../../exchange/json.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'

/** The experiment in a file of JSON, with all at hand that it needs. Rejects with an ExperimentError where there is none. */
export async function experimentInFile(file: Blob): Promise<Experiment> {
  const text = textOfBytes(new Uint8Array(await file.arrayBuffer()), true) ?? ''
  const value = parseJson(
    text.replace(/^\uFEFF/, ''),
    'this is not JSON: check its quotes, commas and brackets',
  )
  await inTurns(freezeRows(value))
  await fetchNeeded(value)
  return parseExperiment(value)
}

/** An experiment as the text of a file, to be read and to be opened again. */
export const experimentFileText = (experiment: Experiment): string =>
  `${JSON.stringify(experiment, undefined, 1)}\n`
