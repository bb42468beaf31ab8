// Types of the element for JSX in React 19: import type {} from 'badlands/jsx'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { LandscapeEvent, LandscapeStartEvent, LossLandscape } from './loss-landscape.js'

type Settable =
  | 'scenario'
  | 'lecture'
  | 'question'
  | 'hero'
  | 'theme'
  | 'controls'
  | 'resolution'
  | 'label'
  | 'predictions'
  | 'beside'
  | 'numbers'
  | 'loading'
  | 'poster'
  | 'alt'
  | 'page'

/** The props of `<loss-landscape>` in JSX: its properties, its step, and its event handlers. */
export interface LossLandscapeProps
  extends
    DetailedHTMLProps<HTMLAttributes<LossLandscape>, LossLandscape>,
    Partial<Pick<LossLandscape, Settable>> {
  /** An experiment as an object, as JSON, or as a link. */
  experiment?: object | string
  /** Number of the lecture's step, from 1. */
  step?: number | string
  'onstart-input'?: (event: LandscapeStartEvent) => void
  'onstart-change'?: (event: LandscapeStartEvent) => void
  'ontrajectory-change'?: (event: LandscapeEvent) => void
  'onterrain-change'?: (event: LandscapeEvent) => void
  'onstatus-change'?: (event: LandscapeEvent) => void
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'loss-landscape': LossLandscapeProps
    }
  }
}
