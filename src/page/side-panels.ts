import { effect, signal, untracked } from '@preact/signals-core'
import { nothing } from 'lit'
import type { ExperimentIssue } from '../experiment/spec/error.ts'
import type { Theme } from '../math/picture/palette.ts'
import type { Step } from '../scenarios/scenario.ts'
import { appAside, type Aside } from './aside.ts'
import { appCharts, functionPicture, runChart } from './charts-strip.ts'
import { appLecture, type LectureActs } from './lecture-column.ts'
import { besideCharts } from './measure-cards.ts'
import { appSweep } from './sweep-charts.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import { matrixPicture } from '../view/matrix-picture.ts'
import { PanelAnalyses } from './panel-analyses.ts'
import type { Presenter } from '../view/presenter.ts'
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
  readonly #screen: Screen
  readonly #step = signal<Step | undefined>()
  #made: { readonly of: Presenter; readonly analyses: PanelAnalyses; readonly stop: () => void } | undefined

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** Follows the tour and the presenter; `right`: whether what stands right of the landscape is seen. */
  update(presenter: Presenter, right: boolean): void {
    this.#step.value = this.#screen.tour.step
    this.#of(presenter).measures.seen.value = right && this.aside === 'measures'
  }

  /** The analyses of a presenter's store and selection; those of the one before are disposed. */
  #of(presenter: Presenter): PanelAnalyses {
    if (this.#made?.of !== presenter) {
      this.dispose()
      const { store, selection } = presenter
      const analyses = new PanelAnalyses(store, selection, () => this.#step.value)
      const stop = effect(() => {
        analyses.read()
        untracked(() => this.#screen.requestUpdate())
      })
      this.#made = { of: presenter, analyses, stop }
    }
    return this.#made.analyses
  }

  dispose(): void {
    this.#made?.stop()
    this.#made?.analyses.dispose()
    this.#made = undefined
  }

  /** What is wrong with what is computed around the landscape. */
  get issues(): readonly ExperimentIssue[] {
    return this.#made?.analyses.slice.error.value ?? []
  }

  dismiss(): void {
    this.#made?.analyses.slice.dismiss()
  }

  /** Ends what is swept, or would be as soon as the rest is done; says whether anything was. */
  cancel(): boolean {
    const study = this.#made?.analyses.sweep.study
    const running = study?.busy.value ?? false
    study?.cancel()
    return running
  }

  /** `left`: whether what stands left of the landscape is seen. */
  show(presenter: Presenter, left: boolean, presenting: boolean, acts: LectureActs): Surroundings {
    const { landscape, tour } = this.#screen
    const analyses = this.#of(presenter)
    const theme = landscape.shownTheme
    const sweep = tour.step?.sweep
    const matrix = matrixPicture(landscape.companions.pictures, theme)
    const picture = sweep
      ? appSweep(analyses.sweep, sweep, theme)
      : (matrix ?? functionPicture(presenter, analyses.learned.value.value))
    const beside = !sweep && !matrix && left && presenter.predictions(theme).card.length === 0
    return {
      lecture: appLecture(presenter, theme, tour, presenting, acts, beside ? picture : nothing),
      panels: this.#panels(presenter),
      charts: this.#charts(presenter, theme, beside ? nothing : picture),
      pictured: matrix !== undefined || analyses.slice.value.value !== undefined,
    }
  }

  #panels(presenter: Presenter) {
    const { landscape } = this.#screen
    const show = (aside: Aside) => {
      this.aside = aside
      this.#screen.refresh()
    }
    return appAside(presenter, landscape, { shown: this.aside, show }, this.#of(presenter).measures)
  }

  #charts(presenter: Presenter, theme: Theme, picture: unknown) {
    const { slice, curves, measures, curve } = this.#of(presenter)
    return appCharts(
      presenter,
      theme,
      picture,
      slice.value.value,
      runChart(presenter, theme, curve.value, curves, (choice) => (curve.value = choice)),
      besideCharts(presenter, theme, measures),
      this.#screen.tour.step?.sweep !== undefined,
    )
  }
}
