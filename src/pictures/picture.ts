import { html } from 'lit'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Study } from '../study/study.ts'
import type { PictureName, Question, Step } from '../exchange/lecture/scenario.ts'
import type { QuantityGroup } from '../theory/quantity/catalogue/entry.ts'
import type { OwnedAnalyses } from '../store/owned-analyses.ts'
import type { Guessing } from '../study/guessing.ts'
import type { SharedAnalyses } from './shared-analyses.ts'
import type { ShownNetwork } from './shown-network.ts'

/** All that a picture reads of the question of the step that is shown. */
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

/** The source of a picture: all that it may read. */
export interface PictureSource {
  readonly study: Study
  readonly guesses: Guesses
  /** Whatever several pictures are computed from. */
  readonly shared: SharedAnalyses
  /** The network of the first visible run. */
  readonly network: ShownNetwork
  /** The owner of what one picture alone is computed from. */
  readonly owner: OwnedAnalyses
}

/** Names of the quantities that the chart of a picture has on each of its axes. */
export interface ChartedQuantities {
  readonly picture: PictureName
  readonly up?: readonly string[]
  readonly across?: readonly string[]
  /** Of a chart of a sweep, their places among the sweep's quantities. */
  readonly of?: readonly number[]
}

/** A picture of one study: its templates, made of signals. */
export interface OpenPicture {
  render(): unknown
  /** The same picture with its answer veiled, in which the guess is made. */
  asked(question: Question): unknown
  /** The quantities of its chart, on whose axes the guess of one of them can be made. */
  charted?(): ChartedQuantities
  dispose?(): void
}

/** A picture that a step can show. */
export interface Picture {
  readonly name: PictureName
  /** Its name for people, with its article. */
  readonly label: string
  /** The groups of quantities that it shows numbers of. */
  readonly numbers?: readonly (QuantityGroup | 'the sweep')[]
  /** The reason why an experiment, or a step with it, has no such picture, as a sentence; undefined where there is one. */
  needs(experiment: Experiment, step: Step | undefined): string | undefined
  /** Wires what it is computed from. */
  open(source: PictureSource): OpenPicture
}

/** A sentence in the place of a picture. */
export const sentence = (words: string) => html`<p class="said">${words}</p>`

/** True for a picture that a step names, as its hero or beside it. */
export const shows = ({ hero, insets = [] }: Partial<Step> = {}, name: PictureName): boolean =>
  hero === name || insets.includes(name)
