import type { Authored } from '../experiment/authored.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Assignment, Patch, Scenario, Step } from '../exchange/lecture/scenario.ts'
import type { Manuscript } from '../exchange/lecture/manuscript.ts'
import type { PicturesLoader } from '../exchange/lecture/stored-pictures.ts'

/** Something to open: a lecture of several steps, or a preset of the free sandbox, which is a lecture of one step. */
export interface Lecture {
  readonly id: string
  readonly title: Authored
  /** One line that says what it shows. */
  readonly idea?: Authored
  /** Text that the speaker says in a minute; undefined of a preset. */
  readonly minute?: Authored
  /** Limits of what it shows. */
  readonly caveats?: readonly Authored[]
  /** What of it is handed in as homework. */
  readonly assignment?: Assignment
  readonly steps: readonly Step[]
  /** The language of its words, as HTML names it; English where none is given. */
  readonly language?: string
  /** Of a lecture that came as a text; undefined of ours. */
  readonly manuscript?: Manuscript
  /** The same lecture in the other languages of its text. */
  readonly translations?: readonly Lecture[]
  /** Of a lecture with steps that take long to compute: what they show first. */
  readonly stored?: PicturesLoader
}

/** What a page shows of a scenario. */
export const lectureOfScenario = (scenario: Scenario): Lecture => {
  const { id, title, idea, minute, caveats, steps, language, assignment, stored } = scenario
  const given = {
    ...(language && { language }),
    ...(assignment && { assignment }),
    ...(stored && { stored }),
  }
  return { id, title, idea, minute, caveats, steps, ...given }
}

/** Place of an experiment in the lectures. */
export interface LecturePlace {
  /** undefined for an experiment that belongs to none. */
  readonly lecture: Lecture | undefined
  /** Counts from 0. */
  readonly step: number
  /** In the free sandbox: the step was taken apart, and is where to go back to. */
  readonly apart: boolean
  /** The answer of the step is seen: the merge patch back to the state in which it is asked. */
  readonly revealed?: Patch
  /** The seed of a draw of the reader’s own, with which the step opens in place of the one it was written with. */
  readonly seed?: number
  /** An ordinary link opened the lecture, so its assignment is not given to the reader. */
  readonly reading?: true
}

/** Place of an experiment that belongs to no lecture. */
export const nowhere: LecturePlace = { lecture: undefined, step: 0, apart: false }

/** The assignment given to the reader of a place. */
export const assignmentAt = ({ lecture, reading }: LecturePlace): Assignment | undefined =>
  reading ? undefined : lecture?.assignment

/** The language of the words of a place's lecture: of each that is English or translated, and of one that somebody wrote. */
export const wordsLanguage = ({ lecture }: Pick<LecturePlace, 'lecture'>): string => lecture?.language ?? 'en'

/** The step whose words and pictures belong to a place; undefined in the free sandbox. */
export const stepAt = ({ lecture, step, apart }: LecturePlace): Step | undefined =>
  apart ? undefined : lecture?.steps[step]

/** True for a step of a lecture; false for a preset and in the free sandbox. */
export const isLecture = ({ lecture, apart }: LecturePlace): boolean =>
  lecture?.minute !== undefined && !apart

/** An experiment at its place in the lectures. */
export interface Shown {
  readonly experiment: Experiment
  readonly place: LecturePlace
}
