const database = 'badlands'

/** The stores, each with the field or fields that name what is in it. */
const keys = { lectures: 'id', versions: ['id', 'time'] } as const

/** Name of a store of this browser. */
export type StoreName = keyof typeof keys

/** Resolves when all of a transaction is on the disk. Rejects where it is not: the room may end after a request was answered. */
const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The browser blocks storage.')),
    )
  })

/** The open databases, by what opened them. */
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
 * Returns the database, which stays open: a page that ends has time to write to an open one, and none to open it. It is opened again
 * after the browser, or a page with a later form of it, has closed it.
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

/** Asks a store of this browser. Rejects where there is none, or it has no room. */
export async function askStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await connection()).transaction(name, mode)
  const asked = request(transaction.objectStore(name))
  // A page that ends does not hear that its request was answered, after which the transaction would be committed by itself.
  transaction.commit()
  await completed(transaction)
  return asked.result
}

/**
 * Puts what `change` makes of the stored value in its place; undefined leaves it as it is. No other page can write between reading
 * and writing. Rejects as `askStore` does.
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

/** What became of something that was to be kept: it is, there is no room for it, or this browser keeps nothing beyond a visit. */
export type Keeping = 'kept' | 'full' | 'nowhere'

/** Carries out what keeps something, and says what became of it. */
export const keeping = (asked: Promise<unknown>): Promise<Keeping> =>
  asked.then(
    () => 'kept',
    (error: unknown) =>
      error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'nowhere',
  )
