import { afterEach, expect, it, vi } from 'vitest'
import { replaceAddress } from '../../../src/page/replace-address.ts'

afterEach(() => vi.unstubAllGlobals())

it('an address replaces the page’s, or leaves it if the browser refuses', () => {
  const replaceState = vi.fn<History['replaceState']>()
  vi.stubGlobal('history', { state: { at: 3 }, replaceState })
  replaceAddress('https://example.org/#1.x')
  expect(replaceState).toHaveBeenCalledExactlyOnceWith({ at: 3 }, '', 'https://example.org/#1.x')
  replaceState.mockImplementation(() => {
    throw new DOMException('a document with origin null', 'SecurityError')
  })
  expect(() => replaceAddress('https://example.org/#1.y')).not.toThrow()
  replaceState.mockImplementation(() => {
    throw new TypeError('a fault')
  })
  expect(() => replaceAddress('https://example.org/#1.z')).toThrow('a fault')
})
