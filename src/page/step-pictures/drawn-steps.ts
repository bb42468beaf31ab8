import { inTurns } from '../../engine/backend/page-turns.ts'
import { codeLink } from '../../elements/lecture/share/file-link.ts'
import { parsingLecture } from '../../exchange/lecture/parse-lecture.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { messageOf } from '../../experiment/spec/values/error.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Scenario, Step } from '../../exchange/lecture/scenario.ts'
import { CheckThread } from '../../study/assignment/check-thread.ts'
import { experimentOf } from '../../study/lecture/lecture.ts'
import { textOfLecture } from '../files/lecture-texts.ts'
import { stepToShare } from '../header.ts'
import type { Filming, StepLayout, StepPicture, StepPictures } from './step-pictures.ts'

/** The parts of a lecture around its steps, which a reader's lecture does not have. */
export type LectureFrame = Pick<Scenario, 'authors' | 'license' | 'language' | 'caveats' | 'references'>

/** The parts around the steps of a lecture, from its file. */
export async function frameOf(lecture: Lecture): Promise<LectureFrame> {
  const { scenario } = await inTurns(parsingLecture(await textOfLecture(lecture)))
  return scenario ?? { caveats: lecture.caveats ?? [], references: [] }
}

/** Who wrote a lecture, and under which licence; empty where that is not known. */
export const creditsOf = ({ authors = [], license }: LectureFrame): string =>
  [authors.join(', '), license].filter(Boolean).join(' · ')

/** A step with all that is shown of it on a page or a slide. */
export interface DrawnStep<L extends StepLayout> {
  readonly at: number
  readonly step: Step
  /** Its picture while it asks; undefined of one that asks nothing, or cannot be drawn. */
  readonly asked: StepPicture<L> | undefined
  /** Its picture with all that it shows. */
  readonly shown: StepPicture<L> | undefined
  /** What is true, in words. */
  readonly answer: string
}

/** How many parts the steps of a lecture have: a picture each, and another with its answer for each that asks. */
export const countOfParts = ({ steps }: Lecture): number =>
  steps.length + 2 * steps.filter(({ question }) => question).length

/** What is wrong with a step, in words. */
export const stepFault = (at: number, fault: string): string => `Step ${at + 1}: ${fault}`

/** The words of an answer; empty where it is not known. */
async function answerOf(thread: CheckThread, lecture: Lecture, at: number): Promise<string> {
  const step = lecture.steps[at]
  const { question } = step ?? {}
  if (!step || !question || question.kind === 'curve') return ''
  const { words } = await thread.ask({
    kind: 'truth',
    step: stepId(step),
    experiment: experimentOf(lecture, at),
  })
  return words
}

/** What drawing follows, and who hears of it. */
interface Drawing<L extends StepLayout> {
  readonly layoutOf: (at: number, isAsked: boolean, isAlone: boolean) => L
  readonly signal: AbortSignal
  /** The film that a step is to have beside its picture with all that it shows; undefined of one that has none. */
  readonly filmingOf?: (at: number) => Filming | undefined
  /** Hears of each part that is there, or of why it cannot be had. */
  readonly onPart: (fault: string | undefined) => void
}

/**
 * Draws the steps of a lecture one after the other. A part that cannot be had is told: the rest is there all the same.
 * @throws the reason of the signal once it is aborted
 */
export async function* drawnSteps<L extends StepLayout>(
  lecture: Lecture,
  pictures: StepPictures,
  { layoutOf, signal, filmingOf, onPart }: Drawing<L>,
): AsyncGenerator<DrawnStep<L>> {
  const { id, title, steps } = lecture
  /** None before there is something to answer: a sandboxed frame may start none, and draws its pictures all the same. */
  let thread: CheckThread | undefined
  const tried = async <T>(at: number, make: () => Promise<T>): Promise<T | undefined> => {
    signal.throwIfAborted()
    try {
      const made = await make()
      onPart(undefined)
      return made
    } catch (error) {
      signal.throwIfAborted()
      onPart(stepFault(at, messageOf(error)))
      return undefined
    }
  }
  const picture = (at: number, isAsked: boolean) =>
    tried(at, () => {
      const filming = isAsked ? undefined : filmingOf?.(at)
      return pictures.draw(at, isAsked, (isAlone) => layoutOf(at, isAsked, isAlone), signal, filming)
    })
  try {
    for (const [at, step] of steps.entries()) {
      const isAsked = step.question !== undefined
      const asked = isAsked ? await picture(at, true) : undefined
      const shown = await picture(at, false)
      const answer = isAsked
        ? await tried(at, () => answerOf((thread ??= new CheckThread({ id, title, steps })), lecture, at))
        : undefined
      yield { at, step, asked, shown, answer: answer ?? '' }
    }
  } finally {
    thread?.dispose()
  }
}

/** The address of a step as it was written, or of its lecture's file where that is shorter; '' where it has none to give. */
export function addressOfStep(lecture: Lecture, at: number): string {
  const place = { lecture, step: at, apart: false }
  return codeLink(stepToShare(place), place)
}
