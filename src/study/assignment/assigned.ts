import { stepId } from '../../exchange/lecture/merged.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'

/** The id of a lecture in its own text, whatever it is called on a page. */
export const writtenId = ({ id }: Pick<Lecture, 'id'>): string => id.replace(/^yours\./u, '')

/** A step that is handed in. */
export interface AssignedStep {
  readonly id: string
  /** Its place in the lecture, from 0. */
  readonly at: number
  readonly step: Step
}

const allSteps = ({ steps }: Pick<Lecture, 'steps'>): AssignedStep[] =>
  steps.map((step, at) => ({ id: stepId(step), at, step }))

/** The steps of a lecture that are handed in: those that its assignment names, or all that ask something. */
export function assignedSteps(lecture: Pick<Lecture, 'steps' | 'assignment'>): AssignedStep[] {
  const named = lecture.assignment?.steps
  return allSteps(lecture).filter(({ id, step }) =>
    named ? named.includes(id) : step.question !== undefined,
  )
}

/** The steps of a lecture that have one of some ids. */
export const stepsNamed = (lecture: Pick<Lecture, 'steps'>, ids: ReadonlySet<string>): AssignedStep[] =>
  allSteps(lecture).filter(({ id }) => ids.has(id))
