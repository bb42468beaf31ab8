import { afterEach, expect, test, vi } from 'vitest'

const home = 'https://school.example/badlands/'

afterEach(() => void vi.unstubAllGlobals())

let workers = 0

/** A browser's caches, with their contents by address; `mostFiles` is the disk's capacity. */
function disk(mostFiles = Infinity) {
  const stored = new Map<string, Map<string, Response>>()
  const addressOf = (asked: string | Request) =>
    new URL(typeof asked === 'string' ? asked : asked.url, home).href.replace(/\?.*/u, '')
  const count = () => [...stored.values()].reduce((sum, { size }) => sum + size, 0)
  const matchIn = (files: Map<string, Response> | undefined, asked: string | Request) =>
    files?.get(addressOf(asked))?.clone()
  return {
    stored,
    keys: () => Promise.resolve([...stored.keys()]),
    delete: (name: string) => Promise.resolve(stored.delete(name)),
    match: (asked: string | Request) =>
      Promise.resolve([...stored.values()].map((files) => matchIn(files, asked)).find(Boolean)),
    open: (name: string) => {
      const files = stored.get(name) ?? new Map<string, Response>()
      stored.set(name, files)
      return Promise.resolve({
        match: (asked: string | Request) => Promise.resolve(matchIn(files, asked)),
        put: (asked: string, answer: Response) => {
          if (count() >= mostFiles) return Promise.reject(new DOMException('full', 'QuotaExceededError'))
          files.set(addressOf(asked), answer)
          return Promise.resolve()
        },
      })
    },
  }
}

/** Open windows, and workers that follow this one. */
interface Around {
  windows: readonly string[]
  waiting?: boolean
}

/**
 * The worker for a version of a site, in a browser with these caches. `tell` resolves once all work for an
 * event is done.
 */
async function workerOf(version: string, caches: ReturnType<typeof disk>, around: Around) {
  const scope = Object.assign(new EventTarget(), {
    registration: { scope: home, installing: null, get waiting() { return around.waiting ? {} : null } },
    clients: {
      claim: () => Promise.resolve(),
      matchAll: () => Promise.resolve(around.windows.map((url) => ({ url }))),
    },
    skipWaiting: () => Promise.resolve(),
  }) // prettier-ignore
  vi.stubGlobal('self', scope)
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('site', { version, files: ['index.html', `assets/main-${version}.js`] })
  vi.stubGlobal('fetch', (file: string) => Promise.resolve(new Response(`${file} of ${version}`)))
  // Each imports its own module, since shared modules keep their state for other test files.
  await import(/* @vite-ignore */ `../../../../src/page/offline/service-worker.ts?worker-${workers++}`)
  return async (type: string, data?: string) => {
    const works: Promise<unknown>[] = []
    const waitUntil = (work: Promise<unknown>) => works.push(work)
    scope.dispatchEvent(Object.assign(new Event(type), { waitUntil, data }))
    await Promise.all(works)
  }
}

test('a version that the disk has no space for leaves nothing, and the open one keeps everything', async () => {
  const caches = disk(3)
  await (
    await workerOf('one', caches, { windows: [home] })
  )('install')
  const next = await workerOf('two', caches, { windows: [home] })
  await expect(next('install')).rejects.toThrow('full')
  expect([...caches.stored.keys()]).toEqual(['badlands-one'])
  expect(caches.stored.get('badlands-one')?.size).toBe(2)
})

test('earlier versions are kept while another window may use them, and deleted afterwards', async () => {
  const caches = disk()
  const around: Around = { windows: [home, `${home}?lang=de#scenario=two-weights`] }
  for (const version of ['one', 'two', 'three']) {
    const tell = await workerOf(version, caches, around)
    await tell('install')
    await tell('activate')
  }
  const all = ['badlands-one', 'badlands-two', 'badlands-three']
  expect([...caches.stored.keys()]).toEqual(all)
  const tell = await workerOf('three', caches, around)
  await tell('message', 'opened')
  expect([...caches.stored.keys()]).toEqual(all)
  // A page outside the site is not one of its windows.
  around.windows = [home, 'https://school.example/']
  await tell('message', 'opened')
  expect([...caches.stored.keys()]).toEqual(['badlands-three'])
})

test('a waiting version is kept by the open one', async () => {
  const caches = disk()
  const around: Around = { windows: [home] }
  await (
    await workerOf('next', caches, around)
  )('install')
  const tell = await workerOf('now', caches, around)
  await tell('install')
  around.waiting = true
  await tell('message', 'opened')
  expect([...caches.stored.keys()]).toEqual(['badlands-next', 'badlands-now'])
  around.waiting = false
  await tell('activate')
  expect([...caches.stored.keys()]).toEqual(['badlands-now'])
})
