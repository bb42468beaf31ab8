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

/** The parts of a lecture's file around its steps, which a reader's lecture does not have. */
export type LectureFrame = Pick<Scenario, 'authors' | 'license' | 'language' | 'caveats' | 'references'>

export async function frameOf(lecture: Lecture): Promise<LectureFrame> {
  const { scenario } = await inTurns(parsingLecture(await textOfLecture(lecture)))
  return scenario ?? { caveats: lecture.caveats ?? [], references: [] }
}

/** The authors of a lecture and its licence; empty if unknown. */
export const creditsOf = ({ authors = [], license }: LectureFrame): string =>
  [authors.join(', '), license].filter(Boolean).join(' · ')

/** A step with everything shown of it on a page or a slide. */
export interface DrawnStep<L extends StepLayout> {
  readonly at: number
  readonly step: Step
  /** Its picture while the question is open; undefined if it has no question, or cannot be drawn. */
  readonly asked: StepPicture<L> | undefined
  readonly shown: StepPicture<L> | undefined
  readonly answer: string
}

/** Number of pictures of a lecture: one per step, and a second one for each question. */
export const countOfParts = ({ steps }: Lecture): number =>
  steps.length + 2 * steps.filter(({ question }) => question).length

/** Returns an error message about a step. */
export const stepFault = (at: number, fault: string): string => `Step ${at + 1}: ${fault}`

/** Returns the answer in words; empty if unknown. */
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

/** What cancels drawing, and the handler of its progress. */
interface Drawing<L extends StepLayout> {
  readonly layoutOf: (at: number, isAsked: boolean, isAlone: boolean) => L
  readonly signal: AbortSignal
  /** Returns the film requested of a step besides its picture; undefined for none. */
  readonly filmingOf?: (at: number) => Filming | undefined
  /** Called for each finished part, or with the reason why there is none. */
  readonly onPart: (fault: string | undefined) => void
}

/**
 * Draws the steps of a lecture one after the other. If a part fails, this is reported and the rest is still drawn.
 * @throws the reason of the signal once it is aborted
 */
export async function* drawnSteps<L extends StepLayout>(
  lecture: Lecture,
  pictures: StepPictures,
  { layoutOf, signal, filmingOf, onPart }: Drawing<L>,
): AsyncGenerator<DrawnStep<L>> {
  const { id, title, steps } = lecture
  /** Started at the first question, since a sandboxed frame may not start a thread but can draw pictures. */
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

/** Returns the address of an unchanged step, or of its lecture's file if that is shorter; '' if there is none to share. */
export function addressOfStep(lecture: Lecture, at: number): string {
  const place = { lecture, step: at, apart: false }
  return codeLink(stepToShare(place), place)
}
