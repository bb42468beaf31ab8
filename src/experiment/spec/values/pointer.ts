/** Returns the keys of a JSON pointer (RFC 6901): `/algorithms/0/learningRate` gives ['algorithms', '0', 'learningRate']. */
export const pointerKeys = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Returns a key of a path, as an index if it consists of digits and as a name otherwise. */
export const writtenKey = (key: string): string | number => (/^\d+$/u.test(key) ? Number(key) : key)

/** Returns the keys of a dotted path: `algorithms.0.learningRate` gives ['algorithms', 0, 'learningRate']. */
export const dottedKeys = (path: string): (string | number)[] => path.split('.').map(writtenKey)

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

function own(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? (value[Number(key)] as unknown) : undefined
  return isContainer(value) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

/** Returns the value at a JSON pointer; undefined if it leads nowhere. */
export const valueAt = (target: unknown, pointer: string): unknown => pointerKeys(pointer).reduce(own, target)

function replaced(target: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const next = replaced(own(target, key), rest, value)
  if (Array.isArray(target)) return target.with(Number(key), next)
  return { ...(isContainer(target) ? target : {}), [key]: next }
}

/** Returns the target with another value at the pointer, which must exist; unchanged parts are shared. */
export const withValueAt = (target: unknown, pointer: string, value: unknown): unknown =>
  replaced(target, pointerKeys(pointer), value)
