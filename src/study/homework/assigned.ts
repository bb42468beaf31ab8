import { stepId } from '../../exchange/lecture/merged.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Step } from '../../scenarios/scenario.ts'

/** The id of a lecture in its own text, whatever it is called on a page. */
export const writtenId = ({ id }: Pick<Lecture, 'id'>): string => id.replace(/^yours\./u, '')

/** A step that is handed in. */
export interface AssignedStep {
  readonly id: string
  /** Its place in the lecture, from 0. */
  readonly at: number
  readonly step: Step
}

/** The steps of a lecture that are handed in: those that its assignment names, or all that ask something. */
export function assignedSteps({ steps, assignment }: Pick<Lecture, 'steps' | 'assignment'>): AssignedStep[] {
  const named = assignment?.steps
  return steps
    .map((step, at) => ({ id: stepId(step), at, step }))
    .filter(({ id, step }) => (named ? named.includes(id) : step.question !== undefined))
}
