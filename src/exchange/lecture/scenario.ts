import type { DrawsPlan } from '../../theory/draws/draws.ts'
import type { DrawsRule } from '../../theory/draws/rule.ts'
import type { ViewInput } from '../../experiment/spec/view.ts'
import type { SweepPlan } from '../../theory/sweep/sweep.ts'
import type { GivenNames } from '../../words/axes.ts'
import type { PicturesLoader } from './stored-pictures.ts'

/** A JSON merge patch (RFC 7396) on the step before; the first step's is a whole experiment. */
export type Patch = Readonly<Record<string, unknown>>

/** Something drawn or written from a formula before the run. `formula` names a closed form of theory. */
export interface Prediction {
  readonly formula: string
  readonly arguments?: Readonly<Record<string, number>>
  readonly draw: 'path' | 'curve' | 'contour' | 'point' | 'threshold' | 'matrix' | 'number'
  readonly label: string
  /** Names of its points in their order, where it has several and they are told apart. */
  readonly points?: readonly string[]
  /**
   * Largest distance of a run from it: from the end that it foretells in weight space, the run's end from a path in the plane, a
   * number from what the run shows (5 % where nothing is said). A test walks every step and compares.
   */
  readonly within?: number
}

/** A test of a step: a quantity (theory/quantity) near a value, or in an interval. */
export interface Expectation {
  /** A quantity by its name; what words claim of arithmetic of quantities and fields, as they write it. */
  readonly quantity: string
  /** The stage whose experiment is meant: 0 (default) is the main one, 1 the first beside it. */
  readonly stage?: number
  readonly arguments?: Readonly<Record<string, number | string>>
  readonly value?: number
  readonly interval?: readonly [number, number]
  /** Allowed difference from `value`, absolute or relative to it. */
  readonly absolute?: number
  readonly relative?: number
  /** It is claimed of so many draws of a step's experiment, whose seeds count up from its own, by a rule. */
  readonly over?: { readonly draws: number; readonly rule: DrawsRule }
  /**
   * On the engine, in place of `absolute` and `relative`: how far float32 may move the number. Only where it moves it further
   * than float64 allows; `source` says why.
   */
  readonly float32?: { readonly absolute?: number; readonly relative?: number }
  /** Oracle or engine, for which it holds; both unless given. */
  readonly on?: readonly ('engine' | 'oracle')[]
  /** Takes long and is left out of `npm test`; `npm run test:long` has it. */
  readonly long?: boolean
  /** Source of the number. */
  readonly source: string
}

/** A stage beside a step's main one, as a patch on whatever the main one shows. */
export interface Beside {
  readonly title: string
  readonly experiment: Patch
  /** Its own, beside those of the step. */
  readonly names?: GivenNames
}

/** A number that is shown on every stage of a step: a quantity (theory/quantity) of what the stage shows. */
export interface StageNumber {
  readonly quantity: string
  readonly arguments?: Readonly<Record<string, number | string>>
  readonly label: string
  /** It may lie below 0, down to -1, and so may its bar. */
  readonly signed?: boolean
}

/** A dashed line in the chart of a sweep, with its name: a threshold of the values, or a level that the quantities are compared with. */
export interface Rule {
  readonly at: number
  readonly label: string
  /** The axis on which it lies: 'across' (default) is that of the values. */
  readonly axis?: 'across' | 'up'
  /** Exact laws have no value there, and their curves end on both sides. */
  readonly pole?: boolean
  /** The chart that has it, of those of a sweep (0). */
  readonly chart?: number
}

/**
 * A quantity against a parameter, as a chart that fills while it is computed. It starts from the experiment that is shown, so
 * that it follows a dragged w_0.
 */
export interface Sweep extends SweepPlan {
  /** Name of the values, such as 'width m'. */
  readonly label: string
  /** It is computed only when somebody asks for it; until then its stored points are shown. */
  readonly asked?: boolean
  /** The values are steps of the runs: it shows the one that the timeline does. */
  readonly ofSteps?: boolean
  /** The part that `npm test` runs, for the expectations that are not `long`: the first so many values, and seeds. */
  readonly short?: { readonly values: number; readonly seeds: number }
  /** The upright axis, where it shall not be that of the points; of the first `chart` (0), or another. */
  readonly scale?: {
    readonly from: number
    readonly to: number
    readonly log?: boolean
    readonly chart?: number
  }
  /** Indices of two quantities, the lower first: how far the other is above it is drawn at each value, in the first chart. */
  readonly difference?: readonly [number, number]
  /** The quantities are shares of one whole: they lie one on the other, in the colours of the ends of runs where they are of these. */
  readonly stacked?: boolean
  /** Name of the upright axis, or of that of each chart, where it is not that of the quantity that several curves have. */
  readonly up?: string | readonly string[]
  readonly rules?: readonly Rule[]
  /** Two quantities of one chart: how many times the first is the second is said beside the value that the stage shows. */
  readonly ratio?: readonly [number, number]
  /** Words of the values, by value, where they are choices and not numbers. */
  readonly words?: Readonly<Record<number, string>>
  /** Values that are written on the level axis; where none are given, round ones of those that are swept. */
  readonly ticks?: readonly number[]
  /** Name of the file in references/ that keeps its points in float64; `npm run references` makes it. */
  readonly reference?: string
  /** Of the finished sweep: `quantity` is 'slope', 'slope-error', 'mean', 'least' or 'most' (theory/sweep/statistics). */
  readonly expectations?: readonly Expectation[]
}

/**
 * A quantity over draws of the experiment, as a histogram that fills up, under its exact law where there is one. It starts from the
 * experiment that is shown.
 */
export interface Histogram extends DrawsPlan {
  /** Name of the values, such as 'comparisons'. */
  readonly label: string
  /** The upright axis is logarithmic, so that the tails are seen. */
  readonly log?: boolean
  /** A Gaussian with the mean and the deviation of the law is drawn beside it. */
  readonly gaussian?: boolean
  /** Values that are asked or told about, in deviations of the law from its mean: shaded, also while a question is open. */
  readonly shaded?: { readonly from: number; readonly to?: number; readonly label: string }
  /** Ends of the level axis, where it shall not be that of the draws. */
  readonly scale?: { readonly from: number; readonly to: number }
  /** A value that the draws are compared with. */
  readonly compared?: { readonly at: number; readonly label: string }
  /** Draws that `npm test` makes, for the expectations that are not `long`. */
  readonly short?: number
  /** Of all draws: 'mean', 'deviation', 'skewness', 'least', 'most', 'share' or 'distance' (theory/draws/statistics). */
  readonly expectations?: readonly Expectation[]
}

/** An axis of a scatter: its name, its unit in words, and the ends that it has at least. */
export interface ScatterAxis {
  readonly label: string
  readonly unit?: string
  readonly from: number
  readonly to: number
}

/**
 * The answers of one draw (theory/best-of) by their proxy, across, and by their goal, up, over the winners of more draws. The proxy is
 * the goal plus noise of the same size; each draw has as many answers as a batch of the experiment has samples.
 */
export interface Scatter {
  readonly label: string
  readonly across: ScatterAxis
  readonly up: ScatterAxis
  /** Draws whose winners are shown beside the one whose answers are. */
  readonly winners: number
}

/** Two sets of labels along the eigenvectors of the kernel of infinitely many units, each a patch on the experiment. */
export interface Modes {
  readonly labels: readonly [
    { readonly label: string; readonly experiment: Patch },
    { readonly label: string; readonly experiment: Patch },
  ]
}

/** Losses of a constant answer, on the data of the experiment, each with the drop from an answer of 0 to its best. */
export interface Answers {
  /** Ends of the level axis, which has the answers. */
  readonly from: number
  readonly to: number
  /** Name of a drop. */
  readonly drop: string
  /** A patch on the experiment's metric each. */
  readonly losses: readonly { readonly label: string; readonly metric: Patch }[]
}

/** A slider of a step, or a row of buttons where its values are words: each of its places is a patch on what is shown. */
export interface Dial {
  /** Name of the values, such as 'width m' or 'height'. */
  readonly label: string
  readonly values: readonly number[] | readonly string[]
  readonly experiments: readonly Patch[]
}

/** Names of the controls that a step can give into the hand. */
export const controlNames = [
  'linearity',
  'residual',
  'activation',
  'width',
  'learning-rate',
  'steps',
  'start',
  'surface',
  'terrain',
  'label-corruption',
  'normalization',
  'seed',
] as const

/** Controls that a step gives into the hand. */
export type ControlName = (typeof controlNames)[number]

/**
 * The pictures that a step can show: as its hero, which has most of the stage, or as an inset beside it. `src/pictures` has a file for
 * each, which says what it is.
 */
export const pictureNames = [
  'surface',
  'maps',
  'network',
  'inputs',
  'networks',
  'functions',
  'function',
  'curve',
  'tilt',
  'matrix',
  'kernel',
  'kernel-by-angle',
  'modes',
  'spectrum',
  'gauge',
  'gaps',
  'sweep',
  'counts',
  'slice',
  'lines',
  'bend',
  'losses',
  'scores',
  'cloud',
  'walkers',
  'histogram',
  'scatter',
  'answers',
  'calls',
  'coordinates',
  'atlas',
  'polytope',
  'shadow',
] as const

/** Name of a picture. */
export type PictureName = (typeof pictureNames)[number]

/** What a learned curve over one input is drawn with, as long as its data are the step's. */
export interface Graph {
  /** The curve that the samples were drawn from, as points that lines join, from left to right. */
  readonly truth?: { readonly label: string; readonly points: readonly (readonly [number, number])[] }
  /** Curves to compare with. One that is `given` stands in the place of the learned one while a question is open, the others come then. */
  readonly compared?: readonly {
    readonly label: string
    readonly points: readonly (readonly [number, number])[]
    readonly given?: boolean
  }[]
  /**
   * The interval that each part of the data is drawn from: the level axis holds them all. Over that of the part that is judged the
   * distance of the learned curve from the truth is filled.
   */
  readonly intervals?: Readonly<Record<string, readonly [number, number]>>
  /** Ends of the upright axis, where it shall not be that of the samples. */
  readonly heights?: readonly [number, number]
  /** Name of the learned curve less the truth, which is drawn below on a scale of its own, where it has one. */
  readonly difference?: string
  /** The distance of each sample from each curve is drawn. */
  readonly residuals?: boolean
}

/** A map of ideas: a card of each, with the way to its lectures, in a cell of a grid. */
export interface Atlas {
  /** Words of the columns, from left to right, and what they say together. */
  readonly across: { readonly label: string; readonly words: readonly string[] }
  /** Words of the rows, from the top down, and what they say together. */
  readonly down: { readonly label: string; readonly words: readonly string[] }
  /** `idea` is an id of ideas.ts; `column` and `row` count from 0. `line`: in place of the idea's own words. */
  readonly places: readonly {
    readonly idea: string
    readonly column: number
    readonly row: number
    readonly line?: string
  }[]
}

/** The truth that a question asks for, computed of what is shown: a quantity of its runs, or a closed form of its theory. */
export type Answer =
  | {
      readonly quantity: string
      readonly arguments?: Readonly<Record<string, number | string>>
      /** The stage whose experiment is meant, as in an expectation. */
      readonly stage?: number
    }
  | { readonly formula: string; readonly arguments?: Readonly<Record<string, number>> }
  | EmptyCell
  | SweptAnswer
  | SweptMedian

/** Of the options, the one in whose cell the step's atlas has no idea. */
export interface EmptyCell {
  readonly cell: 'empty'
}

/**
 * A value of the step's sweep, by quantity `of`, an index: the last at which its mean over the draws is at least `level`, or where its
 * curve, the median, has reached that first, between two values.
 */
export interface SweptAnswer {
  readonly swept: 'last' | 'reached'
  readonly of: number
  readonly level: number
}

/** The median of quantity `of`, an index, over the draws at a value of the step's sweep: what its curve has there. */
export interface SweptMedian {
  readonly swept: 'median'
  readonly of: number
  readonly value: number
}

/** What an option compares the answer with: a number, or a quantity of what the question is about, as it is when the answer is seen. */
export type Compared =
  number | { readonly quantity: string; readonly arguments?: Readonly<Record<string, number | string>> }

/**
 * Something to choose. Where options have intervals, one whose value is `within` the question's distance of the answer comes first, then the
 * interval that holds it; else the right one is that whose value the answer is nearest to. Only one may be right.
 */
export interface Option<C extends Compared = Compared> {
  readonly label: string
  /** Its place in the list, from 0, unless it is given. */
  readonly value?: C
  /** In place of a value: the answers for which it is right, the first end among them; an end may be infinite. */
  readonly interval?: readonly [C, C]
  /** Its place in the plane, where it has one: its letter is there on a flag, and a click near it chooses it. */
  readonly at?: readonly [number, number]
  /** Column and row of its cell in the step's atlas or map of counts, where it has one: its letter is there, and a press chooses it. */
  readonly cell?: readonly [number, number]
}

/** A guess that is asked for before the step shows its answer. */
export interface Question<C extends Compared = Compared> {
  /** What there is to see, in at most twenty words, where nothing has said it before: the first question of a lecture has one. */
  readonly setup?: string
  /** The question, in a sentence. */
  readonly ask: string
  readonly answer: Answer
  /** A place on the surface, a number on a scale, one of two to four options, or the rest of a sweep's curve, drawn by hand. */
  readonly kind: 'place' | 'number' | 'choice' | 'curve'
  readonly options?: readonly Option<C>[]
  /** The scale of a number. */
  readonly scale?: { readonly from: number; readonly to: number; readonly log?: boolean }
  /**
   * The axis of a chart on which the answer lies: that which has its quantity, unless this says otherwise. 'none' where the options
   * have no places there.
   */
  readonly axis?: 'up' | 'across' | 'none'
  /** The part of a chart, or of the samples of a learned curve, that is given while the question is open: up to this value of its level axis. */
  readonly given?: number
  /** Largest distance of a right guess from the answer: in the plane, on the scale (a ratio where it is logarithmic), or of the curve. */
  readonly within?: number
  /** The reason, in one or two sentences: shown with the answer. */
  readonly because: string
}

/** The state in which the answer of a step's question is seen: what is not named stays as it is asked. */
export interface Reveal {
  /** A value of the step's dial. */
  readonly dial?: number | string
  /** A patch on what is shown, where the step has no dial that turns to it. */
  readonly experiment?: Patch
  readonly view?: ViewInput
  /** The picture that has the stage then. */
  readonly hero?: PictureName
  /** The units of the second of two networks are in the places of those that they match. */
  readonly matched?: boolean
  /** The step to which the runs walk; their end unless it says so. */
  readonly step?: number
}

/**
 * What a phrase of `watch` is about: a picture of the step as a whole; what is written in it, such as the name of a curve, a threshold,
 * a start or a stage; what a prediction draws in the plane, by its formula; or a run there, the first one or that of a number from 1.
 * Runs are counted start by start, those of a start in the order of the algorithms.
 */
export type Mark =
  PictureName | `${PictureName}: ${string}` | `prediction: ${string}` | 'run' | `run: ${number}`

/** What `try` takes in hand: a control of the step, its dial, w₀ on a surface, the time line, or a picture that is read or pointed at. */
export type Tool = ControlName | PictureName | 'dial' | 'w₀' | 'timeline'

/** A step of a lecture: an experiment as a patch on the step before, its words, and what a test holds it to. */
export interface Step {
  /** Its name in the lecture's file and in links: small letters, digits and hyphens of its title unless it is given. */
  readonly id?: string
  readonly title: string
  /** Markdown, TeX between $. */
  readonly prose: string
  /** Instruction in a sentence. */
  readonly try?: string
  /** What it takes in hand. A test walks every step and asks for each beside the sentence, or in a picture. */
  readonly tools?: readonly Tool[]
  /** The thing to look at, in a sentence. */
  readonly watch?: string
  /** Phrases of `watch`, and what shows each. A test walks every step and asks for each on the screen. */
  readonly marks?: Readonly<Record<string, Mark>>
  /** Id of the step before it that its patch is on, in place of the last one; null where it is a whole experiment. */
  readonly from?: string | null
  readonly experiment: Patch
  /**
   * Seconds for which it is shown in a lecture that plays by itself: all steps but the last, which is left to the hand, have some. A
   * question has half of them.
   */
  readonly seconds?: number
  /** The picture that carries the idea; the surface unless it says so. */
  readonly hero?: PictureName
  /** At most two pictures beside the hero; where none are named, what the step measures. */
  readonly insets?: readonly PictureName[]
  readonly question?: Question
  /** Where the page goes when the question is answered. */
  readonly reveal?: Reveal
  /** The step of the runs at which it opens; they walk from their start to their end unless it says so. */
  readonly opens?: number
  /** View of this step; the next one goes back to the experiment's own. */
  readonly view?: ViewInput
  readonly precision?: 'float32' | 'float64'
  /** One to three more stages: one camera, one timeline, one range. A drag in one moves the start in all. */
  readonly beside?: readonly Beside[]
  /** Content of the first chart: a measure along the runs, such as 'singular-values'; the loss unless it says so. */
  readonly chart?: string
  /** Title of the main stage where others are beside it. */
  readonly stage?: string
  /** Of the starts and of the axes of the plane, as long as the plane is that of the step. */
  readonly names?: GivenNames
  /** Measured while everything rests, and written on each stage. */
  readonly numbers?: readonly StageNumber[]
  readonly sweep?: Sweep
  readonly histogram?: Histogram
  readonly scatter?: Scatter
  readonly answers?: Answers
  readonly modes?: Modes
  readonly atlas?: Atlas
  readonly graph?: Graph
  /** The measure beside the charts, at the step that is shown: the Hessian's spectrum, or the three gaps as a bar. */
  readonly measure?: 'spectrum' | 'gaps'
  /** The three gaps together, as the lecture begins: the bar keeps this scale from here on. */
  readonly gapsTogether?: number
  readonly dial?: Dial
  /** Its controls, of which the page shows two; where none are named, linearity where there is an activation. */
  readonly controls?: readonly ControlName[]
  readonly predictions?: readonly Prediction[]
  readonly expectations?: readonly Expectation[]
}

/** What of a lecture is handed in as homework. */
export interface Assignment {
  /** It is handed in under a name. */
  readonly name?: boolean
  /** All that is random in it is drawn from a seed of that name. */
  readonly seed?: boolean
  /** Ids of the steps whose answers and experiments are handed in; of all that ask something unless it says so. */
  readonly steps?: readonly string[]
  /** What else there is to know, in a sentence. */
  readonly note?: string
}

/** A lecture as data: experiments, prose, steps, and expectations that a test checks. */
export interface Scenario {
  readonly id: string
  /** The language of its words, as HTML names it; English where none is given. */
  readonly language?: string
  readonly authors?: readonly string[]
  readonly license?: string
  /** The address of the page that the lecture belongs to. */
  readonly home?: string
  /** Its place among the lectures of the menu, from the least on. */
  readonly order?: number
  /** Ids of the ideas (ideas.ts) under which the menu has it. */
  readonly ideas?: readonly string[]
  readonly assignment?: Assignment
  readonly title: string
  readonly idea: string
  /** The speaker's minute. */
  readonly minute: string
  readonly steps: readonly Step[]
  /** What its steps show first, where they take long to compute: only of a lecture that was built into the page. */
  readonly stored?: PicturesLoader
  /** The number of the step whose hero is the lecture's picture in the menu; the first where none is named. */
  readonly thumbnail?: number
  readonly caveats: readonly string[]
  readonly references: readonly { readonly text: string; readonly confirmed: boolean }[]
}
