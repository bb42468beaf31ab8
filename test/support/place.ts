import type { LecturePlace } from '../../src/scenarios/place.ts'
import type { Step } from '../../src/exchange/lecture/scenario.ts'

/** The place of the only step of a lecture. */
export const placeOf = (step: Partial<Step>): LecturePlace => ({
  lecture: {
    id: 'a-lecture',
    title: 'A lecture',
    minute: '',
    steps: [{ title: '', prose: '', experiment: {}, ...step }],
  },
  step: 0,
  apart: false,
})
