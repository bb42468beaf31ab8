const database = 'badlands'

/** The stores, each with its key fields. */
const keys = { lectures: 'id', versions: ['id', 'time'] } as const

export type StoreName = keyof typeof keys

/** Resolves when a transaction is on disk. Rejects otherwise: storage may run out after a request has succeeded. */
const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The browser blocks storage.')),
    )
  })

/** The open databases by the factory that opened them. */
const connections = new WeakMap<IDBFactory, Promise<IDBDatabase>>()

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const opening = factory.open(database, 2)
  opening.addEventListener('upgradeneeded', () => {
    const { result } = opening
    for (const [each, keyPath] of Object.entries(keys))
      if (!result.objectStoreNames.contains(each))
        result.createObjectStore(each, { keyPath: typeof keyPath === 'string' ? keyPath : [...keyPath] })
  })
  return new Promise((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('The browser blocks storage.')))
  })
}

/**
 * Returns the database, which stays open: a closing page has time to write to an open database, but not to open one. It
 * is opened again after the browser, or a page with a newer version, has closed it.
 */
async function connection(): Promise<IDBDatabase> {
  const factory = indexedDB
  const known = connections.get(factory)
  if (known) return known
  const opening = open(factory)
  connections.set(factory, opening)
  const forget = () => connections.delete(factory)
  try {
    const opened = await opening
    opened.addEventListener('close', forget)
    opened.addEventListener('versionchange', () => {
      forget()
      opened.close()
    })
    return opened
  } catch (error) {
    forget()
    throw error
  }
}

/** Runs a request in a store of this browser. Rejects if there is no store or no space. */
export async function askStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await connection()).transaction(name, mode)
  const asked = request(transaction.objectStore(name))
  // By itself, the transaction commits only after the page is notified of the request, which a closing page never is.
  transaction.commit()
  await completed(transaction)
  return asked.result
}

/**
 * Replaces the stored value by the result of `change`, unless that is undefined. No other page can write in between.
 * Rejects as `askStore` does.
 */
export async function changeStored<T>(
  name: StoreName,
  key: IDBValidKey,
  change: (stored: T | undefined) => T | undefined,
): Promise<void> {
  const transaction = (await connection()).transaction(name, 'readwrite')
  const store = transaction.objectStore(name)
  const found = store.get(key) as IDBRequest<T | undefined>
  found.addEventListener('success', () => {
    const changed = change(found.result)
    if (changed !== undefined) store.put(changed)
  })
  await completed(transaction)
}

/** What became of something to save: it was saved, there is no space, or this browser saves nothing beyond a visit. */
export type Keeping = 'kept' | 'full' | 'nowhere'

/** Waits for a request that saves something, and returns its outcome. */
export const keeping = (asked: Promise<unknown>): Promise<Keeping> =>
  asked.then(
    () => 'kept',
    (error: unknown) =>
      error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'nowhere',
  )
