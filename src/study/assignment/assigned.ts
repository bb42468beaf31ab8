import { stepId } from '../../exchange/lecture/merged.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'

/** The id of a lecture in its own text, whatever the page calls it. */
export const writtenId = ({ id }: Pick<Lecture, 'id'>): string => id.replace(/^yours\./u, '')

export interface AssignedStep {
  readonly id: string
  readonly at: number
  readonly step: Step
}

const allSteps = ({ steps }: Pick<Lecture, 'steps'>): AssignedStep[] =>
  steps.map((step, at) => ({ id: stepId(step), at, step }))

/** Returns the assigned steps of a lecture: those that its assignment names, or all with a question. */
export function assignedSteps(lecture: Pick<Lecture, 'steps' | 'assignment'>): AssignedStep[] {
  const named = lecture.assignment?.steps
  return allSteps(lecture).filter(({ id, step }) =>
    named ? named.includes(id) : step.question !== undefined,
  )
}

export const stepsNamed = (lecture: Pick<Lecture, 'steps'>, ids: ReadonlySet<string>): AssignedStep[] =>
  allSteps(lecture).filter(({ id }) => ids.has(id))
