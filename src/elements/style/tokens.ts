import { css } from 'lit'
import { tokens as palette, type Theme } from '../../math/picture/palette.ts'

export type { Theme }
/** The reader's choice of theme. */
export type ThemeChoice = 'light' | 'dark' | 'system'

/** Dispatches `change` after a theme was applied somewhere, so that canvases are redrawn. */
export const themes = new EventTarget()

const darkScheme = '(prefers-color-scheme: dark)'

const known: readonly string[] = ['light', 'dark', 'contrast-light', 'contrast-dark'] satisfies Theme[]

/**
 * Returns the theme for a choice. 'system', and any unknown value, follows prefers-color-scheme. If the system forces its
 * own colours, any choice becomes black and white, on light or dark paper like the system's.
 */
export function resolveTheme(choice: Theme | 'system'): Theme {
  if (matchMedia('(forced-colors: active)').matches) return contrastTheme(resolveScheme())
  if (choice !== 'system' && known.includes(choice)) return choice
  return resolveScheme()
}

const resolveScheme = (): 'light' | 'dark' => (matchMedia(darkScheme).matches ? 'dark' : 'light')

/** 'light' or 'dark', like the theme's paper. */
const schemeOf = (theme: Theme): 'light' | 'dark' => (theme.endsWith('dark') ? 'dark' : 'light')

/** The same theme in black and white, for bad projectors. */
export const contrastTheme = (theme: Theme): Theme => `contrast-${schemeOf(theme)}`

const colors = (theme: Theme) => {
  const { paper, card, stage, ink, secondInk, hairline, edge, accent, metric, model } = palette(theme)
  return {
    '--bl-paper': paper,
    '--bl-card': card,
    '--bl-stage': stage,
    '--bl-ink': ink,
    '--bl-ink-2': secondInk,
    '--bl-hairline': hairline,
    '--bl-edge': edge,
    '--bl-accent': accent,
    '--bl-on-accent': schemeOf(theme) === 'light' ? '#ffffff' : paper,
    '--bl-metric': metric,
    '--bl-model': model,
    '--bl-focus': metric,
  }
}

const rem = (pixels: number): string => `calc(${pixels / 16}rem * var(--bl-scale, 1))`

/** Text size, in pixels before scaling; never below `--bl-least-text` or `--bl-least-small` of present mode. */
const letters = (pixels: number, least = '--bl-least-text'): string =>
  `calc(max(${pixels}, var(${least}, 0)) * 0.0625rem * var(--bl-scale, 1))`

const lengths = {
  '--bl-1': rem(4),
  '--bl-2': rem(8),
  '--bl-3': rem(12),
  '--bl-4': rem(16),
  '--bl-5': rem(20),
  '--bl-6': rem(24),
  '--bl-control': 'max(calc(var(--bl-1) * 7), var(--bl-touch))',
  '--bl-radius': rem(10),
  '--bl-radius-small': rem(8),
  '--bl-text-small': letters(12, '--bl-least-small'),
  '--bl-text': letters(13.5),
  '--bl-text-prose': letters(16),
  '--bl-text-heading': letters(16.5),
  '--bl-text-title': letters(23),
}

const fonts = {
  '--bl-font': "'Inter Variable', system-ui, sans-serif",
  '--bl-font-prose': "'Source Serif Variable', Georgia, serif",
  '--bl-font-hand': "'Shantell Sans Variable', 'Comic Neue', cursive",
}

/** The minimum height and width of touch targets; 0 for a mouse. */
const touch = () => ({ '--bl-touch': matchMedia('(pointer: coarse)').matches ? '2.75rem' : '0rem' })

/** Web Awesome's own tokens, defined by those of the page. */
const webAwesome = {
  '--wa-color-surface-default': 'var(--bl-card)',
  '--wa-color-surface-raised': 'var(--bl-card)',
  '--wa-color-surface-border': 'var(--bl-hairline)',
  '--wa-color-text-normal': 'var(--bl-ink)',
  '--wa-color-text-quiet': 'var(--bl-ink-2)',
  '--wa-color-focus': 'var(--bl-focus)',
  '--wa-color-neutral-fill-normal': 'var(--bl-hairline)',
  '--wa-color-neutral-fill-quiet': 'var(--bl-hairline)',
  '--wa-color-neutral-on-quiet': 'var(--bl-ink-2)',
  '--wa-color-neutral-on-normal': 'var(--bl-ink)',
  '--wa-color-overlay-modal': 'rgb(0 0 0 / 0.4)',
  '--wa-focus-ring-style': 'solid',
  '--wa-focus-ring-width': '0.125rem',
  '--wa-focus-ring': '0.125rem solid var(--bl-focus)',
  '--wa-focus-ring-offset': '0.125rem',
  '--wa-font-size-xs': 'var(--bl-text-small)',
  '--wa-font-size-s': 'var(--bl-text)',
  '--wa-font-size-m': 'var(--bl-text)',
  '--wa-font-size-l': 'var(--bl-text-title)',
  '--wa-font-size-smaller': '0.9em',
  '--wa-font-weight-heading': '650',
  '--wa-font-weight-action': '550',
  '--wa-line-height-condensed': '1.25',
  '--wa-line-height-normal': '1.5',
  '--wa-space-2xs': 'var(--bl-1)',
  '--wa-space-xs': 'var(--bl-2)',
  '--wa-space-m': 'var(--bl-4)',
  '--wa-space-l': 'var(--bl-6)',
  '--wa-space-2xl': 'var(--bl-6)',
  '--wa-border-style': 'solid',
  '--wa-border-width-s': '1px',
  '--wa-border-radius-s': 'var(--bl-1)',
  '--wa-border-radius-m': 'var(--bl-radius-small)',
  '--wa-border-radius-pill': '9999px',
  '--wa-shadow-m': 'none',
  '--wa-shadow-l': '0 0 0 1px var(--bl-hairline)',
  '--wa-transition-easing': 'ease',
  '--wa-transition-fast': '75ms',
  '--wa-transition-normal': '150ms',
  '--wa-transition-slow': '300ms',
  '--wa-form-control-activated-color': 'var(--bl-accent)',
  '--wa-form-control-background-color': 'var(--bl-paper)',
  '--wa-form-control-border-color': 'var(--bl-ink-2)',
  '--wa-form-control-border-style': 'solid',
  '--wa-form-control-border-width': '1px',
  '--wa-form-control-border-radius': 'var(--bl-radius-small)',
  '--wa-form-control-padding-inline': '0.75em',
  '--wa-form-control-padding-block': '0.4em',
  '--wa-form-control-height': '2.25em',
  '--wa-form-control-toggle-size': '1.5em',
  '--wa-form-control-value-color': 'var(--bl-ink)',
  '--wa-form-control-value-line-height': '1.4',
  '--wa-form-control-value-font-weight': '500',
  '--wa-form-control-label-color': 'var(--bl-ink)',
  '--wa-form-control-label-font-weight': '400',
  '--wa-form-control-label-line-height': '1.4',
  '--wa-panel-border-radius': 'var(--bl-radius)',
  '--wa-panel-border-style': 'solid',
  '--wa-panel-border-width': '1px',
  '--wa-tooltip-background-color': 'var(--bl-ink)',
  '--wa-tooltip-border-color': 'var(--bl-ink)',
  '--wa-tooltip-border-style': 'solid',
  '--wa-tooltip-border-width': '1px',
  '--wa-tooltip-border-radius': 'var(--bl-1)',
  '--wa-tooltip-content-color': 'var(--bl-card)',
  '--wa-tooltip-font-size': 'var(--bl-text-small)',
  '--wa-tooltip-line-height': '1.4',
  '--wa-tooltip-arrow-size': '0.3rem',
}

/** The tokens of a theme. Without `scale`, that of the surrounding page is inherited, or 1. */
const tokensOf = (theme: Theme, scale?: number): Readonly<Record<string, string>> => ({
  ...colors(theme),
  ...(scale === undefined ? {} : { '--bl-scale': String(scale) }),
  ...touch(),
  ...lengths,
  ...fonts,
  ...webAwesome,
})

/** Marks a theme as applied, so that canvases are redrawn. */
function wear(root: HTMLElement, theme: Theme): void {
  root.dataset['theme'] = theme
  themes.dispatchEvent(new Event('change'))
}

/**
 * Gives `root` the tokens of a theme as inline custom properties, which everything in it inherits, including shadow
 * roots. `scale` multiplies every size (1.6 in present mode).
 */
export function applyTheme(root: HTMLElement, theme: Theme, scale?: number): void {
  for (const [name, value] of Object.entries(tokensOf(theme, scale))) root.style.setProperty(name, value)
  root.style.colorScheme = schemeOf(theme)
  wear(root, theme)
}

/** Gives a host the tokens of a theme by a style sheet of its shadow root, as defaults that any rule of its page overrides. */
export function dressHost(host: HTMLElement, sheet: CSSStyleSheet, theme: Theme): void {
  const tokens = Object.entries(tokensOf(theme)).map(([name, value]) => `${name}: ${value};`)
  sheet.replaceSync(`:host { color-scheme: ${schemeOf(theme)}; ${tokens.join(' ')} }`)
  wear(host, theme)
}

/** Style that all our elements start from. */
export const base = css`
  :host {
    box-sizing: border-box;
    color: var(--bl-ink);
    font-family: var(--bl-font);
    font-size: var(--bl-text);
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  :focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: 2px;
  }
  .quiet {
    color: var(--bl-ink-2);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* The system's colours: what is chosen has its highlight, and what means something by its colour keeps it. */
  @media (forced-colors: active) {
    [aria-pressed='true'],
    [aria-selected='true'],
    [aria-current]:not([aria-current='false']) {
      border-color: Highlight !important;
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    :focus-visible {
      outline: 3px solid CanvasText;
      outline-offset: 2px;
    }
    [style*='background'],
    [aria-current]::before {
      forced-color-adjust: none;
    }
    wa-slider::part(track) {
      border: 1px solid CanvasText;
    }
    wa-slider::part(indicator),
    wa-switch::part(thumb) {
      forced-color-adjust: none;
      background: CanvasText;
    }
    wa-switch::part(control) {
      border: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`

/** Buttons: `.button` in a line of text, `.icon` square with a picture only, `.primary` filled. */
export const buttons = css`
  .button,
  .icon {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--bl-1);
    min-width: var(--bl-touch);
    min-height: var(--bl-control);
    padding: 0 var(--bl-2);
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    font-weight: 500;
    white-space: nowrap;
  }
  .icon {
    width: var(--bl-control);
    padding: 0;
  }
  .button:hover:not(:disabled),
  .icon:hover:not(:disabled) {
    border-color: var(--bl-ink-2);
  }
  .bare {
    border-color: transparent;
    background: none;
  }
  .primary {
    border-color: var(--bl-accent);
    background: var(--bl-accent);
    color: var(--bl-on-accent);
  }
`
