import lectures from 'virtual:lectures'
import type { Scenario } from '../exchange/lecture/scenario.ts'

/** The menu's entry of a lecture, and the loader of the rest, which comes when the lecture is opened. `lines.ts` has its line. */
export interface CatalogueEntry extends Pick<Scenario, 'id' | 'title' | 'ideas'> {
  /** Number of its steps. */
  readonly steps: number
  readonly load: () => Promise<Scenario>
}

/** Every lecture, in the order in which they are given. */
export const catalogue: readonly CatalogueEntry[] = lectures
