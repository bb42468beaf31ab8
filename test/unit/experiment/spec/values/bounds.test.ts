import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { toBase64url } from '../../../../../src/exchange/base64url.ts'
import { experimentFromLink } from '../../../../../src/exchange/link.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { parseTable } from '../../../../../src/exchange/table-text.ts'
import {
  mostDepth,
  mostIssues,
  mostMessage,
  mostPath,
} from '../../../../../src/experiment/spec/values/bounds.ts'
import { ExperimentError } from '../../../../../src/experiment/spec/values/error.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { readExperiment } from '../../../../../src/landscape/opening/source.ts'
import { parseNumber } from '../../../../../src/math/picture/format.ts'
import { processorTime } from '../../../../support/processor-time.ts'

const table = { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] } as const
const small: TrainingInput = {
  version: 1,
  seed: 1,
  data: { ...table, inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
  starts: [{ kind: 'random', distribution: 'normal' }],
  plane: { kind: 'weights', first: 0, second: 1 },
}
const mlp = (...widths: number[]) => ({ kind: 'mlp', widths, activation: 'relu' })
const linkOf = (json: string): string => `1.${toBase64url(deflateSync(strToU8(json)))}`
const many = <T>(length: number, entry: (i: number) => T): T[] => Array.from({ length }, (_, i) => entry(i))

interface TimedOutcome {
  readonly words: string
  readonly time: number
}

/** The message that a call throws; 'opened' if it throws nothing. */
function wordsOf(open: () => unknown): string {
  try {
    open()
    return 'opened'
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError)
    return (error as ExperimentError).message
  }
}

/** The same, with the least of several processor times. */
function outcomeOf(open: () => unknown, enough = most): TimedOutcome {
  let words: string | undefined
  const time = processorTime(() => {
    const said = wordsOf(open)
    words ??= said
    expect(said).toBe(words)
  }, enough)
  return { words: words ?? '', time }
}

/** Processor time in milliseconds. */
const most = 300

describe('a short link with very large contents ends within 300 ms', () => {
  test.each<[string, unknown, string]>([
    ['1.2 million rows', { ...small, data: { ...table, inputs: many(1_200_000, () => [0]) } }, 'more than 1 MB'],
    ['240,000 empty rows', { ...small, data: { ...table, inputs: many(240_000, () => []) } }, 'data.inputs: must have at most 65536'],
    ['20,000 parts', { ...small, data: { ...table, parts: Object.fromEntries(many(20_000, (i) => [`p${i}`, { inputs: [[0]], targets: [[0]] }])) } }, 'data.parts: must have at most 256 fields'],
    ['65 parts', { ...small, data: { ...table, parts: Object.fromEntries(many(65, (i) => [`p${i}`, { inputs: [[0]], targets: [[0]] }])) } }, 'data.parts: must have at most 64 parts'],
    ['a row of 480,000 numbers', { ...small, data: { ...table, inputs: [many(480_000, () => 0)] } }, 'model.widths[0]'],
    ['480,000 weights', { ...small, starts: [{ kind: 'weights', values: many(480_000, () => 1) }] }, "must list the model's 4 weights"],
    ['60,000 wrong rows', { ...small, data: { ...table, inputs: many(60_000, () => ['a']) } }, 'data.inputs[0][0]: must be a number'],
    ['10,000 changes of a rate', { ...small, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, schedule: { kind: 'changes', at: many(10_000, (step) => ({ step, learningRate: 1 })) } }] }, 'schedule.at: must have at most 1000 entries'],
    ['60,000 starts', { ...small, starts: many(60_000, () => ({})) }, 'starts: must have at most 16 entries'],
    ['16 starts that are built', { ...small, data: { kind: 'generated', id: 'gaussian', size: 2000 }, model: mlp(500, 2000, 1), starts: many(16, () => ({ kind: 'construction', id: 'memorizing-relu' })) }, 'starts[0]: the memorising ReLU network needs'],
    ['noise in 2,048 columns', { ...small, data: { kind: 'generated', id: 'gaussian', size: 65_536 }, model: mlp(2048, 1) }, 'data.size: must be at most 1023 samples with 2048 inputs and 1 output'],
    ['a wide teacher', { ...small, data: { kind: 'generated', id: 'teacher', size: 65_536 }, model: mlp(512, 512, 512, 1) }, 'data.size: must be at most 1021 samples with a teacher of 525825 weights'],
    ['rows without a number', { ...small, data: { ...table, inputs: [[], []], targets: [[1], [1]] } }, 'data.inputs[0]: must not be empty'],
    ['65,536 rows', { ...small, data: { ...table, inputs: many(65_536, () => [0]), targets: many(65_536, () => [0]) } }, 'opened'],
    ['65,536 samples of each part', { ...small, data: { kind: 'generated', id: 'two-moons', size: 65_536, shift: {} }, model: mlp(2, 4, 1), metric: { loss: 'logistic' } }, 'opened'],
    ['65,536 labels of a curve', { ...small, data: { kind: 'generated', id: 'step', size: 65_536 }, metric: { loss: 'logistic' } }, 'opened'],
  ])('%s', (_what, value, words) => {
    const link = linkOf(JSON.stringify(value))
    const outcome = outcomeOf(() => experimentFromLink(link))
    expect(outcome.words).toContain(words)
    expect(outcome.time).toBeLessThan(most)
  }) // prettier-ignore

  test('a million brackets end, as JSON and within a text', () => {
    const nest = '['.repeat(1_000_000)
    expect(outcomeOf(() => experimentFromLink(linkOf(nest))).words).toContain('limit is 16')
    const deep = outcomeOf(() => readExperiment(`{"a":${nest}`))
    expect(deep.words).toContain('nested too deeply')
    expect(deep.time).toBeLessThan(most)
    const nested = (depth: number) => outcomeOf(() => readExperiment(`{"a":${nest.slice(1, depth)}`)).words
    expect(nested(mostDepth)).not.toContain('nested')
    expect(nested(mostDepth + 1)).toContain('nested too deeply')
    expect(parseExperiment({ ...small, title: nest.slice(0, 1000) }).title).toHaveLength(1000)
    expect(
      readExperiment(JSON.stringify({ ...small, title: String.raw`\\"[[\"` + nest.slice(0, 99) })).title,
    ).toContain('[[')
  })
})

describe('an error', () => {
  test('lists at most 20 problems, and keeps its sentences and paths short', () => {
    const fields = Object.fromEntries(many(200, (i) => [`f${i}`, 1]))
    expect(() => parseExperiment({ ...small, ...fields })).toThrow(ExperimentError)
    const { issues, message } = new ExperimentError(
      many(1000, () => ({ path: 'p'.repeat(10_000), message: 'm'.repeat(10_000) })),
    )
    expect(issues).toHaveLength(mostIssues)
    expect(issues[0]).toEqual({
      path: `${'p'.repeat(mostPath - 1)}…`,
      message: `${'m'.repeat(mostMessage - 1)}…`,
    })
    expect(message.length).toBeLessThan(mostIssues * (mostPath + mostMessage + 3))
  })

  test('does not repeat a long name', () => {
    const { words } = outcomeOf(() =>
      parseExperiment({ ...small, data: { kind: 'generated', id: 'x'.repeat(90_000) } }),
    )
    expect(words.length).toBeLessThan(400)
    expect(outcomeOf(() => parseExperiment({ ...small, [`x`.repeat(201)]: 1 })).words).toContain(
      'at most 200',
    )
  })
})

describe('a typed table', () => {
  test('has at most 65,536 rows and 5 million characters, and is read in time', () => {
    expect(parseTable('1|1\n'.repeat(65_537), 1)).toBe('A table has at most 65536 rows, not 65537.')
    expect(parseTable(' '.repeat(5_000_001), 1)).toBe('A table has at most 5 million characters.')
    expect(parseTable(`${'z'.repeat(1000)} | 1`, 1)).toBe(`Line 1: “${'z'.repeat(39)}…” is not a number.`)
    const read = outcomeOf(() =>
      expect(parseTable('0.25, −1e-3 | 1\n'.repeat(65_536), 1)).toHaveProperty('inputs'),
    )
    expect(read.words).toBe('opened')
    expect(read.time).toBeLessThan(3 * most)
  })

  test('has numbers of at most 400 characters', () => {
    expect(parseNumber(`1${'0'.repeat(300)}`)).toBe(1e300)
    expect(parseNumber('⁰'.repeat(100_000) + 'x')).toBeUndefined()
    expect(parseNumber(`0.${'0'.repeat(400)}1`)).toBeUndefined()
  })
})
