import all from 'virtual:translations'
import type { Scenario } from '../exchange/lecture/scenario.ts'

/** A lecture in another language than its own: its entry in lists, and the loader of the rest. */
export interface Translation extends Pick<Scenario, 'id' | 'title' | 'idea'> {
  readonly language: string
  readonly load: () => Promise<Scenario>
}

/** Every translation of a lecture. */
export const translations: readonly Translation[] = all
