import { signal } from '@preact/signals-core'
import type { Terrain } from '../../experiment/results.ts'
import type { edgeWords } from '../../experiment/words/edge.ts'

const words = signal<typeof edgeWords | undefined>(undefined)
let asked = false

async function load(): Promise<void> {
  try {
    words.value = (await import('../../experiment/words/edge.ts')).edgeWords
  } catch {
    // The next picture asks again: it says less, and is no less true.
    asked = false
  }
}

/** Roughness of the edge of trainability in a picture, in words; empty without an edge, and until its counter is loaded. */
export function edgeLine(terrain: Pick<Terrain, 'values' | 'resolution'> | undefined): string {
  if (!asked) {
    asked = true
    void load()
  }
  return words.value?.(terrain) ?? ''
}
