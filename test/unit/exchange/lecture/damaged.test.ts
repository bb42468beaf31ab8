import { expect, test } from 'vitest'
import { mostIssues } from '../../../../src/experiment/spec/values/bounds.ts'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import { parseLecture, parsingLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { isLong } from '../../../support/long.ts'
import { Mutator } from '../../../support/arbitrary/mutator.ts'
import { processorTime } from '../../../support/processor-time.ts'

const texts = scenarios.map(lectureText)
const files = isLong ? 5000 : 150

/** Processor time, in milliseconds, that no file may exceed, including garbage collection. */
const most = 300

test('A damaged file gives its good steps and problems with their places, in short messages and limited time', () => {
  const mutator = new Mutator(1)
  texts.forEach(parseLecture)
  let [slowest, at, opened, whole] = [0, 0, 0, 0]
  for (let i = 0; i < files; i++) {
    const text = mutator.lecture(mutator.from(texts))
    const lines = text.split(/\r\n|\n|\r/u)
    let parsed: ReturnType<typeof parseLecture> | undefined
    const time = processorTime(() => (parsed = parseLecture(text)), most)
    const { scenario, problems } = parsed!
    expect(problems.length).toBeLessThanOrEqual(mostIssues)
    if (problems.length === 0) whole++
    if (scenario) opened++
    else expect(problems.length).toBeGreaterThan(0)
    for (const { line, column, message } of problems) {
      expect(message).toMatch(/\S/)
      expect(message.length).toBeLessThanOrEqual(300)
      expect(line).toBeGreaterThan(0)
      expect(line).toBeLessThanOrEqual(lines.length + 1)
      expect(column).toBeGreaterThan(0)
    }
    if (time > slowest) [slowest, at] = [time, i]
  }
  expect(slowest, `file ${at}`).toBeLessThan(most)
  expect(opened).toBeGreaterThan(whole)
  if (isLong)
    console.info(
      `${files} damaged files: ${opened} with good steps, ${whole} without a problem, slowest ${slowest.toFixed(0)} ms`,
    )
}, 900_000)

/** Processor time, in milliseconds, after which a text's parser must have let the page take a turn. */
const longest = 100

/**
 * The longest stretch between two pauses of the parser, in milliseconds of processor time; the least of
 * several tries.
 */
function stretchOf(text: string): number {
  let least = Infinity
  for (let tries = 0; tries < 10 && least >= longest; tries++) {
    const work = parsingLecture(text)
    let stretch = 0
    for (let done: boolean | undefined; done !== true;)
      stretch = Math.max(
        stretch,
        processorTime(() => (done = work.next().done), longest, 1),
      )
    least = Math.min(least, stretch)
  }
  return least
}

test('A page that parses a lecture, damaged or not, gets a turn within 100 ms', () => {
  const mutator = new Mutator(2)
  const damaged = Array.from({ length: files / 15 }, () => mutator.lecture(mutator.from(texts)))
  for (const [i, text] of [...texts, ...damaged].entries())
    expect(stretchOf(text), `text ${i}`).toBeLessThan(longest)
}, 900_000)

test('The nearest names are searched only when they are reported', () => {
  const [text = ''] = texts
  const unknown = (line: (name: string) => string) =>
    Array.from({ length: 2000 }, (_, i) => line(`final-los${i}`)).join('\n')
  const inFence = text.replace(
    '```show\n',
    `\`\`\`show\nnumbers:\n${unknown((name) => `  ${name}: ${name}`)}\n`,
  )
  const inWords = text.replace('> [!try]', `${unknown((name) => `{${name}}`)}\n\n> [!try]`)
  for (const damaged of [inFence, inWords]) {
    parseLecture(damaged)
    const time = processorTime(() => expect(parseLecture(damaged).problems).toHaveLength(mostIssues), most)
    expect(time).toBeLessThan(most)
  }
})
