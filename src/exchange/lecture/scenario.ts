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

/** A stage beside a step's main one, as a patch on whatever the main one shows. */
export interface Beside extends One<Of<Shown, 'beside'>> {
  readonly names?: GivenNames
  readonly experiment: Patch
}

/** A number that is shown on every stage of a step: a quantity (theory/quantity) of what the stage shows. */
export interface StageNumber extends One<Of<Shown, 'numbers'>> {}

/**
 * A quantity against a parameter, as a chart that fills while it is computed. It starts from the experiment that is shown, so
 * that it follows a dragged w_0.
 */
export interface Sweep extends Of<Shown, 'sweep'> {
  readonly experiments: readonly Patch[]
  readonly quantities: readonly SweptQuantity[]
  readonly rules?: readonly Rule[]
  /** Of the finished sweep: `quantity` is 'slope', 'slope-error', 'mean', 'least' or 'most' (theory/sweep/statistics). */
  readonly expectations?: readonly Expectation[]
}

/** A dashed line in the chart of a sweep, with its name: a threshold of the values, or a level that the quantities are compared with. */
export interface Rule extends One<Of<Of<Shown, 'sweep'>, 'rules'>> {}

/**
 * A quantity over draws of the experiment, as a histogram that fills up, under its exact law where there is one. It starts from the
 * experiment that is shown.
 */
export interface Histogram extends Of<Shown, 'histogram'> {
  /** Of all draws: 'mean', 'deviation', 'skewness', 'least', 'most', 'share' or 'distance' (theory/draws/statistics). */
  readonly expectations?: readonly Expectation[]
}

/**
 * The answers of one draw (theory/best-of) by their proxy, across, and by their goal, up, over the winners of more draws. The proxy is
 * the goal plus noise of the same size; each draw has as many answers as a batch of the experiment has samples.
 */
export interface Scatter extends Of<Shown, 'scatter'> {
  readonly across: ScatterAxis
  readonly up: ScatterAxis
}

/** An axis of a scatter: its name, its unit in words, and the ends that it has at least. */
export interface ScatterAxis extends Of<Of<Shown, 'scatter'>, 'across'> {}

/** Two sets of labels along the eigenvectors of the kernel of infinitely many units, each a patch on the experiment. */
export interface Modes extends Of<Shown, 'modes'> {}

/** Losses of a constant answer, on the data of the experiment, each with the drop from an answer of 0 to its best. */
export interface Answers extends Of<Shown, 'answers'> {}

/** A slider of a step, or a row of buttons where its values are words: each of its places is a patch on what is shown. */
export interface Dial extends Of<Shown, 'dial'> {
  readonly experiments: readonly Patch[]
}

/** What a learned curve over one input is drawn with, as long as its data are the step's. */
export interface Graph extends Of<Shown, 'graph'> {}

/** A map of ideas: a card of each, with the way to its lectures, in a cell of a grid. */
export interface Atlas extends Of<Shown, 'atlas'> {}

/** The state in which the answer of a step's question is seen: what is not named stays as it is asked. */
export interface Reveal extends Of<Shown, 'reveal'> {
  readonly experiment?: Patch
  readonly hero?: PictureName
}

/**
 * The right answer to a question, computed from what is shown: a quantity of its runs, a closed form of its theory, or a place in the
 * step's sweep or atlas.
 */
export type Answer =
  | {
      readonly quantity: string
      readonly arguments?: Readonly<Record<string, number | string>>
      /** The stage that is meant: 0 (default) is the main one, 1 the first beside it. */
      readonly stage?: number
    }
  | { readonly formula: string; readonly arguments?: Readonly<Record<string, number>> }
  | EmptyCell
  | SweptAnswer
  | SweptMedian

/** The option in whose cell the step's atlas has no idea. */
export interface EmptyCell {
  readonly cell: 'empty'
}

/**
 * A value of the step's sweep: the last at which the mean over the draws is at least `level`, or the one, between two values, at which
 * the median first reached that.
 */
export interface SweptAnswer {
  readonly swept: 'last' | 'reached'
  /** Index of the quantity. */
  readonly of: number
  readonly level: number
}

/** The median of a quantity over the draws at one value of the step's sweep, as its curve shows it. */
export interface SweptMedian {
  readonly swept: 'median'
  /** Index of the quantity. */
  readonly of: number
  /** Value of the sweep. */
  readonly value: number
}

/** A guess that is asked for before the step shows its answer. */
export interface Question<C extends Compared = Compared> extends Asked {
  /** What there is to see, in at most twenty words, where nothing has said it before: the first question of a lecture has one. */
  readonly setup?: string
  /** The question, in a sentence. */
  readonly ask: Authored
  readonly kind: NonNullable<Asked['kind']>
  readonly answer: Answer
  readonly options?: readonly Option<C>[]
  /** The reason, in one or two sentences: shown with the answer. */
  readonly because: string
}

/** A step of a lecture: an experiment as a patch on the step before, its words, what it shows, and what a test holds it to. */
export interface Step extends Shown {
  /** Its name in the lecture's file and in links: small letters, digits and hyphens of its title unless it is given. */
  readonly id?: string
  readonly title: Authored
  /** Markdown, TeX between $. */
  readonly prose: string
  /** Instruction in a sentence. */
  readonly try?: string
  /** The thing to look at, in a sentence. */
  readonly watch?: string
  /** Id of the step before it that its patch is on, in place of the last one; null where it is a whole experiment. */
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
  readonly modes?: Modes
  readonly atlas?: Atlas
  readonly graph?: Graph
  readonly predictions?: readonly Prediction[]
  readonly expectations?: readonly Expectation[]
}

/** What of a lecture is handed in as homework. */
export interface Assignment extends Of<Front, 'assignment'> {}

/** A lecture as data: experiments, prose, steps, and expectations that a test checks. */
export interface Scenario extends Front {
  readonly assignment?: Assignment
  readonly title: Authored
  readonly idea: Authored
  /** The speaker's minute. */
  readonly minute: Authored
  readonly steps: readonly Step[]
  /** What its steps show first, where they take long to compute: only of a lecture that was built into the page. */
  readonly stored?: PicturesLoader
  readonly caveats: readonly Authored[]
  readonly references: readonly { readonly text: string; readonly confirmed: boolean }[]
}
