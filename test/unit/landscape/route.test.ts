import { describe, expect, test, vi } from 'vitest'
import { experimentOf, fetchLecture, lectureOf, lectures } from '../../../src/landscape/opening/lecture.ts'
import { fetchRoute, linkOf, routeOf, stepLink } from '../../../src/landscape/opening/route.ts'
import { readExperiment } from '../../../src/landscape/opening/source.ts'
import { ExperimentError } from '../../../src/experiment/spec/error.ts'
import { experimentToLink } from '../../../src/experiment/format/link.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { moons } from '../../support/experiments.ts'

await fetchLecture('two-weights')
const flagship = lectureOf('two-weights')

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

describe('a changed experiment', () => {
  const changed = parseExperiment({ ...experimentOf(flagship, 1), seed: 99 })

  test.each([false, true])('keeps its bits and its place in the lecture, taken apart: %s', (apart) => {
    const place = { lecture: flagship, step: 1, apart }
    const link = linkOf(place, changed)
    expect(link).toMatch(/^1\.[\w-]+&scenario=two-weights&step=2(&apart)?$/)
    expect(routeOf(`#${link}`)).toEqual({ place, experiment: changed })
    expect(readExperiment(`https://example.org/#${link}`)).toEqual(changed)
  })

  test('is also what an address without a lecture says', () => {
    const link = experimentToLink(changed)
    expect(linkOf({ lecture: undefined, step: 0, apart: false }, changed)).toBe(link)
    expect(routeOf(link)).toEqual({
      place: { lecture: undefined, step: 0, apart: false },
      experiment: changed,
    })
  })
})

test('the sandbox of an unchanged step is not the step', () => {
  const place = { lecture: flagship, step: 1, apart: true }
  const link = linkOf(place, experimentOf(flagship, 1))
  expect(routeOf(link)).toEqual({ place, experiment: experimentOf(flagship, 1) })
})

test.each([
  ['scenario=nothing&step=1', /there is no scenario "nothing": known are two-weights/],
  ['scenario=two-weights&step=99', /“.+” has \d+ steps: there is no step “99”/],
  ['scenario=two-weights&step=0', /there is no step “0”/],
  ['scenario=two-weights&step=1.5', /there is no step “1.5”/],
  ['scenario=two-weights&step=', /there is no step “”/],
  ['scenario=sine&step=2', /has 1 step: there is no step “2”/],
  ['1.nonsense&scenario=two-weights', /This link cannot be opened/],
  ['nonsense', /This link cannot be opened/],
])('%s is refused in words', (link, words) => {
  expect(() => routeOf(`#${link}`)).toThrow(ExperimentError)
  expect(() => routeOf(`#${link}`)).toThrow(words)
})

test('a large link is not written again: it is given back as it was opened', () => {
  const inputs = Array.from({ length: 9000 }, (_, n) => [Math.sin(n), Math.cos(n)])
  const data = { kind: 'table', task: 'regression', inputs, targets: inputs.map(() => [1]) }
  const model = { kind: 'mlp', widths: [2, 1], activation: 'tanh' }
  const metric = { loss: 'squared' }
  const link = experimentToLink(parseExperiment({ ...moons, data, model, metric }))
  expect(link.length).toBeGreaterThan(2 ** 16)
  const { place, experiment } = routeOf(`https://example.org/#${link}`)
  const write = vi.spyOn(JSON, 'stringify')
  expect(linkOf(place, experiment)).toBe(link)
  expect(write).not.toHaveBeenCalled()
  write.mockRestore()
})
