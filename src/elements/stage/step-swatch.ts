import { svg, html } from 'lit'
import type { StepPartKind } from '../../words/stage/step.ts'

const shafts: Readonly<Record<StepPartKind, unknown>> = {
  fresh: svg`<path d="M1 5H24M18.5 1.5 24 5 18.5 8.5" stroke-width="1.6" />`,
  carried: svg`<path d="M1 5H24" stroke-width="1.6" stroke-dasharray="4 3" /><path d="M18.5 1.5 24 5 18.5 8.5" stroke-width="1.6" />`,
  move: svg`<path d="M1 5H18" stroke-width="2.8" /><path d="M18 1.2 25 5 18 8.8Z" fill="currentColor" stroke-width="1.6" />`,
}

/** Arrow of a part of a step as drawn: gradient open, momentum dashed, the step broad with a closed head. */
export const stepSwatch = (kind: StepPartKind) =>
  html`<svg
    width="27"
    height="10"
    viewBox="0 0 27 10"
    fill="none"
    stroke="currentColor"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shafts[kind]}
  </svg>`
