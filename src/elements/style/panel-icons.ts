import { svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { drawn } from './icons.ts'

/** Pictures on a 16 by 16 grid for what is loaded after the first picture: panels, dialogs, the editor. */
const pictures = {
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  minus: svg`<path d="M3 8h10" />`,
  pen: svg`<path d="M10.5 2.8l2.7 2.7-7.4 7.4-3.3.6.6-3.3zM9 4.3L11.7 7" />`,
  die: svg`<rect x="2.2" y="2.2" width="11.6" height="11.6" rx="2.6" /><g fill="currentColor" stroke="none"><circle cx="5.4" cy="5.4" r="1.1" /><circle cx="10.6" cy="5.4" r="1.1" /><circle cx="8" cy="8" r="1.1" /><circle cx="5.4" cy="10.6" r="1.1" /><circle cx="10.6" cy="10.6" r="1.1" /></g>`,
  link: svg`<path d="M6.5 9.5l3-3M7 5l1.7-1.7a2.8 2.8 0 0 1 4 4L11 9M9 11l-1.7 1.7a2.8 2.8 0 0 1-4-4L5 7" />`,
  check: svg`<path d="M3 8.5l3.5 3.5L13 4.5" />`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5" /><path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />`,
  sliders: svg`<path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" /><circle cx="10" cy="4.5" r="1.8" /><circle cx="6" cy="11.5" r="1.8" />`,
  lock: svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1.2" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />`,
  'lock-open': svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1.2" /><path d="M5.5 7V4.6a2.5 2.5 0 0 1 4.8-.9" />`,
  folder: svg`<path d="M1.8 3.5h4.4l1.6 2h6.4v7.5H1.8z" stroke-linejoin="round" />`,
  save: svg`<path d="M8 2.5v7M4.8 6.8L8 10l3.2-3.2M2.8 13.2h10.4" />`,
  translate: svg`<path d="M2 3.5h7M5.5 2v1.5M7.6 3.5C7 6.3 4.8 8.3 2.2 9.3M3.5 5.8c.8 1.5 2.2 2.700 4 3.300M8 14l3-7.5 3 7.5M9.1 11.5h3.800" />`,
  pick: svg`<circle cx="8" cy="8" r="4.2" /><path d="M8 1.5v3.4M8 11.1v3.4M1.5 8h3.4M11.1 8h3.4" />`,
} satisfies Record<string, SVGTemplateResult>

/** A picture hidden from screen readers: name the button instead. */
export const panelIcon = (name: keyof typeof pictures): TemplateResult => drawn(pictures[name])
