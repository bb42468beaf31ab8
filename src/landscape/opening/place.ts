import type { Step } from '../../scenarios/scenario.ts'
import type { Lecture } from './lecture.ts'

/** Place of the screen in the lectures. */
export interface Place {
  /** undefined for an experiment that belongs to none. */
  readonly lecture: Lecture | undefined
  /** Counts from 0. */
  readonly step: number
  /** In the free sandbox: the step was taken apart, and is where to go back to. */
  readonly apart: boolean
}

/** An experiment that belongs to no lecture. */
export const nowhere: Place = { lecture: undefined, step: 0, apart: false }

/** The step whose words and pictures stand on the screen; undefined in the free sandbox. */
export const stepAt = ({ lecture, step, apart }: Place): Step | undefined =>
  apart ? undefined : lecture?.steps[step]
