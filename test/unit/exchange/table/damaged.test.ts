import { expect, test } from 'vitest'
import { tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'
import { mostIssues, mostMessage, mostPath } from '../../../../src/experiment/spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../../../../src/experiment/spec/values/error.ts'
import type { TableSpec } from '../../../../src/experiment/spec/table.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { processorTime } from '../../../support/processor-time.ts'

/** Number of damaged files. */
const cases = 2000

/** Processor time, in milliseconds, that no file may exceed, and no large one. */
const [most, mostLarge] = [300, 2000]

const draws = new RandomStream(1, 'damaged tables')

const whole = [
  `length,width,kind\n${Array.from({ length: 40 }, (_, i) => `${i / 10},${(i * 7) % 13},${i % 3 ? 'rose' : 'lily'}`).join('\n')}\n`,
  `\uFEFFa;b;c\r\n${Array.from({ length: 30 }, (_, i) => `${i},5;"${i} ""m""";${i * i}`).join('\r\n')}\r\n`,
  `x\ty\n${Array.from({ length: 60 }, (_, i) => `${i}\t${Math.sin(i)}`).join('\n')}`,
]

const scraps = [
  '"', ',', ';', '\t', '\n', '\r', '\0', '""', 'NA', '?', '1e999', '-', '.', ',,,,', '\uFEFF', 'sep=', '\u2028', '🐧',
  '1.2.3', '0x10', 'Infinity', '=1+1', '"\n"', '\n\n\n', 'a"b', '9'.repeat(400), '"'.repeat(200), '(a+)+$', '__proto__',
] as const // prettier-ignore

/** A text with some characters deleted, repeated or replaced; the case's number seeds the choice. */
function damaged(n: number): string {
  const at = (lane: number, below: number) => Math.floor(draws.uniform(n, lane) * below)
  let text = whole[n % whole.length]!
  for (let k = 0; k <= at(0, 4); k++) {
    const [from, to] = [at(10 * k + 1, text.length + 1), at(10 * k + 2, text.length + 1)]
    const scrap = scraps[at(10 * k + 3, scraps.length)]!
    const acts = [
      () => text.slice(0, from) + scrap + text.slice(from),
      () => text.slice(0, Math.min(from, to)) + text.slice(Math.max(from, to)),
      () => text.slice(0, from) + text.slice(from, from + 200) + text.slice(from),
      () => text.slice(0, from) + scrap + text.slice(from + 1),
      () => text.slice(0, from),
      () => text.replaceAll(text[from] ?? 'a', scrap),
    ]
    text = acts[at(10 * k + 4, acts.length)]!()
  }
  return text
}

/** The table in a text, or the error that explains why there is none. */
function tableOrError(text: string): TableSpec | ExperimentError {
  try {
    return tableFromCsv(text).data
  } catch (error) {
    if (error instanceof ExperimentError) return error
    throw error
  }
}

/** True for data with rows of finite numbers, and as many inputs as targets. */
const isWhole = ({ inputs, targets, testInputs = [], testTargets = [] }: TableSpec): boolean =>
  [inputs, targets, testInputs, testTargets].every((rows) => rows.flat().every(Number.isFinite)) &&
  inputs.length === targets.length &&
  testInputs.length === testTargets.length

/** True for an error with a few short sentences. */
const isTold = ({ issues }: ExperimentError): boolean =>
  issues.length > 0 &&
  issues.length <= mostIssues &&
  issues.every(
    ({ path, message }) =>
      path.length <= mostPath && message.length <= mostMessage && /^\S.*[^.]$/.test(message),
  )

/** Messages about a file as a whole, without a place within it. */
const ofAll = [
  'there are no inputs. Choose a column of numbers',
  'the table is empty. Write one row for each sample',
  'only one row can be used. A table needs at least two',
  'no row has a value in every column that is used',
]

const hasPlace = ({ path }: ExperimentIssue): boolean =>
  /^(line \d+|column "[^]+"|line \d+, column "[^]+")$/.test(path)

test(`${cases} damaged files are tables, or are refused with a sentence and its place, in limited time`, () => {
  let [opened, slowest, placed] = [0, 0, 0]
  const placeless = new Set<string>()
  for (let n = 0; n < cases; n++) {
    const text = damaged(n)
    const found = tableOrError(text)
    if (!(found instanceof ExperimentError)) {
      expect(isWhole(found), `case ${n}`).toBe(true)
      opened++
    } else {
      expect(isTold(found), `case ${n}`).toBe(true)
      if (found.issues.every(hasPlace)) placed++
      else for (const issue of found.issues) if (!hasPlace(issue)) placeless.add(issue.message)
    }
    slowest = Math.max(
      slowest,
      processorTime(() => tableOrError(text), most),
    )
  }
  console.info(
    `${opened} opened, ${cases - opened} refused, ${placed} at a place; slowest ${slowest.toFixed(0)} ms`,
  )
  expect(opened).toBeGreaterThan(100)
  expect(placed).toBeGreaterThan(1500)
  expect(
    [...placeless].filter((message) => !ofAll.includes(message)),
    'what has no place',
  ).toEqual([])
  expect(slowest).toBeLessThan(most)
})

test.each([
  ['a quotation mark before two hundred thousand lines', `a,b\n1,2\n"${'1,2\n'.repeat(200_000)}`],
  ['four hundred thousand quotation marks', `a,b\n${'"'.repeat(400_000)}`],
  ['two hundred thousand bad cells', `a,b\n1,2\n${'x,y\n'.repeat(200_000)}`],
  ['a cell of two million letters', `a,b\n1,${'9'.repeat(2_000_000)}\n`],
  ['two hundred thousand stray quotation marks', `a,b\n${'"x"y,1\n'.repeat(200_000)}`],
])('%s are refused within seconds', (_, text) => {
  const time = processorTime(() => expect(() => tableFromCsv(text)).toThrow(ExperimentError), mostLarge)
  expect(time).toBeLessThan(mostLarge)
})
