import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'

/** Pictures on a 16 by 16 grid in the current colour: those of the header, the stage and its timeline. */
const pictures = {
  play: svg`<path d="M4.5 2.8v10.4L13 8z" fill="currentColor" stroke-linejoin="round" />`,
  pause: svg`<path d="M5 3v10M11 3v10" stroke-width="2.6" />`,
  step: svg`<path d="M3.5 3v10L10 8z" fill="currentColor" stroke-linejoin="round" /><path d="M12.5 3v10" stroke-width="2" />`,
  rewind: svg`<path d="M3.2 3.2v3.6h3.6" /><path d="M3.6 6.6A5 5 0 1 1 3 9.2" />`,
  eye: svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" /><circle cx="8" cy="8" r="2" />`,
  'eye-off': svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" /><path d="M2.5 13.5l11-11" />`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  back: svg`<path d="M6 3L2.5 6.5 6 10" /><path d="M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7" />`,
  forward: svg`<path d="M10 3l3.5 3.5L10 10" /><path d="M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3" />`,
  'theme-light': svg`<circle cx="8" cy="8" r="3" /><path d="M8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1" />`,
  'theme-dark': svg`<path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8 5.6 5.6 0 1 0 13.2 9.6z" />`,
  'theme-system': svg`<circle cx="8" cy="8" r="5.6" /><path d="M8 2.4v11.2a5.6 5.6 0 0 0 0-11.2z" fill="currentColor" />`,
  screen: svg`<rect x="1.8" y="2.6" width="12.4" height="8.4" rx="1.2" /><path d="M8 11v3M5 14h6" />`,
  notes: svg`<path d="M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3" />`,
  'full-screen': svg`<path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />`,
  swap: svg`<path d="M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9" />`,
  code: svg`<path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h1.5v1.5M13.5 9.5v1.5M9.5 13.5h1.5M13.5 13.5v-.1" />`,
  question: svg`<path d="M2 2.8h12v8.4H8.2L5 14v-2.8H2z" stroke-linejoin="round" /><path d="M6.6 5.7a1.4 1.4 0 1 1 1.9 1.3q-.5.2-.5.8M8 9.4v.1" />`,
  'question-off': svg`<path d="M2 2.8h12v8.4H8.2L5 14v-2.8H2z" stroke-linejoin="round" /><path d="M13.5 1.5l-11 13" />`,
  chevron: svg`<path d="M6 3.5L10.5 8 6 12.5" />`,
} satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof pictures

/** A picture hidden from screen readers: name the button instead. */
export const icon = (name: IconName): TemplateResult => drawn(pictures[name])

/** A picture on its grid, in the current colour. */
export function drawn(picture: SVGTemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 16 16"
    width="1.15em"
    height="1.15em"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    aria-hidden="true"
  >
    ${picture}
  </svg>`
}
