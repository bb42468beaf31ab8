/** A widget's model on the notebook side: traits by name, as provided by hosts of anywidget. */
export interface NotebookModel {
  get(trait: string): unknown
  set(trait: string, value: unknown): void
  /** Sends the changed traits to the kernel. */
  save_changes(): void
  on(event: string, heard: () => void): void
  off(event: string, heard: () => void): void
}

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** Returns whether two values of a trait are equal, as JSON, with numbers as bytes. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof DataView || other instanceof DataView) {
    if (!(one instanceof DataView && other instanceof DataView)) return false
    const [bytes, others] = [bytesOf(one), bytesOf(other)]
    return bytes.length === others.length && bytes.every((byte, i) => byte === others[i])
  }
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other)
  const [entries, others] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))]
  const alike = Array.isArray(one) === Array.isArray(other) && entries.length === others.size
  return alike && entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
}

/**
 * Sets traits, and sends them if one has changed, so that several views of a model send a value only once.
 */
export function tell(model: NotebookModel, traits: Readonly<Record<string, unknown>>): void {
  const changed = Object.entries(traits).filter(([trait, value]) => !isSame(model.get(trait), value))
  for (const [trait, value] of changed) model.set(trait, value)
  if (changed.length > 0) model.save_changes()
}
