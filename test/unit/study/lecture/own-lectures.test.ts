import { expect, test } from 'vitest'
import { mostPacked } from '../../../../src/exchange/lecture/lecture-link.ts'
import { linkForCode } from '../../../../src/exchange/link-part.ts'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import type { Origin } from '../../../../src/exchange/lecture/manuscript.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { forgetLecture, keepLecture, savedLectures } from '../../../../src/study/lecture/saved-lectures.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { readLecture } from '../../../../src/study/lecture/own-lectures.ts'
import { fetchLinkOf, fetchRoute, linkOf, routeOf, stepLink } from '../../../../src/study/lecture/route.ts'
import { finish } from '../../../../src/math/work.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const flagship = scenarios.find(({ id }) => id === 'two-weights')!
const file = (name: string): Origin => ({ kind: 'file', name })
/** A text of the flagship under another id, so that tests do not see each other's lectures. */
const textOf = (id: string): string => lectureText({ ...flagship, id })

/** The lecture in a text with at least one good step. */
async function read(text: string, origin: Origin) {
  const { lecture } = await readLecture(text, origin)
  if (!lecture) throw new Error('There is no lecture.')
  return lecture
}

test('A lecture with the id of a built-in one does not replace it', async () => {
  const lecture = await read(lectureText(flagship), file('copy.txt'))
  // Tests of other files may have read a lecture with this name before.
  expect(lecture.id).toMatch(/^yours\.two-weights(?:-\d+)?$/u)
  await fetchLecture('two-weights')
  expect(lectureOf('two-weights').manuscript).toBeUndefined()
  await fetchLecture(lecture.id)
  expect(lectureOf(lecture.id)).toBe(lecture)
  expect(lecture.steps).toEqual(flagship.steps)
})

test('A later text of the same file replaces the previous one; that of another file does not', async () => {
  const first = await read(textOf('placed'), file('a.txt'))
  const later = await read(textOf('placed').replace('One data point', 'One point'), file('a.txt'))
  expect([later.id, later.steps[0]?.title]).toEqual([first.id, 'One point, a valley of perfect networks'])
  await fetchLecture(first.id)
  expect(lectureOf(first.id)).toBe(later)
  const other = await read(textOf('placed'), file('b.txt'))
  expect(other.id).toBe(`${first.id}-2`)
  expect(await read(textOf('placed'), file('b.txt')), 'the same again').toBe(other)
})

test('The good steps next to a broken one are shown, and its problems are reported', async () => {
  const broken = textOf('half').replace('activation: relu', 'activation: relru')
  const { lecture, problems } = await readLecture(broken, file('half.txt'))
  expect(problems).toMatchObject([{ message: expect.stringContaining('activation'), step: 5 }])
  expect(lecture?.manuscript).toMatchObject({ text: broken, problems, steps: flagship.steps.length })
  expect(lecture?.steps).toHaveLength(flagship.steps.length - 1)
  expect(await readLecture('# Notes', file('notes.txt'))).toEqual({
    lecture: undefined,
    problems: [
      { line: 1, column: 1, message: 'this is not a lecture. Write --- in line 1, as every lecture does' },
    ],
  })
})

test('A link contains the whole lecture, its step, and what was moved in it', async () => {
  const lecture = await read(textOf('given'), file('given.txt'))
  const place = { lecture, step: 2, apart: false }
  const written = experimentOf(lecture, 2)
  const link = finish(linkOf(place, written))
  expect(link).toBe(`lecture=${lecture.manuscript?.packed}&step=3`)
  await fetchRoute(`#${link}`)
  expect(routeOf(`#${link}`)).toEqual({ place, experiment: written })
  const changed = { ...written, seed: 5 }
  await fetchLinkOf(place, changed)
  const whole = finish(linkOf({ ...place, apart: true }, changed))
  await fetchRoute(`#${whole}`)
  expect(routeOf(`#${whole}`)).toEqual({ place: { ...place, apart: true }, experiment: changed })
  const code = linkForCode(`#${whole}`)
  expect(code.match(/\b3\./gu)).toHaveLength(2)
  await fetchRoute(code)
  expect(routeOf(code)).toEqual({ place: { ...place, apart: true }, experiment: changed })
  await fetchRoute(`#${link}&a=0.5&b=1`)
  expect(routeOf(`#${link}&a=0.5&b=1`).experiment).toMatchObject({
    starts: [{ kind: 'plane', a: 0.5, b: 1 }],
  })
  expect(() => routeOf(`#${link.replace(/step=3/, 'step=77')}`)).toThrow('There is no step “77”')
})

test('A link to a lecture that cannot be read says why, with the lines', async () => {
  await expect(fetchLecture('1.nothing')).rejects.toThrow('missing or changed')
  const { lecture } = await readLecture(textOf('one'), file('one.txt'))
  const broken = lecture!.manuscript!.packed!.slice(0, -9)
  await expect(fetchRoute(`#lecture=${broken}`)).rejects.toThrow('missing or changed')
  await expect(fetchLecture('yours.nowhere')).rejects.toThrow('is not saved in this browser')
})

test('A lecture that is too long for a link is named by its id, and knows by how much', async () => {
  const stream = new RandomStream(1, 'test/own-lectures')
  const noise = Array.from({ length: 24_000 }, (_, i) => Math.round(1e6 * stream.uniform(i, 0))).join(' ')
  const lecture = await read(textOf('long').replace('> [!try]', `${noise}\n\n> [!try]`), file('long.txt'))
  expect(lecture.manuscript?.packed === undefined).toBe(true)
  expect(lecture.manuscript?.excess).toBeGreaterThan(0)
  expect(lecture.manuscript?.excess).toBeLessThan(mostPacked)
  expect(stepLink(lecture, 1)).toBe('scenario=yours.long&step=2')
  await fetchRoute('#scenario=yours.long&step=2')
  expect(routeOf('#scenario=yours.long&step=2').place.lecture).toBe(lecture)
})

test('A saved lecture is read again from its text, and no longer once it is forgotten', async () => {
  for (const { id } of await savedLectures()) await forgetLecture(id)
  const text = textOf('kept')
  const entry = {
    id: 'yours.kept',
    title: 'Kept',
    idea: '',
    steps: 3,
    text,
    origin: file('kept.txt'),
    authors: [],
    opened: 2,
  }
  expect(await keepLecture(entry), 'there is no store here').toBe('nowhere')
  await keepLecture({ ...entry, id: 'yours.older', opened: 1 })
  expect((await savedLectures()).map(({ id }) => id)).toEqual(['yours.kept', 'yours.older'])
  await fetchLecture('yours.kept')
  expect(lectureOf('yours.kept').manuscript).toMatchObject({ text, origin: file('kept.txt') })
  await forgetLecture('yours.kept')
  await forgetLecture('yours.older')
  expect(await savedLectures()).toEqual([])
})

test('A sweep has the built-in stored points if it is the same, and none if any part differs', async () => {
  const names = async (text: string) =>
    (await read(text, file(`${text.length}.txt`))).steps.flatMap(({ sweep }) => sweep?.reference ?? [])
  expect(await names(textOf('swept'))).toEqual(['two-weights-learning-rate', 'two-weights-sharpness'])
  const values = textOf('swept').replace('values: [0.3, 0.4,', 'values: [0.2, 0.4,')
  expect(await names(values)).toEqual(['two-weights-learning-rate'])
  const experiment = textOf('swept').replace('values: [2, -1]', 'values: [2, -2]')
  expect(await names(experiment), 'whose step has a start of its own').toEqual(['two-weights-sharpness'])
  const nowhere = textOf('swept').replace('two-weights-sharpness', 'two-weights-nowhere')
  expect(await names(nowhere)).toEqual(['two-weights-learning-rate'])
})
