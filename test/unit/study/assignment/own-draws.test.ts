import { expect, test } from 'vitest'
import { parseLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'
import { drawNote, knownNumbers, withLive } from '../../../../src/page/assignment/draw-notes.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { lectureOfScenario, type Lecture } from '../../../../src/scenarios/place.ts'
import { assignedSteps } from '../../../../src/study/assignment/assigned.ts'
import { drawFindings, type DrawFinding } from '../../../../src/study/assignment/own-draws.ts'
import { patchedStep, stepTruth } from '../../../../src/study/assignment/step-truth.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { homeworkText } from '../../../support/lectures/class-answers.ts'

function parsed(text: string): Lecture {
  const { scenario, problems } = parseLecture(text)
  if (!scenario || problems.length > 0) throw new Error(problems.map(({ message }) => message).join())
  return lectureOfScenario(scenario)
}

/** The three questions about a run that begins elsewhere in each draw. */
const drawn = homeworkText
  .replace('{kind: weights, values: [2, -1]}', '{kind: random, distribution: lecun-normal}')
  .replace('from: 0.00001,', 'from: 0.000000000001,')

async function findingsOf(lecture: Lecture): Promise<readonly DrawFinding[]> {
  const found: DrawFinding[] = []
  for (const assigned of assignedSteps(lecture)) {
    const known = knownNumbers(experimentOf(lecture, assigned.at))
    found.push(...(await drawFindings(lecture.steps, assigned, known, oracle)))
  }
  return found
}

/** The final loss and the second weight of the lecture's own draw, formatted as an author would. */
async function numbers() {
  const { steps } = parsed(drawn)
  const truthOf = async (at: number) => (await stepTruth(steps, at, patchedStep(steps, at), oracle)).truth[0]!
  return { loss: (await truthOf(1)).toPrecision(2), weight: (await truthOf(2)).toFixed(2) }
}

test('Fixed numbers that other draws change are found, with the live number that can replace them', async () => {
  const { loss, weight } = await numbers()
  const text = drawn
    .replace('The loss.\n', `The loss comes to ${loss} with a rate of 0.05, twice \`${loss}\`, in 2026.\n`)
    .replace('- it has grown {>= 0}', `- it is about ${weight} {= ${weight}}`)
    .replace('- it is as it was {-1 .. 0}', '- it is as it was {= 3}')
    .replace('- it has shrunk {< -1}', '- it has shrunk {= -9}')
    .replace('Zero error asks for it.', `The second weight is $w_2 = ${weight}$.`)
  const found = await findingsOf(parsed(text))
  const told = found.map((one) =>
    one.kind === 'number' ? [one.at + 1, one.part, one.number.written, one.source] : [one.at + 1, one.kind],
  )
  expect(told).toEqual([
    [2, 'prose', loss, 'final-loss'],
    [3, 'option', weight, 'final-weight index=1'],
    [3, 'because', weight, 'final-weight index=1'],
  ])
  const notes = found.map(drawNote)
  expect(notes[1]?.words, 'which weight').toMatch(/“weight at the end · w₂”/u)
  expect(notes[0]?.words).toMatch(/^Step 2, main text: “.*” is fixed\. In other draws “.*” is .*, .*, .*\.$/u)
  expect(notes.map(({ live, isOption }) => [live, isOption])).toEqual([
    ['final-loss', false],
    ['', true],
    ['final-weight index=1', false],
  ])
  // The written text is read again; it claims what was found, and finds no more.
  const [first, , last] = found
  if (first?.kind !== 'number' || last?.kind !== 'number') throw new Error('There are no numbers.')
  const live = withLive(withLive(text, first), last)
  expect(live).toContain(`The loss comes to {final-loss = ${loss}} with a rate of 0.05, twice \`${loss}\``)
  expect(live).toContain(`$w_2 = \\num{final-weight index=1 = ${weight}}$`)
  const left = await findingsOf(parsed(live))
  expect(left.map((one) => (one.kind === 'number' ? one.part : one.kind))).toEqual(['option'])
})

test('Options without a right one in another draw, and a scale that an answer leaves, are found', async () => {
  const { loss, weight } = await numbers()
  const near = [Number(weight) - 0.01, Number(weight) + 0.01].map((end) => end.toFixed(2)).join(' .. ')
  const text = drawn
    .replace('- it has grown {>= 0}', `- it is here {${near}}`)
    .replace('- it is as it was {-1 .. 0}', '- it is gone {90 .. 91}')
    .replace('- it has shrunk {< -1}', '- it is far {91 .. 92}')
    .replace('from: 0.000000000001, to: 1,', `from: ${Number(loss) * 0.99}, to: ${Number(loss) * 1.05},`)
  const found = await findingsOf(parsed(text))
  expect(found.map(({ at, kind }) => [at + 1, kind])).toEqual([
    [2, 'scale'],
    [3, 'options'],
  ])
})

test('If no draw changes anything, nothing is found', async () => {
  expect(
    await findingsOf(parsed(homeworkText.replace('The loss.\n', 'The loss comes to 0.0123.\n'))),
  ).toEqual([])
})
