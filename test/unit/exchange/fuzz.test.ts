import fc from 'fast-check'
import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { parseTable, tableText } from '../../../src/exchange/table-text.ts'
import { mostIssues, mostMessage, mostPath } from '../../../src/experiment/spec/values/bounds.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import type { ExperimentInput } from '../../../src/experiment/spec/experiment.ts'
import { readExperiment } from '../../../src/landscape/opening/source.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { fetchLinks } from '../../../src/study/lecture/links.ts'
import { arbitraryExperiment } from '../../support/arbitrary/arbitrary-experiment.ts'
import { isLong } from '../../support/long.ts'
import { Mutator } from '../../support/arbitrary/mutator.ts'
import { processorTime } from '../../support/processor-time.ts'

await fetchLinks()

/** The number of mutated cases of each of the four kinds. */
const cases = isLong ? 100_000 : 5000
const seed = 1

/** Processor time, in milliseconds, that no case may exceed, including garbage collection. */
const most = 300

const inputs: readonly ExperimentInput[] = [
  ...presets.map(({ experiment }) => experiment),
  ...fc.sample(arbitraryExperiment, { seed, numRuns: 100 }),
]
const links = inputs.map((input) => experimentToLink(parseExperiment(input)))
const table = tableText({
  inputs: [[1, -2], [0.5, 1e-3], [3, 4]],
  targets: [[1], [-1], [1]],
  weights: [[1], [0], [2]],
}) // prettier-ignore

/** Milliseconds for all cases of a kind. The long form takes minutes on a processor with other work. */
const patience = isLong ? 900_000 : 60_000

function refusal(read: () => { readonly version: number }): ExperimentError | undefined {
  try {
    expect(read().version).toBe(1)
    return undefined
  } catch (error) {
    if (error instanceof ExperimentError) return error
    throw error
  }
}

/**
 * Whether an experiment came out. The only other permitted result is an ExperimentError within its limits.
 */
function opens(read: () => { readonly version: number }): boolean {
  const error = refusal(read)
  if (!error) return true
  expect(error.issues.length).toBeGreaterThan(0)
  expect(error.issues.length).toBeLessThanOrEqual(mostIssues)
  for (const { path, message } of error.issues) {
    expect(path.length).toBeLessThanOrEqual(mostPath)
    expect(message.length).toBeLessThanOrEqual(mostMessage)
    expect(message).toMatch(/\S/)
  }
  return false
}

/** Runs the cases of a kind, and prints their results and the longest time. */
function fuzz(kind: string, mutated: (mutator: Mutator) => () => boolean): void {
  const mutator = new Mutator(seed)
  const count = cases / 4
  let opened = 0
  let [slowest, at] = [0, 0]
  for (let i = 0; i < count; i++) {
    const open = mutated(mutator)
    if (open()) opened++
    const time = processorTime(open, most)
    if (time > slowest) [slowest, at] = [time, i]
  }
  expect(slowest, `case ${at} of ${kind}`).toBeLessThan(most)
  expect(opened).toBeGreaterThan(0)
  expect(opened).toBeLessThan(count)
  if (isLong)
    console.info(
      `${count} mutated ${kind}: ${opened} opened, ${count - opened} refused, slowest ${slowest.toFixed(0)} ms`,
    )
}

test(
  'a mutated experiment is an experiment or is refused in a short message and limited time',
  () => {
    fuzz('experiments', (mutator) => {
      const input = mutator.object(mutator.from(inputs))
      return () => opens(() => parseExperiment(input))
    })
  },
  patience,
)

test(
  'a mutated JSON text is an experiment or is refused in a short message and limited time',
  () => {
    fuzz('JSON texts', (mutator) => {
      const text = mutator.text(JSON.stringify(mutator.from(inputs)))
      return () => opens(() => readExperiment(text))
    })
  },
  patience,
)

test(
  'a mutated link is an experiment or is refused in a short message and limited time',
  () => {
    fuzz('links', (mutator) => {
      const link = mutator.link(mutator.from(links))
      return () => opens(() => experimentFromLink(link))
    })
  },
  patience,
)

test(
  'a mutated table is one or is refused in a short message and limited time',
  () => {
    fuzz('tables', (mutator) => {
      const text = mutator.text(table)
      return () => {
        const rows = parseTable(text, 1)
        if (typeof rows === 'string') expect(rows.length).toBeLessThanOrEqual(mostMessage)
        else expect(rows.inputs).toHaveLength(rows.targets.length)
        return typeof rows !== 'string'
      }
    })
  },
  patience,
)
