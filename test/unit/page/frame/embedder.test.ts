import { expect, it, vi } from 'vitest'
import { embedderOf, isFrom, tell } from '../../../../src/page/frame/embedder.ts'

/** A page framed by `parent`, in a browser that reports these surroundings. */
const framed = (ancestorOrigins: readonly string[] | undefined, referrer: string) => {
  const parent = { postMessage: vi.fn<(message: unknown, origin: string) => void>() }
  const location = ancestorOrigins ? { ancestorOrigins } : {}
  return { parent, page: { parent: parent as unknown as Window, location, document: { referrer } } }
}

it.each([
  [['https://school.example', 'https://far.example'], '', 'https://school.example'],
  [['https://school.example'], 'https://other.example/page', 'https://school.example'],
  [undefined, 'https://school.example:8443/course/7?x=1', 'https://school.example:8443'],
  [['null'], '', 'null'],
  [['file://'], '', 'null'],
  [undefined, '', undefined],
])('of %j and the referrer “%s” the embedder is %s', (ancestors, referrer, origin) => {
  expect(embedderOf(framed(ancestors, referrer).page)?.origin).toBe(origin)
})

it('a page outside frames has no embedder', () => {
  const page = { location: {}, document: { referrer: 'https://school.example/' } }
  expect(embedderOf(Object.assign(page, { parent: page as unknown as Window }))).toBeUndefined()
})

it('listens to the surrounding window only from its origin, and posts to nobody else', () => {
  const { parent, page } = framed(['https://school.example'], '')
  const embedder = embedderOf(page)!
  const from = (source: unknown, origin: string) => isFrom(embedder, { source: source as Window, origin })
  expect(from(parent, 'https://school.example')).toBe(true)
  expect(from(parent, 'https://evil.example')).toBe(false)
  expect(from({}, 'https://school.example')).toBe(false)
  tell(embedder, { badlands: 'ready' })
  expect(parent.postMessage).toHaveBeenCalledExactlyOnceWith({ badlands: 'ready' }, 'https://school.example')
})
