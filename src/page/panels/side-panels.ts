import { effect, signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import type { CommandEvent } from '../../elements/events.ts'
import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Study } from '../../landscape/study.ts'
import type { PictureName } from '../../scenarios/scenario.ts'
import { pictureOf } from './pictures/pictures.ts'
import { appAside, type Aside } from './aside.ts'
import { appCharts, functionPicture, runChart } from './charts-strip.ts'
import { appLecture, type LectureActs } from '../lecture/lecture-column.ts'
import { matrixPicture } from './pictures/matrix-picture.ts'
import { appQuestion } from '../lecture/question.ts'
import { presentBar, presentHead, type PresentActs } from '../present/present-bar.ts'
import { besideCharts } from './measure-cards.ts'
import { PanelAnalyses, shows } from './panel-analyses.ts'
import { ShownNetwork } from './shown-network.ts'
import { StageKernels } from './stage-kernels.ts'
import { appSweep } from './sweep-charts.ts'
import type { Guessing } from '../lecture/guessing.ts'
import { menuGroups } from '../lecture/menu.ts'
import { SelfPlay } from '../lecture/self-play.ts'
import type { Tour } from '../lecture/tour.ts'

/** The templates of what is shown around the landscape, each made where it is asked for. */
export interface SidePanelTemplates {
  readonly lecture: () => unknown
  readonly panels: () => unknown
  readonly charts: () => unknown
  /** The picture of a name, for the stage. */
  readonly picture: (name: PictureName) => unknown
}

/** The templates of present mode. */
export interface PresentTemplates {
  readonly head: unknown
  readonly question: unknown
  readonly bar: unknown
}

/** The sides of the landscape: words and predictions left of it, panels and measures right of it, charts below it. Owns what is computed and shown there: `dispose`. */
export class SidePanels {
  /** Everything that the menu opens. */
  readonly menu = menuGroups()
  readonly #study: Study
  readonly #tour: Tour
  readonly #guessing: Guessing
  readonly #analyses: PanelAnalyses
  readonly #kernels: StageKernels
  readonly #network: ShownNetwork
  readonly #selfPlay: SelfPlay
  readonly #right: () => boolean
  readonly #aside = signal<Aside>('experiment')
  readonly #stop: () => void

  /** `right`: what stands right of the landscape is seen; tracked. `walk` begins to play. */
  constructor(
    study: Study,
    tour: Tour,
    guessing: Guessing,
    right: () => boolean,
    walk: (seconds: number) => void,
  ) {
    this.#study = study
    this.#tour = tour
    this.#guessing = guessing
    this.#analyses = new PanelAnalyses(study.store, study.selection, tour, walk)
    this.#kernels = new StageKernels(
      () => study.together,
      () => shows(tour.step, 'cloud'),
    )
    this.#network = new ShownNetwork(study)
    this.#selfPlay = new SelfPlay(
      {
        place: () => tour.at,
        ready: () => study.store.idle,
        asks: () => guessing.question !== undefined,
        stands: () => guessing.stands,
        reveal: () => guessing.reveal(),
        openStep: (step) => tour.openStep(step),
      },
      matchMedia('(prefers-reduced-motion: reduce)').matches,
    )
    this.#right = right
    this.#stop = effect(this.#measuresSeen)
  }

  get aside(): Aside {
    return this.#aside.value
  }

  /** Faults of what is computed around the landscape. */
  get issues(): readonly ExperimentIssue[] {
    return this.#analyses.issues
  }

  /** The means of the sweep's first quantity, in the order of its values: stored ones until all are computed; undefined before all stand. */
  get curve(): readonly number[] | undefined {
    const { sweep, reference } = this.#analyses
    const isWhole = sweep.total.value > 0 && sweep.done.value === sweep.total.value
    const points = isWhole ? sweep.points.value : reference.points.value
    const { values } = this.#tour.step?.sweep ?? { values: [] }
    const found = values.map((value) => points.find((point) => point.value === value))
    if (found.length === 0 || found.includes(undefined)) return undefined
    return found.map((point) => point?.spreads[0]?.mean ?? NaN)
  }

  dismiss(): void {
    this.#analyses.dismiss()
  }

  /** Ends what is swept or drawn, or would be as soon as the rest is done. Returns false where nothing was. */
  cancel(): boolean {
    return this.#analyses.cancel()
  }

  dispose(): void {
    this.#stop()
    this.#selfPlay.dispose()
    this.#network.dispose()
    this.#kernels.dispose()
    this.#analyses.dispose()
  }

  /** `stage`: the pictures stand on the stage, so that there is no strip of charts below it. */
  show(stage: boolean, acts: LectureActs): SidePanelTemplates {
    const [study, tour, guessing, analyses] = [this.#study, this.#tour, this.#guessing, this.#analyses]
    const [network, { measures }] = [this.#network, analyses]
    const source = { study, step: tour.step, analyses, kernels: this.#kernels, network, guessing }
    const veiled = guessing.stands
    return {
      lecture: () => appLecture(study, tour, guessing, this.#player(), stage, acts),
      panels: () =>
        veiled && this.aside === 'measures'
          ? html`<p class="quiet">The measures wait for your guess.</p>`
          : appAside({ study, network, measures }, this.aside, (aside) => (this.#aside.value = aside)),
      charts: () => (veiled ? html`<p class="veil">waits for your guess</p>` : this.#charts()),
      picture: (name) => pictureOf(name, source),
    }
  }

  /** The head of the screen in present mode, the question for the room, and the foot. */
  present(timeline: unknown, said: string, acts: PresentActs): PresentTemplates {
    const [study, tour, guessing] = [this.#study, this.#tour, this.#guessing]
    return {
      head: presentHead(study, tour, guessing),
      question: guessing.question ? appQuestion(guessing, study, tour, true) : nothing,
      bar: presentBar(study, tour, guessing, this.#player(timeline), said, acts),
    }
  }

  /** The bar of a lecture that plays by itself, nothing of any other; in a row it takes the place of a timeline while it plays. */
  #player(timeline?: unknown) {
    const player = this.#selfPlay
    const { parts } = player
    if (parts.length === 0) return timeline ?? nothing
    const bar = html`<bl-self-play
      ?row=${timeline !== undefined}
      .parts=${parts}
      .step=${this.#tour.at.step}
      .phase=${player.phase}
      ?playing=${player.playing}
      @bl-command=${(event: CommandEvent) => {
        event.stopPropagation()
        if (event.command === 'play') player.play()
        else player.stop()
      }}
    ></bl-self-play>`
    return timeline === undefined || player.playing ? bar : html`${bar} ${timeline}`
  }

  /** The measures are computed while they are seen. */
  readonly #measuresSeen = (): void => {
    this.#analyses.measures.seen.value = this.#right() && this.aside === 'measures'
  }

  #charts() {
    const study = this.#study
    if (!study.store.training) return nothing
    const { slice, curves, measures, curve, learned } = this.#analyses
    const swept = this.#tour.step?.sweep
    const picture = swept
      ? appSweep(this.#analyses, swept, study.theme, this.#guessing)
      : (matrixPicture(study.together) ?? functionPicture(study, learned.value.value))
    return appCharts(
      study,
      picture,
      slice.value.value,
      runChart(study, this.#guessing, curve.value, curves, (choice) => curve.choose(choice)),
      besideCharts(study, measures),
      swept !== undefined,
    )
  }
}
