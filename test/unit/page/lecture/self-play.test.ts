import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nowhere, type LecturePlace } from '../../../../src/scenarios/place.ts'
import { SelfPlay } from '../../../../src/page/lecture/self-play.ts'
import type { Step } from '../../../../src/exchange/lecture/scenario.ts'

const stepOf = (seconds?: number): Step =>
  ({ title: '', prose: '', experiment: {}, ...(seconds !== undefined && { seconds }) }) as Step
const playing = { id: 'overture', title: '', steps: [stepOf(10), stepOf(20), stepOf()] }
const still = { id: 'other', title: '', steps: [stepOf(), stepOf()] }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A player of a lecture whose pages the test turns itself. `asking`: steps with a question. */
function opened({ calm = false, asking = [] as number[], at = 0 } = {}) {
  const place = signal<LecturePlace>(nowhere)
  const [ready, answered] = [signal(true), signal<readonly number[]>([])]
  const hands = new EventTarget()
  const asks = () => asking.includes(place.value.step)
  const openStep = vi.fn((step: number) => (place.value = { ...place.value, step }))
  const reveal = vi.fn(() => (answered.value = [...answered.value, place.value.step]))
  const player = new SelfPlay(
    {
      place: () => place.value,
      ready: () => ready.value,
      asks,
      isOpen: () => asks() && !answered.value.includes(place.value.step),
      reveal,
      openStep,
    },
    calm,
    hands,
  )
  const go = (lecture: typeof playing, step = 0) => (place.value = { lecture, step, apart: false })
  const touch = (type: string, localName = 'main', key?: string) => {
    const event = Object.assign(new Event(type), key !== undefined && { key })
    event.composedPath = () => [{ localName } as unknown as EventTarget]
    hands.dispatchEvent(event)
  }
  go(playing, at)
  const step = () => place.value.step
  return { player, place, ready, reveal, go, touch, step }
}

test('the pages turn by themselves, each after its seconds, and the last one waits', () => {
  const { player, step } = opened()
  expect(player.parts).toEqual([10, 20])
  vi.advanceTimersByTime(9_900)
  expect([player.playing, step()]).toEqual([true, 0])
  vi.advanceTimersByTime(200)
  expect([player.phase, step()]).toEqual([{ step: 1, from: 0, to: 1, seconds: 20, held: false }, 1])
  vi.advanceTimersByTime(20_000)
  expect([player.playing, player.phase, step()]).toEqual([false, undefined, 2])
  vi.advanceTimersByTime(60_000)
  expect(step()).toBe(2)
  player.dispose()
})

test.each(['pointerdown', 'keydown', 'wheel', 'visibilitychange'])('a hand stops it at once: %s', (type) => {
  const { player, touch, step } = opened()
  vi.advanceTimersByTime(5_000)
  touch(type)
  expect(player.playing).toBe(false)
  vi.advanceTimersByTime(60_000)
  expect(step()).toBe(0)
  player.play()
  vi.advanceTimersByTime(10_000)
  expect([player.playing, step()]).toEqual([true, 1])
  player.dispose()
})

test('its own button does not stop it', () => {
  const { player, touch } = opened()
  touch('pointerdown', 'bl-self-play')
  touch('keydown', 'bl-self-play', 'Enter')
  expect(player.playing).toBe(true)
  touch('keydown', 'bl-self-play', 'h')
  expect(player.playing, 'a key that does not press it is').toBe(false)
  player.play()
  player.stop()
  expect(player.playing).toBe(false)
  player.dispose()
})

test('a question is open for half of the seconds, and is then answered', () => {
  const { player, reveal, step } = opened({ asking: [0] })
  expect(player.phase).toEqual({ step: 0, from: 0, to: 0.5, seconds: 5, held: false })
  vi.advanceTimersByTime(5_000)
  expect(reveal).toHaveBeenCalledTimes(1)
  expect([player.phase?.from, step()]).toEqual([0.5, 0])
  vi.advanceTimersByTime(5_000)
  expect(step()).toBe(1)
  player.dispose()
})

test('touching the question stops the clock until the answer is shown', () => {
  const { player, touch, reveal, step } = opened({ asking: [0] })
  touch('pointerdown', 'bl-question')
  expect([player.playing, player.phase?.held]).toEqual([true, true])
  vi.advanceTimersByTime(60_000)
  expect(reveal).not.toHaveBeenCalled()
  reveal()
  vi.advanceTimersByTime(5_000)
  expect([player.playing, step()]).toEqual([true, 1])
  player.dispose()
})

test('the seconds start when the picture is complete, and continue while it is recomputed', () => {
  const { player, ready, step } = opened()
  player.stop()
  ready.value = false
  player.play()
  vi.advanceTimersByTime(60_000)
  expect([player.phase, step()]).toEqual([undefined, 0])
  ready.value = true
  vi.advanceTimersByTime(6_000)
  ready.value = false
  ready.value = true
  vi.advanceTimersByTime(4_000)
  expect(step()).toBe(1)
  player.dispose()
})

test('it does not start with reduced motion, at a later step, or in another lecture', () => {
  expect(opened({ calm: true }).player.playing).toBe(false)
  expect(opened({ at: 1 }).player.playing).toBe(false)
  const { player, go, step } = opened()
  go(still)
  expect([player.parts, player.playing]).toEqual([[], false])
  go(playing)
  expect(player.playing).toBe(true)
  go(playing, 1)
  expect(player.playing, 'who turns a page stops it').toBe(false)
  go(playing, 2)
  player.play()
  expect([player.playing, step()], 'from the end it plays again').toEqual([true, 0])
  player.dispose()
})
