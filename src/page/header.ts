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

export interface HeaderActs {
  menu(): void
  theme(): void
  questions(): void
  present(): void
  help(): void
}

/**
 * Returns links to share: to exactly the current state, `undefined` if it is too large for a link; and to the lecture's
 * unchanged step, '' without a lecture or if the whole lecture is too large.
 */
export function linksToShare(place: LecturePlace, study: Pick<Study, 'shown'>) {
  const link = isGiven(place) ? addressOf(ordinary(place), study.shown.value) : undefined
  return { link: link && withoutOptions(link), step: stepToShare(place) }
}

/** Returns the place as shared links name it. Assignments have their own link. */
const ordinary = (place: LecturePlace): LecturePlace =>
  place.lecture?.assignment ? { ...place, reading: true } : place

/** Returns false if the lecture is only on this machine. */
const isGiven = ({ lecture }: LecturePlace): boolean => !lecture?.manuscript?.excess

/** The link to a lecture's unchanged step; '' if there is none to share. */
export const stepToShare = (place: LecturePlace): string =>
  place.lecture && isGiven(place)
    ? withoutOptions(withFragment(stepLink(place.lecture, place.step, true)))
    : ''

/** The link to a lecture's unchanged first step; '' if that is the current step, or there is none to share. */
export const firstToShare = (place: LecturePlace): string =>
  place.step > 0 ? stepToShare({ ...place, step: 0 }) : ''

/** The card for sharing. `writing`: the lecture is being edited. */
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

/** Choices that apply to all lectures on this machine. */
interface Chosen {
  readonly theme: ThemeChoice
  /** Lectures ask their questions. */
  readonly questions: boolean
}

const iconButton = (name: string, picture: IconName, enabled: boolean, act: () => void) =>
  html`<button class="icon" title=${name} aria-label=${name} ?disabled=${!enabled} @click=${act}>
    ${icon(picture)}
  </button>`

/** The name of the page, and the title of the current lecture, which opens the menu. */
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

/** Names of the changes to undo and redo; undefined if there is none. */
interface Undoable {
  readonly undoLabel?: string | undefined
  readonly redoLabel?: string | undefined
}

export const historyButtons = ({ undoLabel, redoLabel }: Undoable, undo: () => void, redo: () => void) => [
  iconButton(`Undo${undoLabel ? `: ${undoLabel}` : ''} (Ctrl Z)`, 'back', undoLabel !== undefined, undo),
  iconButton(
    `Redo${redoLabel ? `: ${redoLabel}` : ''} (Ctrl shift Z)`,
    'forward',
    redoLabel !== undefined,
    redo,
  ),
]

/** The header: what is open, and the commands for it; `write` opens the editor. */
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
