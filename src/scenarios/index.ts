import lectures from 'virtual:all-lectures'
import type { Scenario } from '../exchange/lecture/scenario.ts'

/**
 * Every lecture, in the order of the course. The first step's patch is a whole experiment; each further one is a JSON
 * merge patch on the one before.
 *
 * @example
 * ```js
 * import { oracle, scenarios } from './lib/badlands.js'
 *
 * const lecture = scenarios.find(({ id }) => id === 'two-weights')
 * const runs = oracle.train(lecture.steps[0].experiment)
 * console.log(runs.map((run) => run.status).join(' ')) // finished finished finished
 * ```
 */
export const scenarios: readonly Scenario[] = lectures
