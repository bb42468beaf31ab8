import type { VariantStore } from '../../engine/backend/options.ts'

const key = 'badlands-forms'
/** Most classes of work kept; the oldest are dropped. */
const most = 100

function kept(): Map<string, string> {
  try {
    const entries: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    const isEntry = (entry: unknown): entry is [string, string] =>
      Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string')
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : [])
  } catch {
    return new Map()
  }
}

/**
 * Fastest kernel variant by adapter and class of work, in local storage if available, otherwise for the life
 * of the page.
 */
export function savedVariants(): VariantStore {
  const forms = kept()
  return {
    get: (shape) => forms.get(shape),
    set(shape, name) {
      forms.delete(shape)
      forms.set(shape, name)
      try {
        localStorage.setItem(key, JSON.stringify([...forms].slice(-most)))
      } catch {
        return
      }
    },
  }
}
