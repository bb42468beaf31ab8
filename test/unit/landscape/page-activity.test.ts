import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PageActivity } from '../../../src/landscape/page-activity.ts'

beforeEach(() => void vi.stubGlobal('window', new EventTarget()))
afterEach(() => vi.unstubAllGlobals())

/**
 * An idle landscape, and how many times its engine has been told that it is busy without being told that this
 * has ended.
 */
function landscape() {
  let told = 0
  const engine = {
    busy: () => {
      told++
      return () => void told--
    },
  }
  const state = {
    pictured: true,
    failed: false,
    playing: false,
    engine: engine as typeof engine | undefined,
  }
  const busy = new PageActivity({ addController: () => undefined }, () => state)
  busy.hostConnected()
  return { state, busy, told: () => told }
}

const point = (type: string, pointerId = 1) =>
  window.dispatchEvent(Object.assign(new Event(type), { pointerId }))

test('a landscape is busy until the picture is complete, but not if it never will be', () => {
  const { state, busy, told } = landscape()
  state.pictured = false
  busy.hostUpdated()
  busy.hostUpdated()
  expect(told()).toBe(1)
  state.pictured = true
  busy.hostUpdated()
  expect(told()).toBe(0)
  state.pictured = false
  state.failed = true
  busy.hostUpdated()
  expect(told()).toBe(0)
})

test('a landscape is busy while runs play', () => {
  const { state, busy, told } = landscape()
  state.playing = true
  busy.hostUpdated()
  expect(told()).toBe(1)
  state.playing = false
  busy.hostUpdated()
  expect(told()).toBe(0)
})

test.each(['pointerup', 'pointercancel'])('while one of several pointers is held, until its %s', (end) => {
  const { busy, told } = landscape()
  point('pointerdown', 1)
  point('pointerdown', 2)
  point(end, 1)
  busy.hostUpdated()
  expect(told()).toBe(1)
  point(end, 2)
  expect(told()).toBe(0)
})

test('a later engine is told when it comes, and none after the landscape has left the page', () => {
  const { state, busy, told } = landscape()
  const { engine } = state
  state.engine = undefined
  point('pointerdown')
  expect(told()).toBe(0)
  state.engine = engine
  busy.hostUpdated()
  expect(told()).toBe(1)
  busy.hostDisconnected()
  expect(told()).toBe(0)
  point('pointerdown')
  expect(told()).toBe(0)
})
