import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { proseOf } from '../../study/lecture/lecture.ts'
import { wordsLanguage, type Lecture, type LecturePlace } from '../../scenarios/place.ts'
import type { Guessing } from '../../study/guessing.ts'
import { asGiven, language, type Language } from '../../words/language/language.ts'
import type { Presentation } from './presentation.ts'

/** Content of the speaker's window: plain data, sent from the lecture's window. */
export interface Notes {
  readonly language: Language
  /** The language of the lecture's text. */
  readonly wordsLanguage: string
  readonly lecture: string
  /** Counts from 1. */
  readonly step: number
  readonly count: number
  readonly title: string
  /** Text on the screen, as Markdown. */
  readonly prose: string
  /** Numbers of the text as the screen shows them; missing ones are as the text claims. */
  readonly numbers: readonly (readonly [source: string, text: string])[]
  readonly minute: string
  readonly caveats: readonly string[]
  /** Title of the next step; empty at the end. */
  readonly next: string
  /** In the free sandbox. */
  readonly apart: boolean
  /** The question of the step, its answer or why there is none yet, and the reason. */
  readonly question?: { readonly ask: string; readonly answer: string; readonly because: string }
  /** When presenting began, in milliseconds since the epoch. */
  readonly since: number | undefined
  readonly blank: boolean
}

export type SpeakerCommand = 'next' | 'previous' | 'blank' | 'restart-clock'

/**
 * From the lecture's window `id`: notes, or that it closes; from the speaker's window: a request for notes, or a command
 * to `id`.
 */
export type SpeakerMessage =
  | { readonly kind: 'notes'; readonly id: string; readonly notes: Notes }
  | { readonly kind: 'closed'; readonly id: string }
  | { readonly kind: 'ask' }
  | { readonly kind: 'command'; readonly id: string; readonly command: SpeakerCommand }

export const speakerChannel = 'badlands-speaker'

/** Returns the notes on a place, with the question of its step if questions are asked. */
export function notesOf(
  { lecture, step: at, apart }: LecturePlace,
  presentation: Presentation,
  { question, foreseen }: Pick<Guessing, 'question' | 'foreseen'>,
  numbers?: LiveViews,
): Notes {
  const step = lecture?.steps[at]
  return {
    language: language(),
    wordsLanguage: wordsLanguage({ lecture }),
    lecture: lecture ? asGiven(lecture.title) : 'An experiment from a link',
    step: at + 1,
    count: lecture?.steps.length ?? 1,
    title: asGiven(step?.title ?? ''),
    prose: step ? proseOf(step) : '',
    numbers: Array.from(numbers ?? [], ([source, { text }]) => [source, text]),
    ...words(lecture),
    next: asGiven(lecture?.steps[at + 1]?.title ?? ''),
    apart,
    ...(question && {
      question: {
        ask: asGiven(question.ask),
        answer:
          foreseen ||
          (presentation.on ? 'Its answer is being computed …' : 'Its answer appears in present mode.'),
        because: question.because,
      },
    }),
    since: presentation.since,
    blank: presentation.blank,
  }
}

const words = (lecture: Lecture | undefined): Pick<Notes, 'minute' | 'caveats'> => ({
  minute: asGiven(lecture?.minute ?? lecture?.idea ?? ''),
  caveats: (lecture?.caveats ?? []).map(asGiven),
})
