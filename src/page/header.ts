import { html, noChange } from 'lit'
import { icon, type IconName } from '../elements/style/icons.ts'
import type { ThemeChoice } from '../elements/style/tokens.ts'
import { addressOf, withFragment } from './lecture/address.ts'
import type { Place } from '../landscape/opening/place.ts'
import { stepDots } from './lecture/stepping.ts'
import type { Tour } from './lecture/tour.ts'
import type { Study } from '../landscape/study.ts'
import { stepLink } from '../landscape/opening/route.ts'

/** Actions of the header's buttons. */
export interface HeaderActs {
  menu(): void
  theme(): void
  present(): void
  help(): void
}

/** Link to what is shown, undefined where it is too large for one; while a hand moves, to what was shown before. */
function linkOf(place: Place, study: Study | undefined) {
  if (!study) return ''
  return study.store.live ? noChange : addressOf(place, study.shown.value)
}

/** The top of the screen: what is open, and what can be done with all of it. */
export function appHeader(study: Study | undefined, tour: Tour, theme: ThemeChoice, acts: HeaderActs) {
  const store = study?.store
  const { undoLabel, redoLabel } = store ?? {}
  const place = tour.at
  const { lecture, step } = place
  const link = linkOf(place, study)
  const button = (name: string, picture: IconName, enabled: boolean, act: () => void) =>
    html`<button class="icon" title=${name} aria-label=${name} ?disabled=${!enabled} @click=${act}>
      ${icon(picture)}
    </button>`
  return html`<header>
    <h1>Badlands</h1>
    <button
      class="button open"
      title="Lectures and experiments"
      aria-haspopup="dialog"
      @click=${() => acts.menu()}
    >
      <span class="title">${lecture?.title ?? 'from a link'}</span>
      <span class="down">${icon('chevron')}</span>
    </button>
    ${stepDots(tour)}
    <span class="grow"></span>
    ${button(`Undo${undoLabel ? `: ${undoLabel}` : ''} (Ctrl Z)`, 'back', undoLabel !== undefined, () =>
      store?.undo(),
    )}
    ${button(
      `Redo${redoLabel ? `: ${redoLabel}` : ''} (Ctrl shift Z)`,
      'forward',
      redoLabel !== undefined,
      () => store?.redo(),
    )}
    ${button(`Theme: ${theme === 'system' ? 'as the system' : theme}`, `theme-${theme}`, true, () => acts.theme())}
    <bl-share
      .link=${link ?? ''}
      .large=${link === noChange ? noChange : link === undefined}
      .step=${lecture ? withFragment(stepLink(lecture, step)) : ''}
    ></bl-share>
    <button class="button" title="Present (P)" aria-label="Present" @click=${() => acts.present()}>
      ${icon('screen')} <span class="name">Present</span>
    </button>
    <button class="icon" title="Keys and gestures (?)" aria-label="Help" @click=${() => acts.help()}>
      ?
    </button>
  </header>`
}
