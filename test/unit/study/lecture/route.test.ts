import { describe, expect, test, vi } from 'vitest'
import { experimentOf, fetchLecture, lectureOf, lectures } from '../../../../src/study/lecture/lecture.ts'
import { fetchLinks } from '../../../../src/study/lecture/links.ts'
import type { Lecture } from '../../../../src/scenarios/place.ts'
import {
  asksToWrite,
  fetchRoute,
  linkOf as linkWork,
  routeOf,
  stepLink,
  withoutWriting,
} from '../../../../src/study/lecture/route.ts'
import { moveStart } from '../../../../src/edit/actions.ts'
import { hasSurface } from '../../../../src/experiment/spec/experiment.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { holdsWeights } from '../../../../src/reference/plane/placement.ts'
import { readExperiment } from '../../../../src/landscape/opening/source.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { experimentToLink } from '../../../../src/exchange/link.ts'
import { parseExperiment, parseTraining } from '../../../../src/experiment/format/parse.ts'
import { finish } from '../../../../src/math/work.ts'
import { moons } from '../../../support/experiments.ts'

await fetchLinks()
await fetchLecture('two-weights')
await fetchLecture('xor')
const flagship = lectureOf('two-weights')

const linkOf = (...asked: Parameters<typeof linkWork>): string => finish(linkWork(...asked))

test('every step of every lecture has a short link that opens it', async () => {
  for (const { id, count } of lectures) {
    await fetchRoute(`#scenario=${id}`)
    const lecture = lectureOf(id)
    expect(lecture.steps).toHaveLength(count)
    for (const step of lecture.steps.keys()) {
      const link = linkOf({ lecture, step, apart: false }, experimentOf(lecture, step))
      expect(link).toBe(stepLink(lecture, step))
      expect(link.length).toBeLessThan(60)
      const route = routeOf(`https://example.org/badlands/?x#${link}`)
      expect(route.place).toEqual({ lecture, step, apart: false })
      expect(route.experiment).toEqual(experimentOf(lecture, step))
    }
  }
  expect(stepLink(flagship, 2)).toBe('scenario=two-weights&step=3')
})

/** The current target of an old link: lecture and step. */
const moved = [
  ['what-linear-costs', 'two-weights', 10, 5],
  ['planes-and-lines', 'landscapes-lie', 6, 6],
] as const

describe.each(moved)('the steps that are now the lecture “%s”', (id, before, from, count) => {
  test.each(Array.from({ length: count }, (_, k) => k))('open by the old link with index %i', async (k) => {
    const old = `scenario=${before}&step=${from + k}`
    await fetchRoute(`#${old}`)
    const { place, experiment } = routeOf(`#${old}`)
    expect(place).toEqual({ lecture: lectureOf(id), step: k, apart: false })
    expect(experiment).toEqual(experimentOf(lectureOf(id), k))
    const changed = parseExperiment({ ...experiment, seed: 99 })
    const own = routeOf(`#${experimentToLink(changed)}&${old}&apart`)
    expect(own).toEqual({ place: { ...place, apart: true }, experiment: changed })
  })

  test('leave the others where they were', async () => {
    await fetchRoute(`#scenario=${before}`)
    const last = routeOf(`#scenario=${before}&step=${from - 1}`).place
    expect([last.lecture?.id, last.step]).toEqual([before, from - 2])
    expect(() => routeOf(`#scenario=${before}&step=${from + count}`)).toThrow(/There is no step/)
  })
})

describe('a changed experiment', () => {
  const changed = parseExperiment({ ...experimentOf(flagship, 1), seed: 99 })

  test.each([false, true])('keeps its bits and its place in the lecture, in the sandbox: %s', (apart) => {
    const place = { lecture: flagship, step: 1, apart }
    const link = linkOf(place, changed)
    expect(link).toMatch(/^2\.[\w-]+&scenario=two-weights&step=2(&apart)?$/)
    expect(routeOf(`#${link}`)).toEqual({ place, experiment: changed })
    expect(readExperiment(`https://example.org/#${link}`)).toEqual(changed)
  })

  test('is also the meaning of an address without a lecture', () => {
    const link = experimentToLink(changed)
    expect(linkOf({ lecture: undefined, step: 0, apart: false }, changed)).toBe(link)
    expect(routeOf(link)).toEqual({
      place: { lecture: undefined, step: 0, apart: false },
      experiment: changed,
    })
  })
})

/** The experiment of a step with the first w_0 dragged. */
const draggedTo = (lecture: Lecture, step: number, a: number, b: number) => {
  const written = parseTraining(experimentOf(lecture, step))
  return parseTraining(mergePatch(written, moveStart(written, 0, a, b)))
}

describe('an ordinary link to an assigned lecture', () => {
  const assigned: Lecture = { ...flagship, assignment: { name: true } }
  const ordinary = { lecture: assigned, step: 1, apart: false, reading: true } as const

  test('is marked, unlike that of the assignment', () => {
    expect(stepLink(assigned, 1)).toBe('scenario=two-weights&step=2')
    expect(stepLink(assigned, 1, true)).toBe('scenario=two-weights&step=2&reading')
    expect(stepLink(flagship, 1, true)).toBe('scenario=two-weights&step=2')
  })

  const written = experimentOf(flagship, 1)
  const changed = parseExperiment({ ...written, seed: 99 })
  test.each([
    ['as written', written, false],
    ['with w₀ moved', draggedTo(flagship, 1, 0.5, 0.25), false],
    ['changed', changed, false],
    ['in the sandbox', changed, true],
  ])('opens the same step without it: %s', (_, experiment, apart) => {
    const link = linkOf({ ...ordinary, apart }, experiment)
    expect(link).toMatch(/&reading\b/u)
    expect(routeOf(link)).toEqual({ place: { ...ordinary, lecture: flagship, apart }, experiment })
  })
})

describe('a step whose w₀ alone was moved', () => {
  test('has a short link in every lecture, which opens exactly that', async () => {
    for (const { id } of lectures) {
      await fetchRoute(`#scenario=${id}`)
      const lecture = lectureOf(id)
      for (const step of lecture.steps.keys()) {
        const written = experimentOf(lecture, step)
        if (!hasSurface(written) || !holdsWeights(written.plane)) continue
        const moved = draggedTo(lecture, step, 1 / 3, -0.1)
        const place = { lecture, step, apart: false }
        const link = linkOf(place, moved)
        const onLine = moved.plane.kind === 'line'
        expect(link).toBe(`${stepLink(lecture, step)}&a=0.3333333333333333${onLine ? '' : '&b=-0.1'}`)
        expect(routeOf(`#${link}`)).toEqual({ place, experiment: moved })
      }
    }
  })

  test.each([0.1 + 0.2, 5e-324, -1.7976931348623157e308, 1e21, -1e-7, 0, -0, 123456789.12345679])(
    '%d is read back with its bits',
    (a) => {
      const moved = draggedTo(flagship, 1, a, -a)
      const link = linkOf({ lecture: flagship, step: 1, apart: false }, moved)
      expect(link).toMatch(/^scenario=two-weights&step=2&a=[^&]+&b=[^&]+$/)
      expect(routeOf(link).experiment).toStrictEqual(moved)
    },
  )

  test.each([
    ['another change beside it', { ...draggedTo(flagship, 1, 1, 2), seed: 99 }],
    ['a camera that was turned', { ...draggedTo(flagship, 1, 1, 2), view: { camera: 'top' } }],
    [
      'a second start',
      {
        ...draggedTo(flagship, 1, 1, 2),
        starts: [...draggedTo(flagship, 1, 1, 2).starts, { kind: 'plane', a: 0, b: 0 }],
      },
    ],
    [
      'another base',
      {
        ...draggedTo(flagship, 1, 1, 2),
        starts: [{ kind: 'plane', a: 1, b: 2, base: { kind: 'weights', values: [7, 7] } }],
      },
    ],
  ])('needs the whole experiment with %s', (_, changed) => {
    const experiment = parseExperiment(changed)
    const link = linkOf({ lecture: flagship, step: 1, apart: false }, experiment)
    expect(link).toMatch(/^2\.[\w-]+&scenario=two-weights&step=2$/)
    expect(routeOf(link).experiment).toEqual(experiment)
  })

  test('needs it in the sandbox too', () => {
    const place = { lecture: flagship, step: 1, apart: true }
    expect(linkOf(place, draggedTo(flagship, 1, 1, 2))).toMatch(/^2\./)
  })
})

test('the sandbox of an unchanged step is not the step', () => {
  const place = { lecture: flagship, step: 1, apart: true }
  const link = linkOf(place, experimentOf(flagship, 1))
  expect(routeOf(link)).toEqual({ place, experiment: experimentOf(flagship, 1) })
})

test.each([
  ['scenario=nothing&step=1', /unknown scenario "nothing". Known scenarios: two-weights/],
  ['scenario=two-weights&step=99', /There is no step “99”. “.+” has \d+ steps/],
  ['scenario=two-weights&step=0', /There is no step “0”/],
  ['scenario=two-weights&step=1.5', /There is no step “1.5”/],
  ['scenario=two-weights&step=', /There is no step “”/],
  ['scenario=sine&step=2', /There is no step “2”. “.+” has 1 step/],
  ['scenario=two-weights&a=1', /b: the link gives one coordinate of w₀, but its plane has two/],
  ['scenario=two-weights&b=1', /a: the link gives one coordinate of w₀/],
  ['scenario=two-weights&a=&b=1', /a: “” is not a number, so w₀ cannot be placed there/],
  ['scenario=two-weights&a=1&b=0x10', /b: “0x10” is not a number/],
  ['scenario=two-weights&a=NaN&b=1', /“NaN” is not a number/],
  ['scenario=two-weights&a=1&b=1e999', /“1e999” is not a number/],
  ['scenario=edge-of-trainability&a=1&b=1', /every point is a run: there is no w_0 to move/],
  ['1.nonsense&scenario=two-weights', /This link cannot be opened/],
  ['nonsense', /This link cannot be opened/],
])('%s is refused in words', (link, words) => {
  expect(() => routeOf(`#${link}`)).toThrow(ExperimentError)
  expect(() => routeOf(`#${link}`)).toThrow(words)
})

test('a large link is read in turns and once, and passed on as it was opened', async () => {
  const inputs = Array.from({ length: 9000 }, (_, n) => [Math.sin(n), Math.cos(n)])
  const data = { kind: 'table', task: 'regression', inputs, targets: inputs.map(() => [1]) }
  const model = { kind: 'mlp', widths: [2, 1], activation: 'tanh' }
  const metric = { loss: 'squared' }
  const large = parseExperiment({ ...moons, data, model, metric })
  const rests = [...linkWork({ lecture: undefined, step: 0, apart: false }, large)]
  expect(rests.length, 'while it is written').toBeGreaterThan(5)
  const link = experimentToLink(large)
  expect(link.length).toBeGreaterThan(2 ** 16)
  const address = `https://example.org/#${link}`
  await fetchRoute(address)
  const { place, experiment } = routeOf(address)
  expect(experiment).toEqual(large)
  expect(routeOf(address).experiment).toBe(experiment)
  expect(fetchRoute('#scenario=two-weights')).toBeUndefined()
  const write = vi.spyOn(JSON, 'stringify')
  expect(linkOf(place, experiment)).toBe(link)
  expect(write).not.toHaveBeenCalled()
  write.mockRestore()
})

test('a short link with large contents is read in turns too', async () => {
  const rows = Array.from({ length: 65_536 }, () => [0.5])
  const data = { kind: 'table', task: 'regression', inputs: rows, targets: rows }
  const model = { kind: 'mlp', widths: [1, 1], activation: 'tanh' }
  const link = experimentToLink(parseExperiment({ ...moons, data, model, metric: { loss: 'squared' } }))
  expect(link.length).toBeLessThan(2 ** 12)
  await fetchRoute(link)
  const read = vi.spyOn(JSON, 'parse')
  expect(parseTraining(routeOf(link).experiment).data).toEqual(expect.objectContaining({ kind: 'table' }))
  expect(read).not.toHaveBeenCalled()
  read.mockRestore()
})

test('a damaged large link is refused by the code that opens it', async () => {
  const address = `#1.${'a'.repeat(2 ** 17)}`
  await fetchRoute(address)
  expect(() => routeOf(address)).toThrow('cannot be opened')
})

test('an address may ask to edit what it opens', () => {
  const address = '#scenario=two-weights&step=3&edit'
  expect(routeOf(address).place).toMatchObject({ lecture: { id: 'two-weights' }, step: 2 })
  expect(['#edit', address, '#scenario=edit', '#scenario=two-weights'].map(asksToWrite)).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(['#edit', address].map(withoutWriting)).toEqual(['', '#scenario=two-weights&step=3'])
})
