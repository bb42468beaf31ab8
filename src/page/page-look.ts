import { effect, signal, untracked, type Signal } from '@preact/signals-core'
import {
  applyTheme,
  contrastTheme,
  resolveTheme,
  type Theme,
  type ThemeChoice,
} from '../elements/style/tokens.ts'
import { nextTheme, rememberTheme } from './theme-choice.ts'

/** A screen on which larger letters leave room enough. */
const roomy = matchMedia('(min-width: 1700px) and (min-height: 900px)')
/** A screen that is held in the hand, which nobody reads from the back row. */
const held = matchMedia('(max-width: 700px)')
const dark = matchMedia('(prefers-color-scheme: dark)')

/** Height of letters that the back row reads, in CSS pixels; small print has it on a screen of 1080 pixels, and on a lower one its share. */
const leastLetters = 24
const leastSmall = () => leastLetters * Math.min(1, innerHeight / 1080)

/** Theme and letters of the page: as chosen on this machine, black and white and large while presenting. It is made of signals. */
export class PageLook {
  readonly #presenting: () => boolean
  readonly #choice: Signal<ThemeChoice>
  /** Counts the times that the screen has become another. */
  readonly #screens = signal(0)

  constructor(choice: ThemeChoice, presenting: () => boolean) {
    this.#choice = signal(choice)
    this.#presenting = presenting
  }

  get choice(): ThemeChoice {
    return this.#choice.value
  }

  /** The theme that the page has; 'system' follows the machine's. */
  get theme(): Theme | 'system' {
    void this.#screens.value
    return this.#presenting() ? contrastTheme(resolveTheme(this.choice)) : this.choice
  }

  /** Goes on to the next choice, and keeps it for the next visit. */
  turn(): void {
    this.#choice.value = nextTheme(this.choice)
    rememberTheme(this.choice)
  }

  /** Dresses the page, and does so anew whenever choice, mode or screen change, until the signal aborts. */
  follow(signal: AbortSignal): void {
    for (const query of [dark, roomy, held])
      query.addEventListener('change', () => this.#screens.value++, { signal })
    signal.addEventListener('abort', effect(this.#dress))
  }

  readonly #dress = (): void => {
    const theme = resolveTheme(this.theme)
    const far = this.#presenting() && !held.matches
    const scale = (roomy.matches ? 1.15 : 1) * (far ? 1.6 : 1)
    const root = document.documentElement
    root.style.setProperty('--bl-least-text', far ? String(leastLetters / scale) : '0')
    root.style.setProperty('--bl-least-small', far ? String(leastSmall() / scale) : '0')
    root.style.setProperty('--bl-near', far ? 'none' : 'block')
    untracked(() => applyTheme(root, theme, scale))
  }
}
