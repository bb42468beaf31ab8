import lectures from 'virtual:lectures'
import type { Scenario } from '../exchange/lecture/scenario.ts'

/** A lecture's menu entry, and the loader of the rest for when it is opened. `lines.ts` has its description. */
export interface CatalogueEntry extends Pick<Scenario, 'id' | 'title' | 'ideas'> {
  readonly steps: number
  readonly load: () => Promise<Scenario>
}

/** Every lecture, in the order of the course. */
export const catalogue: readonly CatalogueEntry[] = lectures
