/** The keys of a JSON pointer (RFC 6901): `/algorithms/0/learningRate` leads to ['algorithms', '0', 'learningRate']. */
export const pointerKeys = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A key of a path as it is written: a place in a list where it is digits alone, else a name. */
export const writtenKey = (key: string): string | number => (/^\d+$/u.test(key) ? Number(key) : key)

/** The keys of a path with points between them: `algorithms.0.learningRate` leads to ['algorithms', 0, 'learningRate']. */
export const dottedKeys = (path: string): (string | number)[] => path.split('.').map(writtenKey)

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

function own(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? (value[Number(key)] as unknown) : undefined
  return isContainer(value) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

/** The value at a JSON pointer; undefined where it leads nowhere. */
export const valueAt = (target: unknown, pointer: string): unknown => pointerKeys(pointer).reduce(own, target)

function replaced(target: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const next = replaced(own(target, key), rest, value)
  if (Array.isArray(target)) return target.with(Number(key), next)
  return { ...(isContainer(target) ? target : {}), [key]: next }
}

/** The target with another value where the pointer leads, which must be somewhere; unchanged parts are shared. */
export const withValueAt = (target: unknown, pointer: string, value: unknown): unknown =>
  replaced(target, pointerKeys(pointer), value)
