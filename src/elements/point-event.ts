import { eventType, outward } from './event-type.ts'

/**
 * `bl-point`: a number is pointed at, by pointer, focus or tap, whose mark is to be lit; undefined when it is left. Marks are `run/` and
 * the index of a run, `prediction/` and its id, `gap/` and the name of one of the three, `sweep/` and a swept value, and `picture/` and the name of a picture.
 */
export class PointEvent extends eventType('bl-point', (mark: string | undefined) => ({ mark }), outward) {}
