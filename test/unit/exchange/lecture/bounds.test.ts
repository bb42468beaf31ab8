import { describe, expect, test } from 'vitest'
import {
  fenceRefusal,
  mostFence,
  mostLetters,
  mostLines,
  mostLectureSteps,
} from '../../../../src/exchange/lecture/bounds.ts'
import { parseLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'

const opening = `---
badlands: 1
id: bounds
---
# Bounds

## Step 1

Its words.

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, bias: false}
metric: {loss: squared}
algorithms: [{id: sgd, learningRate: 0.1, steps: 20}]
starts: [{kind: weights, values: [2, -1]}]
plane: {kind: weights, first: 0, second: 1}
\`\`\`
`

/** The first data line of a `show` fence after the opening. */
const fenceLine = opening.split('\n').length + 1

const withShow = (data: string) => `${opening}\`\`\`show\n${data}\n\`\`\`\n`

const problemsOf = (text: string) => parseLecture(text).problems

/** Nested lists, the innermost of them empty. */
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

test(`A lecture has at most ${mostLectureSteps} steps: the first one beyond is reported at its line, and those before are kept`, () => {
  const lecture = (steps: number) =>
    opening + Array.from({ length: steps - 1 }, (_, i) => `\n## Step ${i + 2}\n\nIts words.\n`).join('')
  expect(parseLecture(lecture(mostLectureSteps))).toMatchObject({
    problems: [],
    scenario: { steps: { length: mostLectureSteps } },
  })
  const text = lecture(mostLectureSteps + 3)
  const { problems, scenario } = parseLecture(text)
  expect(problems).toMatchObject([
    { column: 1, message: 'a lecture has at most 64 steps. Split it into two lectures' },
  ])
  expect(text.split('\n')[problems[0]!.line - 1]).toBe(`## Step ${mostLectureSteps + 1}`)
  expect(scenario?.steps).toHaveLength(mostLectureSteps)
})

test('A text has at most a million characters and 50,000 lines', () => {
  const filled = (letters: number) => opening + 'a'.repeat(letters - opening.length)
  expect(problemsOf(filled(mostLetters))).toEqual([])
  expect(problemsOf(filled(mostLetters + 1))).toMatchObject([
    { line: 1, message: 'a lecture has at most 1 million characters. Shorten it' },
  ])
  const ofLines = (lines: number) => opening + '\n'.repeat(lines - opening.split('\n').length)
  expect(problemsOf(ofLines(mostLines))).toEqual([])
  expect(problemsOf(ofLines(mostLines + 1))).toMatchObject([
    { line: 1, message: 'a lecture has at most 50000 lines. Shorten it' },
  ])
})

describe('A fence', () => {
  test('of 128 thousand characters is read, and one character more is reported at its line', () => {
    // The line break counts.
    const comment = (letters: number) => `#${'x'.repeat(letters - 2)}`
    expect(problemsOf(withShow(comment(mostFence)))).toEqual([])
    expect(problemsOf(withShow(comment(mostFence + 1)))).toMatchObject([
      {
        line: fenceLine,
        message: 'the fence has more than 128 thousand characters. Write long lists below # Numbers',
      },
    ])
  })

  test('has at most 8 thousand values, counted by its lines, commas and colons outside quotation marks', () => {
    const list = (values: number) => `numbers: [${Array<string>(values).fill('1').join(',')}]`
    // The line and its colon count as two.
    expect(fenceRefusal([list(7999)])).toBeUndefined()
    expect(fenceRefusal([list(8000)])).toMatch(/^the fence has more than 8 thousand values/)
    expect(fenceRefusal([`a: "${','.repeat(20_000)}"`])).toBeUndefined()
    expect(fenceRefusal(Array<string>(8001).fill(''))).toMatch(/^the fence has more than 8 thousand values/)
    expect(problemsOf(withShow(list(9000)))).toMatchObject([{ line: fenceLine }])
  })

  test.each<[string, (levels: number) => string]>([
    ['lists within each other', (levels) => nested(levels - 1)],
    ['maps within each other', (levels) => `${'{a: '.repeat(levels - 1)}1${'}'.repeat(levels - 1)}`],
    ['dashes one after another', (levels) => `${'- '.repeat(levels - 1)}1`],
    [
      'lines that each stand further in',
      (levels) => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    [
      'lists under lines',
      (levels) =>
        `${Array.from({ length: 9 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n${' '.repeat(9)}${nested(levels - 10)}`,
    ],
  ])('is 24 levels deep at most: %s', (_, deep) => {
    expect(fenceRefusal(deep(24).split('\n'))).toBeUndefined()
    expect(fenceRefusal(deep(25).split('\n'))).toBe(
      'the data are nested deeper than 24 levels. Remove some of them',
    )
    expect(problemsOf(withShow(deep(25)))).toMatchObject([
      { line: fenceLine, message: 'the data are nested deeper than 24 levels. Remove some of them' },
    ])
  })

  test('is as deep as its deepest place, not as all of them together', () => {
    expect(fenceRefusal([`[${Array<string>(100).fill(nested(20)).join(', ')}]`])).toBeUndefined()
    expect(fenceRefusal([`a: "${nested(100)}"`, `b: '${nested(100)}'`])).toBeUndefined()
  })
})
