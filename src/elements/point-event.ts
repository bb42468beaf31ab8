import { eventType, outward } from './event-type.ts'

/**
 * `bl-point`: the user points at a number by pointer, focus or tap, to highlight its mark; undefined when leaving it.
 * Marks are `run/` and the index of a run, `prediction/` and its id, `gap/` and the name of one of the three, `sweep/`
 * and a swept value, and `picture/` and the name of a picture.
 */
export class PointEvent extends eventType('bl-point', (mark: string | undefined) => ({ mark }), outward) {}
