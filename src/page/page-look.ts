import { effect, signal, untracked, type Signal } from '@preact/signals-core'
import {
  applyTheme,
  contrastTheme,
  resolveTheme,
  type Theme,
  type ThemeChoice,
} from '../elements/style/tokens.ts'
import { nextTheme, rememberTheme } from './theme-choice.ts'

/** A screen with enough space for larger text. */
const roomy = matchMedia('(min-width: 1700px) and (min-height: 900px)')
/** A phone, which nobody reads from the back row. */
const held = matchMedia('(max-width: 700px)')
const dark = matchMedia('(prefers-color-scheme: dark)')

/**
 * Text height that the back row can read, in CSS pixels; small print has it on a screen of 1080 pixels, and
 * proportionally less on a lower one.
 */
const leastLetters = 24
const leastSmall = () => leastLetters * Math.min(1, innerHeight / 1080)

/**
 * Theme and text size of the page: the saved choice, or black and white and large while presenting. All state is made of
 * signals.
 */
export class PageLook {
  readonly #presenting: () => boolean
  readonly #choice: Signal<ThemeChoice>
  /** Counts changes of the screen. */
  readonly #screens = signal(0)

  constructor(choice: ThemeChoice, presenting: () => boolean) {
    this.#choice = signal(choice)
    this.#presenting = presenting
  }

  get choice(): ThemeChoice {
    return this.#choice.value
  }

  /** The theme of the page; 'system' follows the operating system. */
  get theme(): Theme | 'system' {
    void this.#screens.value
    return this.#presenting() ? contrastTheme(resolveTheme(this.choice)) : this.choice
  }

  /** Changes to the next choice, and saves it for the next visit. */
  turn(): void {
    this.#choice.value = nextTheme(this.choice)
    rememberTheme(this.choice)
  }

  /** Styles the page whenever choice, mode or screen change, until the signal aborts. */
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
