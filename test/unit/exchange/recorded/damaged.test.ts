import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openedArrays } from '../../../../src/exchange/recorded/array-file.ts'
import { ExperimentError, type ExperimentIssue } from '../../../../src/experiment/spec/values/error.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'
import { bytesOf, damagedFile, safetensorsFile } from '../../../support/files/array-files.ts'
import { moons } from '../../../support/experiments.ts'
import { processorTime } from '../../../support/processor-time.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`${import.meta.dirname}/../../../fixtures/torch/${name}`))

/** The issues of a file; empty if it opens. Rethrows any other error. */
function issuesIn(open: () => unknown): readonly ExperimentIssue[] {
  try {
    open()
    return []
  } catch (error) {
    if (error instanceof ExperimentError) return error.issues
    throw error
  }
}

/**
 * Beginnings of sentences about a file as a whole, without a place within it: about its header, its archive,
 * or all its arrays.
 */
const ofAll = /^(the file|its matrices|an entry's name|this is not JSON)/

const speech = new Translator('de', german)

const files = {
  'run.npz': fixture('style-functional-relu.npz'),
  'surface.npz': fixture('surface-tanh-squared.npz'),
  'net.json': new TextEncoder().encode(
    JSON.stringify({
      '0.weight': Array.from({ length: 8 }, (_, i) => [i / 8, -0.5]),
      '0.bias': Array<number>(8).fill(0.25),
      '2.weight': [Array<number>(8).fill(0.5)],
      '2.bias': [0],
    }),
  ),
  'net.safetensors': safetensorsFile(
    {
      '0.weight': { dtype: 'F32', shape: [8, 2], data_offsets: [0, 64] },
      '0.bias': { dtype: 'F32', shape: [8], data_offsets: [64, 96] },
      '2.weight': { dtype: 'F32', shape: [1, 8], data_offsets: [96, 128] },
      '2.bias': { dtype: 'F32', shape: [1], data_offsets: [128, 132] },
    },
    bytesOf(new Float32Array(33).fill(0.5)),
  ),
}

test.each(Object.entries(files))(
  '2,000 damaged files of %s are opened or refused without delay, in a sentence with its place and a German translation',
  (name, file) => {
    const experiment = parseTraining(moons)
    const open = (bytes: Uint8Array) => openedArrays(name, bytes, experiment)
    expect(open(file).experiment).toBeDefined()
    const stream = new RandomStream(1, `damaged ${name}`)
    let at = 0
    const english = new Set<string>()
    const placeless = new Set<string>()
    let refused = 0
    for (let k = 0; k < 2000; k++) {
      const bytes = damagedFile(file, () => stream.uniform(at++))
      const issues = issuesIn(() => open(bytes))
      if (issues.length > 0) refused++
      for (const { path, message } of issues) {
        if (speech.said(message) === message) english.add(message)
        if (path === '' && !ofAll.test(message)) placeless.add(message)
      }
      if (k % 20 === 0) expect(processorTime(() => issuesIn(() => open(bytes)), 300)).toBeLessThan(300)
    }
    expect(refused).toBeGreaterThan(500)
    expect([...english].slice(0, 20)).toEqual([])
    expect([...placeless].slice(0, 20), 'what has no place').toEqual([])
  },
)
