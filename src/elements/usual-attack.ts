import type { AttackSpec } from '../experiment/schema/metric.ts'

/** The attack that stands where one is switched on. */
export const usualAttack: AttackSpec = { epsilon: 0.25, norm: 'l2', steps: 1 }
