import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Address } from '../../../../src/page/lecture/address.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { fetchLinkOf } from '../../../../src/study/lecture/route.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { Manuscript } from '../../../../src/exchange/lecture/manuscript.ts'
import type { Lecture } from '../../../../src/scenarios/place.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'

const page = 'https://badlands.example/'
let href = page

beforeEach(() => {
  vi.useFakeTimers()
  href = `${page}#`
  vi.stubGlobal('location', {
    get href() {
      return href
    },
  })
  vi.stubGlobal('history', { state: null, replaceState: (_: unknown, __: string, to: string) => (href = to) })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function show(address: Address, step: number): void {
  const lecture = scenarios[0]
  if (!lecture) throw new Error('There is no lecture.')
  address.follow({ lecture, step, apart: false }, experimentOf(lecture, step))
}

it('follows the page once it is idle', async () => {
  const address = new Address()
  show(address, 2)
  expect(href).toBe(`${page}#`)
  await vi.advanceTimersByTimeAsync(1000)
  expect(href).toContain('step=3')
})

it('leaves a newly entered address alone while a write is due', async () => {
  const address = new Address()
  show(address, 2)
  href = `${page}#scenario=two-weights&step=4`
  await vi.advanceTimersByTimeAsync(1000)
  expect(href).toContain('step=4')
  show(address, 4)
  await vi.advanceTimersByTimeAsync(1000)
  expect(href).toContain('step=5')
})

it('stays as it is if the view is too large for a link', async () => {
  const address = new Address()
  const [lecture] = scenarios
  if (!lecture) throw new Error('There is no lecture.')
  const rows = Array.from({ length: 60_000 }, (_, i) => [Math.sin(i)])
  const large = parseExperiment({
    ...experimentOf(lecture, 0),
    data: { kind: 'table', task: 'regression', inputs: rows, targets: rows },
  })
  address.follow({ lecture, step: 0, apart: true }, large)
  await vi.advanceTimersByTimeAsync(1000)
  expect(href).toBe(`${page}#`)
})

it('does not write an outdated view when its link is packed', async () => {
  vi.useRealTimers()
  const address = new Address()
  const [lecture] = scenarios
  if (!lecture) throw new Error('There is no lecture.')
  const rows = Array.from({ length: 60_000 }, (_, i) => [i % 7])
  const heavy = parseExperiment({
    ...experimentOf(lecture, 0),
    data: { kind: 'table', task: 'regression', inputs: rows, targets: rows },
  })
  const place = { lecture, step: 0, apart: true }
  // The code that packs links loads with the first one that needs it, which may belong to another test file.
  await fetchLinkOf(place, heavy)
  const packed = vi.spyOn(JSON, 'stringify')
  address.follow(place, heavy)
  // Compares by identity, since the other arguments may be large, and comparing them takes minutes.
  await vi.waitUntil(() => packed.mock.calls.some(([value]) => value === heavy))
  show(address, 2)
  await vi.waitFor(() => expect(href).toContain('step=3'))
})

it("names a draft by the browser's copy, and asks to continue editing", async () => {
  const address = new Address()
  const [ours] = scenarios
  const manuscript: Manuscript = {
    ...{
      text: '',
      origin: { kind: 'here', name: '' } as const,
      authors: [],
      problems: [],
      steps: 1,
      excess: 0,
    },
    packed: '1.long',
  }
  const lecture: Lecture = { ...ours!, id: 'yours.one', manuscript }
  const place = { lecture, step: 1, apart: false }
  address.follow(place, experimentOf(lecture, 1), true)
  await vi.advanceTimersByTimeAsync(1000)
  expect(href).toBe(`${page}#scenario=yours.one&step=2&edit`)
  address.follow(place, experimentOf(lecture, 1))
  await vi.advanceTimersByTimeAsync(1000)
  expect(href, 'who reads it can give it on').toBe(`${page}#lecture=1.long&step=2`)
})
