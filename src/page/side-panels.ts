import { nothing } from 'lit'
import type { ExperimentIssue } from '../experiment/spec/error.ts'
import type { Theme } from '../math/picture/palette.ts'
import type { Step } from '../scenarios/scenario.ts'
import { appAside, type Aside } from './aside.ts'
import { appCharts, functionPicture, runChart } from './charts-strip.ts'
import { appLecture, type LectureActs } from './lecture-column.ts'
import { besideCharts } from './measure-cards.ts'
import { appSweep } from './sweep-charts.ts'
import { LearnedFunction } from '../app/learned-function.ts'
import { LineSlice } from '../app/line-slice.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import { matrixPicture } from './matrix-picture.ts'
import { MeasuredCurves } from '../app/measured-curves.ts'
import { Measures } from './measures.ts'
import type { Presenter } from '../view/presenter.ts'
import { SweepStudy } from '../app/sweep-study.ts'
import type { Tour } from './tour.ts'

/** The screen whose landscape it stands around. */
export interface Screen {
  readonly landscape: LossLandscape
  readonly tour: Tour
  /** Shows anew what has come. */
  requestUpdate(): void
  /** Looks anew at what is to be computed. */
  refresh(): void
}

/** What is shown around the landscape. */
export interface Surroundings {
  readonly lecture: unknown
  readonly panels: unknown
  readonly charts: unknown
  /** Whether the step has a picture of its own. */
  readonly pictured: boolean
}

/** What stands around the landscape: words and predictions left of it, panels and measures right of it, charts below it. */
export class Around {
  /** What stands right of the landscape. */
  aside: Aside = 'experiment'
  /** What the first chart shows. */
  #curve = 'loss'
  #charted: Step | undefined
  readonly #screen: Screen
  readonly #learned: LearnedFunction
  readonly #slice: LineSlice
  readonly #sweep: SweepStudy
  readonly #measured: MeasuredCurves
  readonly #measures: Measures

  constructor(screen: Screen) {
    const update = () => screen.requestUpdate()
    this.#screen = screen
    this.#learned = new LearnedFunction(update)
    this.#slice = new LineSlice(update)
    this.#sweep = new SweepStudy(update)
    this.#measured = new MeasuredCurves(update)
    this.#measures = new Measures(update)
  }

  /** Computes what is seen of the presenter; `right`: whether what stands right of the landscape is seen. */
  update(presenter: Presenter, right: boolean): void {
    const { step } = this.#screen.tour
    this.#learned.update(presenter)
    this.#slice.update(presenter)
    this.#openChart(step)
    this.#sweep.update(presenter.store, step?.sweep)
    this.#measured.update(presenter, this.#curve)
    this.#measures.follow(step)
    this.#measures.update(presenter, right && this.aside === 'measures')
  }

  /** What is wrong with what is computed around the landscape. */
  get issues(): readonly ExperimentIssue[] {
    return this.#slice.issues
  }

  dismiss(): void {
    this.#slice.dismiss()
  }

  /** Ends what is swept, or would be as soon as the rest is done; says whether anything was. */
  cancel(): boolean {
    const { running } = this.#sweep
    this.#sweep.stop()
    return running
  }

  /** `left`: whether what stands left of the landscape is seen. */
  show(presenter: Presenter, left: boolean, presenting: boolean, acts: LectureActs): Surroundings {
    const { landscape, tour } = this.#screen
    const theme = landscape.shownTheme
    const sweep = tour.step?.sweep
    const matrix = matrixPicture(landscape.companions.pictures, theme)
    const picture = sweep
      ? appSweep(this.#sweep, sweep, theme)
      : (matrix ?? functionPicture(presenter, this.#learned.grid))
    const beside = !sweep && !matrix && left && presenter.predictions(theme).card.length === 0
    return {
      lecture: appLecture(presenter, theme, tour, presenting, acts, beside ? picture : nothing),
      panels: this.#panels(presenter),
      charts: this.#charts(presenter, theme, beside ? nothing : picture),
      pictured: matrix !== undefined || this.#slice.slice !== undefined,
    }
  }

  #panels(presenter: Presenter) {
    const { landscape } = this.#screen
    const show = (aside: Aside) => {
      this.aside = aside
      this.#screen.refresh()
    }
    const refresh = () => this.#screen.refresh()
    return appAside(presenter, landscape, { shown: this.aside, show }, this.#measures, refresh)
  }

  #charts(presenter: Presenter, theme: Theme, picture: unknown) {
    const refresh = () => this.#screen.refresh()
    const choose = (curve: string) => {
      this.#curve = curve
      refresh()
    }
    return appCharts(
      presenter,
      theme,
      picture,
      this.#slice.slice,
      runChart(presenter, theme, this.#curve, this.#measured, choose),
      besideCharts(presenter, theme, this.#measures, refresh),
      this.#screen.tour.step?.sweep !== undefined,
    )
  }

  /** The first chart as a step opens it; what the hand chooses then stays until the next step. */
  #openChart(step: Step | undefined): void {
    if (step === this.#charted) return
    this.#charted = step
    this.#curve = step?.chart ?? 'loss'
  }
}
