import type { Authored } from '../experiment/authored.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Assignment, Patch, Scenario, Step } from '../exchange/lecture/scenario.ts'
import type { Manuscript } from '../exchange/lecture/manuscript.ts'
import type { PicturesLoader } from '../exchange/lecture/stored-pictures.ts'

/** A lecture of several steps, or a preset of the free sandbox, which is a lecture of one step. */
export interface Lecture {
  readonly id: string
  readonly title: Authored
  /** One line about what it shows. */
  readonly idea?: Authored
  /** What the speaker says in a minute; undefined for a preset. */
  readonly minute?: Authored
  /** Limits of what it shows. */
  readonly caveats?: readonly Authored[]
  /** What students submit. */
  readonly assignment?: Assignment
  readonly steps: readonly Step[]
  /** The language of its text as an HTML `lang`; English by default. */
  readonly language?: string
  /** The text of a lecture from a user; undefined for a built-in one. */
  readonly manuscript?: Manuscript
  /** The same lecture in the other languages of its text. */
  readonly translations?: readonly Lecture[]
  /** Loads the first pictures of steps that take long to compute. */
  readonly stored?: PicturesLoader
}

/** Returns the parts of a scenario that a page shows. */
export const lectureOfScenario = (scenario: Scenario): Lecture => {
  const { id, title, idea, minute, caveats, steps, language, assignment, stored } = scenario
  const given = {
    ...(language && { language }),
    ...(assignment && { assignment }),
    ...(stored && { stored }),
  }
  return { id, title, idea, minute, caveats, steps, ...given }
}

export interface LecturePlace {
  /** Undefined for an experiment that belongs to none. */
  readonly lecture: Lecture | undefined
  readonly step: number
  /** In the free sandbox, opened from this step, to which the user can go back. */
  readonly apart: boolean
  /** The answer of the step is shown; this merge patch goes back to the question. */
  readonly revealed?: Patch
  /** The seed of the reader’s own draw, which replaces the step's own seed. */
  readonly seed?: number
  /** An ordinary link opened the lecture, so its assignment is not given to the reader. */
  readonly reading?: true
}

/** Place of an experiment that belongs to no lecture. */
export const nowhere: LecturePlace = { lecture: undefined, step: 0, apart: false }

/** Returns the assignment given to the reader of a place, if any. */
export const assignmentAt = ({ lecture, reading }: LecturePlace): Assignment | undefined =>
  reading ? undefined : lecture?.assignment

/** The language of the text of a place's lecture; English if it has none. */
export const wordsLanguage = ({ lecture }: Pick<LecturePlace, 'lecture'>): string => lecture?.language ?? 'en'

/** The step whose text and pictures belong to a place; undefined in the free sandbox. */
export const stepAt = ({ lecture, step, apart }: LecturePlace): Step | undefined =>
  apart ? undefined : lecture?.steps[step]

/** Returns true for a step of a lecture; false for a preset and in the free sandbox. */
export const isLecture = ({ lecture, apart }: LecturePlace): boolean =>
  lecture?.minute !== undefined && !apart

/** An experiment at its place in the lectures. */
export interface Shown {
  readonly experiment: Experiment
  readonly place: LecturePlace
}
