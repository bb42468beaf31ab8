import type { Authored } from '../../experiment/authored.ts'
import { plainProse } from '../../elements/prose/plain-prose.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import type { Deck, Slide, SlideNote, SlidePicture } from '../../exchange/slides/deck.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Question, Step } from '../../exchange/lecture/scenario.ts'
import { optionLetter } from '../../view/question/verdict.ts'
import { plainActs } from '../../view/step-acts.ts'
import { translate } from '../../words/language/language.ts'
import { creditsOf, type DrawnStep, type LectureFrame } from '../step-pictures/drawn-steps.ts'
import type { StepLayout } from '../step-pictures/step-pictures.ts'

/** The text of a slide, without its picture and its link. */
export type SlideWords = Omit<Slide, 'picture' | 'link'>

/** Renders prose as paragraphs of plain text, one per line. */
const paragraphs = (markdown: Authored, numbers: LiveViews | undefined): string =>
  markdown
    .split(/\n\s*\n/u)
    .map((paragraph) => plainProse(paragraph, numbers))
    .filter(Boolean)
    .join('\n')

const lines = (...texts: readonly Authored[]): string => texts.filter(Boolean).join('\n')

const sentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`)

/** Returns the options, or the range for the guess. */
function choices({ kind, options = [], scale }: Question): SlideNote[] {
  if (kind === 'number' && scale)
    return [{ name: translate('My guess'), text: translate(`between ${scale.from} and ${scale.to}`) }]
  return options.map(({ label }, i) => ({ name: optionLetter(i), text: plainProse(label) }))
}

/** The slide of a question. It contains neither the answer nor the title of its step, which would give it away; its notes do. */
function askedWords(question: Question, answer: string): SlideWords {
  const { setup = '', ask, because } = question
  return {
    title: translate('Guess first'),
    lead: plainProse(`${setup} ${ask}`),
    below: choices(question),
    notes: lines(answer && `${translate('The answer')}: ${sentence(answer)}`, plainProse(because)),
  }
}

/** The slide of a step with everything it shows, after its question if it has one. */
function shownWords(step: Step, answer: string, numbers: LiveViews | undefined): SlideWords {
  const { title, prose, question } = step
  return {
    title: plainProse(title),
    ...(answer && { lead: sentence(answer) }),
    below: plainActs(step, numbers),
    notes: lines(question ? paragraphs(question.because, numbers) : '', paragraphs(prose, numbers)),
  }
}

/** The slides of a step without their pictures, and what they show; its question has its own slide. */
export function stepSlides<L extends StepLayout>({ step, asked, shown, answer }: DrawnStep<L>) {
  const { question } = step
  return [
    ...(question ? [{ words: askedWords(question, answer), drawn: asked }] : []),
    { words: shownWords(step, answer, shown?.numbers), drawn: shown },
  ]
}

/** The text of a slide before its answer and its numbers are known, of about the same length. */
export function roughWords({ steps }: Lecture, at: number, isAsked: boolean): SlideWords {
  const step = steps[at]!
  const { question } = step
  if (question && isAsked) return askedWords(question, '')
  return shownWords(step, question ? '–' : '', undefined)
}

export const slideOf = (words: SlideWords, picture: SlidePicture | undefined, link: string): Slide => ({
  ...words,
  ...(picture && { picture }),
  ...(link && { link }),
})

function opening({ title, idea, minute }: Lecture, frame: LectureFrame, link: string): Slide {
  const credits = creditsOf(frame)
  return {
    title: plainProse(title),
    ...(idea && { lead: plainProse(idea) }),
    lines: credits ? [credits] : [],
    ...(link && { link }),
    notes: minute ? paragraphs(minute, undefined) : '',
  }
}

/** Returns the slides of a lecture: a title slide, those of its steps, and its caveats and references. */
export function lectureDeck(
  lecture: Lecture,
  frame: LectureFrame,
  steps: readonly Slide[],
  link: string,
): Deck {
  const { authors = [], language = 'en', caveats = [], references = [] } = frame
  const list = (title: string, items: readonly string[]): Slide[] =>
    items.length > 0 ? [{ title, lines: items.map((item) => plainProse(item)), notes: '' }] : []
  return {
    title: plainProse(lecture.title),
    authors,
    language,
    linkName: translate('Try it on the page'),
    slides: [
      opening(lecture, frame, link),
      ...steps,
      ...list(translate('Caveats'), caveats),
      ...list(
        translate('References'),
        references.map(({ text }) => text),
      ),
    ],
  }
}
