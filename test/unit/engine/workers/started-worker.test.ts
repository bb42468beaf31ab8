import { afterEach, expect, it, vi } from 'vitest'
import { startedWorker } from '../../../../src/engine/workers/started-worker.ts'

afterEach(() => vi.unstubAllGlobals())

/** A browser whose workers fail to start for this reason. */
const without = (reason: Error) =>
  vi.stubGlobal('Worker', function () {
    throw reason
  })

it('says what to do if a page may start no worker, as in a sandboxed frame', () => {
  without(new DOMException('cannot be accessed from origin null', 'SecurityError'))
  expect(() => startedWorker('worker.js')).toThrow('open the page in a tab of its own')
})

it('passes other errors on', () => {
  without(new TypeError('no policy'))
  expect(() => startedWorker('worker.js')).toThrow('no policy')
})
