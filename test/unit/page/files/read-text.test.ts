import { afterEach, expect, test, vi } from 'vitest'
import { mostBytes } from '../../../../src/exchange/lecture/bounds.ts'
import { fetchText, textOfFile } from '../../../../src/page/files/read-text.ts'

afterEach(() => vi.unstubAllGlobals())

const { signal } = new AbortController()
const address = 'https://raw.githubusercontent.com/kb/course/main/a.md'

/** Answers every request with this response; returns the requests. */
function answer(response: () => Response | Promise<Response>) {
  const ask = vi.fn<(address: string, options: RequestInit) => Promise<Response>>(async () => response())
  vi.stubGlobal('fetch', ask)
  return ask
}

/** A file that cannot be read, so code that does not check its size first fails. */
const unread = {
  size: mostBytes + 1,
  arrayBuffer: () => Promise.reject(new Error('it was read')),
} as unknown as Blob

test('a file gives its text word for word', async () => {
  const text = '\uFEFF---\r\nbadlands: 1\r\n'
  expect(await textOfFile(new Blob([text]))).toBe(text)
})

test('a file that is too large is not read, and a binary one is not text', async () => {
  await expect(textOfFile(unread)).rejects.toThrow('A lecture has at most 3 MB')
  await expect(textOfFile(new Blob([Uint8Array.of(0x89, 0xff)]))).rejects.toThrow('not UTF-8 text')
})

test('a text is fetched without a referrer, and only from that address', async () => {
  const ask = answer(() => new Response('---\n'))
  expect(await fetchText(address, signal)).toBe('---\n')
  expect(ask.mock.calls).toEqual([
    [address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' }],
  ])
})

test('a failed request is reported with its host', async () => {
  answer(() => new Response('', { status: 404, statusText: 'Not Found' }))
  await expect(fetchText(address, signal)).rejects.toThrow(
    'raw.githubusercontent.com has no such file. It answered 404 Not Found.',
  )
  answer(() => Promise.reject(new TypeError('failed')))
  await expect(fetchText(address, signal)).rejects.toThrow('raw.githubusercontent.com does not answer.')
})

test('a response is read only up to the size limit of a lecture', async () => {
  let sent = 0
  const piece = new Uint8Array(2 ** 18)
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += piece.length
      controller.enqueue(piece)
    },
  })
  answer(() => new Response(endless))
  await expect(fetchText(address, signal)).rejects.toThrow('A lecture has at most 3 MB')
  expect(sent).toBeLessThan(mostBytes + 4 * piece.length)
})
