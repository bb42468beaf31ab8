import { html } from 'lit'
import { icon, type IconName } from '../elements/style/icons.ts'
import type { ThemeChoice } from '../elements/style/tokens.ts'
import { addressOf, withFragment } from './lecture/address.ts'
import type { Place } from '../landscape/opening/place.ts'
import type { Study } from '../landscape/study.ts'
import { stepLink } from '../landscape/opening/route.ts'

/** Actions of the header's buttons. */
export interface HeaderActs {
  menu(): void
  theme(): void
  present(): void
  help(): void
}

/** The top of the screen: what is open, and what can be done with all of it. */
export function appHeader(study: Study | undefined, place: Place, theme: ThemeChoice, acts: HeaderActs) {
  const store = study?.store
  const { undoLabel, redoLabel } = store ?? {}
  const { lecture, step } = place
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
      .link=${() => (study ? addressOf(place, study.shown.value) : '')}
      .step=${lecture ? withFragment(stepLink(lecture, step)) : ''}
    ></bl-share>
    <button class="icon" title="Present (P)" aria-label="Present" @click=${() => acts.present()}>
      ${icon('screen')}
    </button>
    <button class="icon" title="Keys and gestures (?)" aria-label="Help" @click=${() => acts.help()}>
      ?
    </button>
  </header>`
}
