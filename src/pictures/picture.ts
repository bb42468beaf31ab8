import { html } from 'lit'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Study } from '../study/study.ts'
import type { PictureName, Question, Step } from '../exchange/lecture/scenario.ts'
import type { QuantityGroup } from '../theory/quantity/catalogue/entry.ts'
import type { OwnedAnalyses } from '../store/owned-analyses.ts'
import type { Guessing } from '../study/guessing.ts'
import type { SharedAnalyses } from './shared-analyses.ts'
import type { ShownNetwork } from './shown-network.ts'

/** The parts of the current question that a picture reads. */
export type Guesses = Pick<
  Guessing,
  | 'question'
  | 'isOpen'
  | 'revealed'
  | 'stale'
  | 'guess'
  | 'room'
  | 'truth'
  | 'verdict'
  | 'picture'
  | 'inAnswer'
>

/** Everything that a picture may read. */
export interface PictureSource {
  readonly study: Study
  readonly guesses: Guesses
  /** Analyses shared by several pictures. */
  readonly shared: SharedAnalyses
  readonly network: ShownNetwork
  /** Owner of the analyses used by only one picture. */
  readonly owner: OwnedAnalyses
}

/** Names of the quantities on each axis of a picture’s chart. */
export interface ChartedQuantities {
  readonly picture: PictureName
  readonly up?: readonly string[]
  readonly across?: readonly string[]
  /** In the chart of a sweep, the indices of the quantities in the sweep. */
  readonly of?: readonly number[]
}

/** A picture of one study, as templates made of signals. */
export interface OpenPicture {
  render(): unknown
  /** Returns the same picture with its answer veiled, in which the guess is made. */
  asked(question: Question): unknown
  /** Returns the quantities of its chart, on whose axes they can be guessed. */
  charted?(): ChartedQuantities
  /** Names of the left and right end of its chart, for the sketches of options. */
  readonly ends?: readonly [string, string]
  dispose?(): void
}

/** A picture that a step can show. */
export interface Picture {
  readonly name: PictureName
  /** Its name for readers, with an article. */
  readonly label: string
  /** Groups of quantities whose numbers it shows. */
  readonly numbers?: readonly (QuantityGroup | 'the sweep')[]
  /** Returns why an experiment, or a step with it, has no such picture, as a sentence; undefined if it has. */
  needs(experiment: Experiment, step: Step | undefined): string | undefined
  /** Wires up its analyses. */
  open(source: PictureSource): OpenPicture
}

/** A sentence instead of a picture. */
export const sentence = (words: string) => html`<p class="said">${words}</p>`

/** True if a step names the picture as its hero or inset. */
export const shows = ({ hero, insets = [] }: Partial<Step> = {}, name: PictureName): boolean =>
  hero === name || insets.includes(name)
