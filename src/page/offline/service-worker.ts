/** What the build knows of the site: its version, and the addresses of all files that a page may ask for. */
declare const site: { readonly version: string; readonly files: readonly string[] }

/** The part of a service worker's own scope that is used here: TypeScript's library of the page has none of it. */
interface Scope extends EventTarget {
  readonly registration: { readonly scope: string; readonly installing: unknown; readonly waiting: unknown }
  readonly clients: {
    claim(): Promise<void>
    matchAll(of: { type: 'window'; includeUncontrolled: true }): Promise<readonly { readonly url: string }[]>
  }
  skipWaiting(): Promise<void>
}

/** An event that lasts as long as some work. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

/** A request of a page. */
interface AskedEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const scope = self as unknown as Scope
const prefix = 'badlands-'
const name = `${prefix}${site.version}`
const page = new URL('index.html', scope.registration.scope).href

/** True of a file whose name changes with what is in it. */
const isHashed = (file: string): boolean => file.startsWith('assets/')

/** A file is the same whatever its query is, and whoever asks. */
const anyhow = { ignoreSearch: true, ignoreVary: true }

/**
 * Keeps all files of this version; those that an earlier one has under the same hashed name are taken from there. Where one does not come,
 * or the disk is full, nothing is kept of it: half a site takes room and opens nothing.
 */
async function keepSite(): Promise<void> {
  const cache = await caches.open(name)
  try {
    for (const file of site.files) {
      const kept = isHashed(file) ? await caches.match(file, anyhow) : undefined
      const answer = kept ?? (await fetch(file, { cache: isHashed(file) ? 'default' : 'no-cache' }))
      if (!answer.ok) throw new Error(`Could not fetch ${file}: ${answer.status}.`)
      await cache.put(file, answer)
    }
  } catch (error) {
    await caches.delete(name)
    throw error
  }
}

/**
 * Forgets the versions before this one once no window may be of them: there is none, or the one that loads this version. A version that
 * has come since is kept.
 */
async function forgetOld(): Promise<void> {
  const others = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name)
  const { scope: here, installing, waiting } = scope.registration
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (installing || waiting || windows.filter(({ url }) => url.startsWith(here)).length > 1) return
  await Promise.all(others.map((one) => caches.delete(one)))
}

/** The page as this version has it, whatever its query; any other file as whoever asks for it knows it; else what the network says. */
async function answerTo(request: Request): Promise<Response> {
  const [address] = request.url.split(/[?#]/u)
  const isPage = address === scope.registration.scope || address === page
  const cache = await caches.open(name)
  const kept = isPage ? await cache.match(page, anyhow) : await caches.match(request, anyhow)
  return kept ?? fetch(request)
}

scope.addEventListener('install', (event) => (event as LastingEvent).waitUntil(keepSite()))

scope.addEventListener('activate', (event) =>
  (event as LastingEvent).waitUntil(forgetOld().then(() => scope.clients.claim())),
)

scope.addEventListener('message', (event) => {
  const { data } = event as Event & { readonly data?: unknown }
  if (data === 'load') void scope.skipWaiting()
  if (data === 'opened') (event as LastingEvent).waitUntil(forgetOld())
})

scope.addEventListener('fetch', (event) => {
  const { request } = event as AskedEvent
  if (request.method === 'GET' && request.url.startsWith(scope.registration.scope))
    (event as AskedEvent).respondWith(answerTo(request))
})

export {}
