import { html } from 'lit'
import { icon, type IconName } from '../elements/style/icons.ts'
import type { ThemeChoice } from '../elements/style/tokens.ts'
import { addressOf, withFragment } from './lecture/address.ts'
import { publicPage } from './one-file/held.ts'
import type { LecturePlace } from '../scenarios/place.ts'
import { stepDots } from './lecture/stepping.ts'
import type { Tour } from './lecture/tour.ts'
import type { Study } from '../study/study.ts'
import { stepLink } from '../study/lecture/route.ts'
import { withoutOptions } from './url-options.ts'
import { asGiven } from '../words/language/language.ts'

/** Actions of the header's buttons. */
export interface HeaderActs {
  menu(): void
  theme(): void
  /** Turns the questions of lectures on or off. */
  questions(): void
  present(): void
  help(): void
}

/**
 * Addresses to give to others: of exactly what is shown, `undefined` where it is too large for one, and of the lecture's step as it
 * was written, '' where there is no lecture, or a whole one that is too large.
 */
export function linksToShare(place: LecturePlace, study: Pick<Study, 'shown'>) {
  const link = isGiven(place) ? addressOf(ordinary(place), study.shown.value) : undefined
  return { link: link && withoutOptions(link), step: stepToShare(place) }
}

/** The place as links to share name it. Assignments have their own link. */
const ordinary = (place: LecturePlace): LecturePlace =>
  place.lecture?.assignment ? { ...place, reading: true } : place

/** False where the lecture is on this machine alone. */
const isGiven = ({ lecture }: LecturePlace): boolean => !lecture?.manuscript?.excess

/** The address of a lecture's step as it was written; '' where it has none to give. */
export const stepToShare = (place: LecturePlace): string =>
  place.lecture && isGiven(place)
    ? withoutOptions(withFragment(stepLink(place.lecture, place.step, true)))
    : ''

/** The address of a lecture's first step as it was written; '' where that is the step that is shown, or there is none to give. */
export const firstToShare = (place: LecturePlace): string =>
  place.step > 0 ? stepToShare({ ...place, step: 0 }) : ''

/** The card of all that can be given. `writing`: the lecture is being written. */
export const shareCard = (
  study: Pick<Study, 'store' | 'shown'> | undefined,
  place: LecturePlace,
  writing = false,
) =>
  html`<bl-share
    .link=${() => (study ? linksToShare(place, study).link : '')}
    .step=${stepToShare(place)}
    .first=${firstToShare(place)}
    .page=${publicPage()}
    .place=${place}
    .writing=${writing}
  ></bl-share>`

/** Choices for all lectures on this machine. */
interface Chosen {
  readonly theme: ThemeChoice
  /** Lectures ask their questions. */
  readonly questions: boolean
}

const iconButton = (name: string, picture: IconName, enabled: boolean, act: () => void) =>
  html`<button class="icon" title=${name} aria-label=${name} ?disabled=${!enabled} @click=${act}>
    ${icon(picture)}
  </button>`

/** The name of the page, and the title of what is open, which opens the menu. */
export const headline = (title: string, acts: Pick<HeaderActs, 'menu'>) =>
  html`<h1>Badlands</h1>
    <button
      class="button open"
      title="Lectures and experiments"
      aria-haspopup="dialog"
      @click=${() => acts.menu()}
    >
      <span class="title">${title}</span>
      <span class="down">${icon('chevron')}</span>
    </button>`

/** What can be taken back and made again, by its name; no name where there is none. */
interface Undoable {
  readonly undoLabel?: string | undefined
  readonly redoLabel?: string | undefined
}

/** The buttons that take back and make again. */
export const historyButtons = ({ undoLabel, redoLabel }: Undoable, undo: () => void, redo: () => void) => [
  iconButton(`Undo${undoLabel ? `: ${undoLabel}` : ''} (Ctrl Z)`, 'back', undoLabel !== undefined, undo),
  iconButton(
    `Redo${redoLabel ? `: ${redoLabel}` : ''} (Ctrl shift Z)`,
    'forward',
    redoLabel !== undefined,
    redo,
  ),
]

/** The top of the screen: what is open, and what can be done with all of it; `write` begins to write it. */
export function appHeader(
  study: Pick<Study, 'store' | 'shown'> | undefined,
  tour: Tour,
  { theme, questions }: Chosen,
  acts: HeaderActs,
  write: unknown,
) {
  const store = study?.store
  const place = tour.at
  const title = place.lecture?.title ?? store?.experiment.title
  return html`<header>
    ${headline(title === undefined ? 'from a link' : asGiven(title), acts)} ${stepDots(tour, questions)}
    <span class="grow"></span>
    ${write}
    ${historyButtons(
      store ?? {},
      () => store?.undo(),
      () => store?.redo(),
    )}
    ${iconButton(`Theme: ${theme === 'system' ? 'system' : theme}`, `theme-${theme}`, true, () => acts.theme())}
    <button
      class="icon questions"
      title="Ask before showing answers: ${questions ? 'on' : 'off'}"
      aria-label="Ask before showing answers"
      aria-pressed=${questions}
      @click=${() => acts.questions()}
    >
      ${icon(questions ? 'question' : 'question-off')}
    </button>
    ${shareCard(study, place)}
    <button class="button" title="Present (P)" aria-label="Present" @click=${() => acts.present()}>
      ${icon('screen')} <span class="name">Present</span>
    </button>
    <button
      class="icon"
      title="Keyboard shortcuts and gestures (?)"
      aria-label="Help"
      @click=${() => acts.help()}
    >
      ?
    </button>
  </header>`
}
