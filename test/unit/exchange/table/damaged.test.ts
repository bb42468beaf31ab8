import { expect, test } from 'vitest'
import { tableFromCsv } from '../../../../src/exchange/table/table-from-csv.ts'
import { mostIssues, mostMessage, mostPath } from '../../../../src/experiment/spec/values/bounds.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import type { TableSpec } from '../../../../src/experiment/spec/table.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

/** Files that are damaged. */
const cases = 2000

/** Milliseconds of processor time that none may take. */
const most = 300

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

/** A text with some of its letters gone, doubled or others, by the number of the case. */
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

/** Processor time of an act, in milliseconds. */
function timed(act: () => void): number {
  const before = process.cpuUsage()
  act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** True of data that are rows of finite numbers, as many inputs as targets. */
const isWhole = ({ inputs, targets, testInputs = [], testTargets = [] }: TableSpec): boolean =>
  [inputs, targets, testInputs, testTargets].every((rows) => rows.flat().every(Number.isFinite)) &&
  inputs.length === targets.length &&
  testInputs.length === testTargets.length

/** True of an error with a few short sentences. */
const isTold = ({ issues }: ExperimentError): boolean =>
  issues.length > 0 &&
  issues.length <= mostIssues &&
  issues.every(
    ({ path, message }) =>
      path.length <= mostPath && message.length <= mostMessage && /^\S.*[^.]$/.test(message),
  )

test(`${cases} damaged files are tables, or are refused with a sentence that has its place, in bounded time`, () => {
  let [opened, slowest, placed] = [0, 0, 0]
  for (let n = 0; n < cases; n++) {
    const text = damaged(n)
    const time = timed(() => {
      try {
        const { data } = tableFromCsv(text)
        if (!isWhole(data)) throw new Error(`case ${n} is no table`)
        opened++
      } catch (error) {
        if (!(error instanceof ExperimentError)) throw new Error(`case ${n}`, { cause: error })
        if (!isTold(error)) throw new Error(`case ${n} is told badly`, { cause: error })
        if (error.issues.every(({ path }) => /^(line \d+|column "|line \d+, column ")/.test(path))) placed++
      }
    })
    slowest = Math.max(slowest, time)
  }
  console.info(
    `${opened} opened, ${cases - opened} refused, ${placed} at a place; slowest ${slowest.toFixed(0)} ms`,
  )
  expect(opened).toBeGreaterThan(100)
  expect(placed).toBeGreaterThan(500)
  expect(slowest).toBeLessThan(most)
})

test.each([
  ['a quotation mark before two hundred thousand lines', `a,b\n1,2\n"${'1,2\n'.repeat(200_000)}`],
  ['four hundred thousand quotation marks', `a,b\n${'"'.repeat(400_000)}`],
  ['two hundred thousand bad cells', `a,b\n1,2\n${'x,y\n'.repeat(200_000)}`],
  ['a cell of two million letters', `a,b\n1,${'9'.repeat(2_000_000)}\n`],
  ['two hundred thousand stray quotation marks', `a,b\n${'"x"y,1\n'.repeat(200_000)}`],
])('%s are refused within seconds', (_, text) => {
  const time = timed(() => expect(() => tableFromCsv(text)).toThrow(ExperimentError))
  expect(time).toBeLessThan(2000)
})
