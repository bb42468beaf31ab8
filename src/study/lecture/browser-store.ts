const database = 'badlands'

/** The stores, each with the field or fields that name what is in it. */
const keys = { lectures: 'id', versions: ['id', 'time'] } as const

/** Name of a store of this browser. */
export type StoreName = keyof typeof keys

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing.')))
  })

/** Resolves when all of a transaction is on the disk. Rejects where it is not: the room may end after a request was answered. */
const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The browser keeps nothing.')),
    )
  })

/** Asks a store of this browser. Rejects where there is none, or it has no room. */
export async function askStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(database, 2)
  opening.addEventListener('upgradeneeded', () => {
    const { result } = opening
    for (const [each, keyPath] of Object.entries(keys))
      if (!result.objectStoreNames.contains(each))
        result.createObjectStore(each, { keyPath: typeof keyPath === 'string' ? keyPath : [...keyPath] })
  })
  const opened = await settled(opening)
  try {
    const transaction = opened.transaction(name, mode)
    const [found] = await Promise.all([
      settled(request(transaction.objectStore(name))),
      completed(transaction),
    ])
    return found
  } finally {
    opened.close()
  }
}

/** What became of something that was to be kept: it is, there is no room for it, or this browser keeps nothing beyond a visit. */
export type Keeping = 'kept' | 'full' | 'nowhere'

/** Carries out what keeps something, and says what became of it. */
export const keeping = (asked: Promise<unknown>): Promise<Keeping> =>
  asked.then(
    () => 'kept',
    (error: unknown) =>
      error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'nowhere',
  )
