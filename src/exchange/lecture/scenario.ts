import type { Authored } from '../../experiment/authored.ts'
import type { Expectation } from './expectation.ts'
import type { Front } from './fences/front.ts'
import type { Asked } from './fences/question-schema.ts'
import type { Shown } from './fences/show-schema.ts'
import type { ControlName, Patch, PictureName, Prediction, Tool } from './names.ts'
import type { SweptQuantity } from '../../theory/sweep/sweep.ts'
import type { GivenNames } from '../../words/axes.ts'
import type { Compared, Option } from './option.ts'
import type { PicturesLoader } from './stored-pictures.ts'

export type * from './expectation.ts'
export * from './names.ts'
export type * from './option.ts'

type Of<T, K extends keyof T> = NonNullable<T[K]>
type One<T extends readonly unknown[]> = T[number]

/** A stage next to the main one, as a patch on the main one's current experiment. */
export interface Beside extends One<Of<Shown, 'beside'>> {
  readonly names?: GivenNames
  readonly experiment: Patch
}

/** A number shown on every stage of a step: a quantity (theory/quantity) of the stage's experiment. */
export interface StageNumber extends One<Of<Shown, 'numbers'>> {}

/**
 * A chart of a quantity against a parameter, which fills while it is computed. It starts from the current experiment, so it follows a
 * dragged w₀.
 */
export interface Sweep extends Of<Shown, 'sweep'> {
  readonly experiments: readonly Patch[]
  readonly quantities: readonly SweptQuantity[]
  readonly rules?: readonly Rule[]
  /** Claims about the finished sweep: `quantity` is 'slope', 'slope-error', 'mean', 'least' or 'most' (theory/sweep/statistics). */
  readonly expectations?: readonly Expectation[]
}

/** A dashed line with a label in the chart of a sweep: a threshold of the values, or a level to compare the quantities with. */
export interface Rule extends One<Of<Of<Shown, 'sweep'>, 'rules'>> {}

/**
 * A histogram of a quantity over random draws, below its exact law if there is one. It fills while it is computed, and starts from the
 * current experiment.
 */
export interface Histogram extends Of<Shown, 'histogram'> {
  /** Claims about all draws: 'mean', 'deviation', 'skewness', 'least', 'most', 'share' or 'distance' (theory/draws/statistics). */
  readonly expectations?: readonly Expectation[]
}

/**
 * The answers of one draw (theory/best-of), with their proxy across and their goal up, above the winners of more draws. The proxy is the
 * goal plus noise of the same size. Each draw has as many answers as a batch of the experiment has samples.
 */
export interface Scatter extends Of<Shown, 'scatter'> {
  readonly across: ScatterAxis
  readonly up: ScatterAxis
}

/** An axis of a scatter chart: its label, its unit, and the ends that it covers at least. */
export interface ScatterAxis extends Of<Of<Shown, 'scatter'>, 'across'> {}

/** Two sets of labels along the eigenvectors of the kernel of infinitely many units, each a patch on the experiment. */
export interface Modes extends Of<Shown, 'modes'> {}

/** Losses of a constant answer on the experiment's data, each with its drop from an answer of 0 to its best. */
export interface Answers extends Of<Shown, 'answers'> {}

/** Pictures of one part of the data, each next to the same picture in another part, with what the network reads. */
export interface Pairs extends Of<Shown, 'pairs'> {}

/** A slider of a step, or a row of buttons if its values are words. Each position is a patch on the current experiment. */
export interface Dial extends Of<Shown, 'dial'> {
  readonly experiments: readonly Patch[]
}

/** Additions to the picture of a learned curve over one input, shown as long as the data are the step's own. */
export interface Graph extends Of<Shown, 'graph'> {}

/** A map of ideas, with a card for each that links to its lectures, in a cell of a grid. */
export interface Atlas extends Of<Shown, 'atlas'> {}

/** The state in which the answer to a step's question appears. Whatever it does not name stays as it was. */
export interface Reveal extends Of<Shown, 'reveal'> {
  readonly experiment?: Patch
  readonly hero?: PictureName
}

/**
 * The right answer to a question, computed from the current state: a quantity of its runs, a closed form of its theory, or a place in the
 * step's sweep or atlas.
 */
export type Answer =
  | {
      readonly quantity: string
      readonly arguments?: Readonly<Record<string, number | string>>
      /** The stage that it is about: 0 (default) for the main one, 1 for the first next to it. */
      readonly stage?: number
    }
  | { readonly formula: string; readonly arguments?: Readonly<Record<string, number>> }
  | EmptyCell
  | SweptAnswer
  | SweptMedian
  | SweptMost

/** The option in whose cell the step's atlas has no idea. */
export interface EmptyCell {
  readonly cell: 'empty'
}

/**
 * A value of the step's sweep: 'last' is the last at which the mean over the draws is at least `level`, and 'reached' the one, between two
 * values, at which the median first reaches it.
 */
export interface SweptAnswer {
  readonly swept: 'last' | 'reached'
  readonly of: number
  readonly level: number
}

/** The median of a quantity over the draws at one value of the step's sweep, as its curve shows it. */
export interface SweptMedian {
  readonly swept: 'median'
  readonly of: number
  readonly value: number
}

/** The largest median of a quantity in the step’s sweep, at the peak of its curve. */
export interface SweptMost {
  readonly swept: 'most'
  readonly of: number
}

/** A question that readers answer before the step shows its result. */
export interface Question<C extends Compared = Compared> extends Asked {
  /** What the reader sees, in at most twenty words. Only the first question of a lecture needs it. */
  readonly setup?: string
  readonly ask: Authored
  readonly kind: NonNullable<Asked['kind']>
  readonly answer: Answer
  readonly options?: readonly Option<C>[]
  /** The reason, in one or two sentences, shown with the answer. */
  readonly because: string
}

/** A step of a lecture: an experiment as a patch on the step before, its text, what it shows, and the claims that a test checks. */
export interface Step extends Shown {
  /** Its name in the lecture's file and in links; by default the slug of its title. */
  readonly id?: string
  readonly title: Authored
  /** Markdown, with TeX between dollars. */
  readonly prose: string
  /** An instruction in one sentence. */
  readonly try?: string
  /** What to look at, in one sentence. */
  readonly watch?: string
  /** Id of an earlier step that its patch is on, instead of the step before; null for a whole experiment. */
  readonly from?: string | null
  readonly experiment: Patch
  readonly question?: Question
  readonly hero?: PictureName
  readonly insets?: readonly PictureName[]
  readonly controls?: readonly ControlName[]
  readonly tools?: readonly Tool[]
  readonly reveal?: Reveal
  readonly beside?: readonly Beside[]
  readonly names?: GivenNames
  readonly numbers?: readonly StageNumber[]
  readonly dial?: Dial
  readonly sweep?: Sweep
  readonly histogram?: Histogram
  readonly scatter?: Scatter
  readonly answers?: Answers
  readonly pairs?: Pairs
  readonly modes?: Modes
  readonly atlas?: Atlas
  readonly graph?: Graph
  readonly predictions?: readonly Prediction[]
  readonly expectations?: readonly Expectation[]
}

/** What students submit, if the lecture is an assignment. */
export interface Assignment extends Of<Front, 'assignment'> {}

export interface Scenario extends Front {
  readonly assignment?: Assignment
  readonly title: Authored
  readonly idea: Authored
  /** What a lecturer says about it in one minute. */
  readonly minute: Authored
  readonly steps: readonly Step[]
  /** Pictures to show before the slow ones are computed; only for lectures that were built into the page. */
  readonly stored?: PicturesLoader
  readonly caveats: readonly Authored[]
  readonly references: readonly { readonly text: string; readonly confirmed: boolean }[]
}
