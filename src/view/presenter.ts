import type { RunView } from '../elements/charts/run-view.ts'
import { arrowed } from '../experiment/edit/surfaces.ts'
import type { ExperimentIssue } from '../experiment/spec/error.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import { drawnTerrain } from '../experiment/outcome/signed-log.ts'
import type { Terrain } from '../experiment/results.ts'
import { holdsWeights } from '../experiment/plane/placement.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { tokens, runColors, type Theme } from '../math/picture/palette.ts'
import type { HeightScale, MarkView, StageContent } from '../scene/types.ts'
import { BasinMap, type Basins } from '../app/basin-map.ts'
import type { Asked } from './requested-predictions.ts'
import { coloredRuns } from './colored-runs.ts'
import { descentArrows, type DescentArrows } from './descent-arrows.ts'
import { drapeOf, type Drape } from './drape.ts'
import { GhostSurface } from '../app/ghost-surface.ts'
import { PointStudy } from '../app/point-study.ts'
import { Playback, recordAt } from '../app/playback.ts'
import { noPredictions, type Predictions } from './prediction-drawings.ts'
import { RunSteps } from '../app/run-steps.ts'
import { sameItems } from '../app/same-items.ts'
import { stepArrows, type StepArrows } from './step-arrows.ts'
import { StageNumbers } from '../app/stage-numbers.ts'
import { runLabel, stageContent } from './stage-content.ts'
import { Theory } from '../app/theory.ts'
import { watchedMetrics, type WatchId } from '../experiment/metric/watched.ts'
import type { Workbench } from '../app/workbench.ts'

/** How far a landscape is. */
export type LandscapeStatus = 'loading' | 'ready' | 'running' | 'paused' | 'error'

/** The value of a series at a fractional record, linear between records. */
export function valueAt(series: ArrayLike<number>, at: number): number {
  const low = series[Math.floor(at)] ?? NaN
  const high = series[Math.ceil(at)] ?? low
  return at % 1 === 0 ? low : low + (at % 1) * (high - low)
}

/** Turns a workbench into what is shown: which step, which runs, which predictions, all as plain views. */
export class Presenter {
  readonly workbench: Workbench
  readonly playback = new Playback()
  /** Where training from every point of the plane ends, where the experiment asks for it. */
  readonly basins: BasinMap
  /** The metric on another part of the data, or another metric, where the experiment asks for it. */
  readonly ghost: GhostSurface
  /** The steps that the runs make from where they stand, where the experiment asks for them. */
  readonly steps: RunSteps
  /** The numbers that the step of a lecture wants on this stage. */
  readonly numbers: StageNumbers
  /** What is measured at a point of this stage's surface. */
  readonly point: PointStudy
  /** What is predicted before the run. */
  readonly theory = new Theory()
  /** The range that this picture has in common with others, where it has one. */
  sharedScale: HeightScale | undefined
  /** Whether the next drag on the picture draws a box to zoom into. */
  boxing = false
  /** Whether a click on the picture measures there. */
  pointing = false
  /** Whether the plane is another one than that of the picture that leads this one: its points mean nothing there. */
  elsewhere = false
  /** The one algorithm whose runs are shown; undefined for all. */
  #only: number | undefined
  #hidden = new Set<string>()
  #asked: Asked = 'all'
  #hiddenPredictions: ReadonlySet<string> = new Set()
  /** Where the hand has put the camera, and what the experiment had said then, as JSON. */
  #camera: { readonly at: CameraSpec; readonly over: string | undefined } | undefined
  #shown: { readonly from: Experiment; readonly at: CameraSpec; readonly value: Experiment } | undefined
  #drape:
    { readonly from: Basins; readonly show: string; readonly theme: Theme; readonly value: Drape } | undefined
  #arrows:
    { readonly from: Terrain; readonly theme: Theme; readonly value: DescentArrows | undefined } | undefined
  #predicted: { readonly keys: readonly unknown[]; readonly value: Predictions } | undefined

  constructor(workbench: Workbench) {
    this.workbench = workbench
    this.basins = new BasinMap(workbench)
    this.ghost = new GhostSurface(workbench)
    this.steps = new RunSteps(workbench)
    this.numbers = new StageNumbers(workbench)
    this.point = new PointStudy(workbench)
  }

  /** Index into the runs of those whose eye is closed. */
  get hidden(): ReadonlySet<number> {
    const count = this.workbench.experiment.algorithms.length
    const indices = this.workbench.runs.map((_, i) => i)
    const others = (i: number) => this.#only !== undefined && this.#only !== i % count
    return new Set(
      indices.filter((i) => others(i) || this.#hidden.has(`${Math.floor(i / count)}/${i % count}`)),
    )
  }

  setVisible(start: number, algorithm: number, visible: boolean): void {
    if (visible) this.#hidden.delete(`${start}/${algorithm}`)
    else this.#hidden.add(`${start}/${algorithm}`)
  }

  showAll(): void {
    this.#hidden.clear()
  }

  /** The last step of the runs that stand. */
  get last(): number {
    return Math.max(0, ...this.workbench.runs.map((run) => run?.steps.at(-1) ?? 0))
  }

  /** Walks as far as the runs that stand, and as those of pictures beside this one, up to `beside`. */
  measureRuns(beside = 0): void {
    this.playback.setLast(Math.max(beside, this.last))
  }

  /**
   * Stands at the same step, in the same range and with the same runs and predictions as another one, or with those of one
   * algorithm alone; in another plane, where no w_0 can be put.
   */
  follow(lead: Presenter, only: number | undefined, elsewhere: boolean): void {
    this.playback.follow(lead.playback.step)
    this.sharedScale = lead.sharedScale
    this.elsewhere = elsewhere
    this.#only = only
    this.#hidden = lead.#hidden
    this.#hiddenPredictions = lead.#hiddenPredictions
    this.numbers.ask(lead.numbers.asked)
    this.pointing = lead.pointing
  }

  /** How loss becomes height and colour here. */
  get scale(): HeightScale | undefined {
    return this.sharedScale ?? this.workbench.scale
  }

  /** The surface as it is drawn. */
  get terrain(): Terrain | undefined {
    return this.#drawn(this.workbench.terrain)
  }

  get status(): LandscapeStatus {
    const { workbench, playback } = this
    if (workbench.failed) return 'error'
    if (!workbench.terrain || workbench.runs.some((run) => !run))
      return workbench.issues.length > 0 ? 'error' : 'loading'
    if (playback.playing) return 'running'
    return playback.step > 0 && playback.step < playback.last ? 'paused' : 'ready'
  }

  /** The experiment as the screen shows it: seen from where the hand has put the camera. */
  get shown(): Experiment {
    const { experiment } = this.workbench
    const own = experiment.view.camera
    const hand = this.#camera
    if (!hand || (own ?? 'home') === hand.at || (own && JSON.stringify(own) !== hand.over)) return experiment
    if (this.#shown?.from !== experiment || this.#shown.at !== hand.at)
      this.#shown = {
        from: experiment,
        at: hand.at,
        value: parseExperiment({ ...experiment, view: { ...experiment.view, camera: hand.at } }),
      }
    return this.#shown.value
  }

  /** The hand has put the camera there; it stays until an experiment says otherwise. */
  putCamera(at: CameraSpec): void {
    this.#camera = { at, over: JSON.stringify(this.workbench.experiment.view.camera) }
  }

  /** The predictions to show. */
  get asked(): Asked {
    return this.#asked
  }

  /** Shows other predictions, all of them. */
  ask(asked: Asked): void {
    if (asked === this.#asked) return
    this.#asked = asked
    this.#hiddenPredictions = new Set()
  }

  setPredictionVisible(id: string, visible: boolean): void {
    const hidden = new Set(this.#hiddenPredictions)
    if (visible) hidden.delete(id)
    else hidden.add(id)
    this.#hiddenPredictions = hidden
  }

  predictions(theme: Theme): Predictions {
    const { experiment, terrain, runs } = this.workbench
    const [asked, hidden] = [this.#asked, this.#hiddenPredictions]
    if (!terrain || !holdsWeights(experiment.plane)) return noPredictions
    const { predict } = this.theory
    const keys = [experiment, terrain.u, ...runs, theme, asked, hidden, predict]
    const known = this.#predicted
    if (known && sameItems(known.keys, keys)) return known.value
    const value = predict?.({ experiment, asked, hidden, terrain, runs, theme }) ?? noPredictions
    this.#predicted = { keys, value }
    return value
  }

  /** The basin map as it is shown; undefined where there is none. */
  drape(theme: Theme): Drape | undefined {
    const { experiment, terrain } = this.workbench
    const basins = this.basins.basins ?? coloredRuns(experiment, terrain)
    if (!basins) return undefined
    const { show: height, coloredBy } = experiment.terrain
    const show = experiment.plane.kind === 'hyperparameters' ? (coloredBy ?? height) : height
    const known = this.#drape
    if (known?.from === basins && known.show === show && known.theme === theme) return known.value
    const value = drapeOf(basins, show, theme)
    this.#drape = { from: basins, show, theme, value }
    return value
  }

  /** Arrows of steepest descent, where the experiment asks for them and they mean something. */
  arrows(theme: Theme): DescentArrows | undefined {
    const { experiment, terrain } = this.workbench
    if (!terrain || !experiment.view.arrows || !arrowed(experiment)) return undefined
    if (this.#arrows?.from !== terrain || this.#arrows.theme !== theme)
      this.#arrows = { from: terrain, theme, value: descentArrows(terrain, theme) }
    return this.#arrows.value
  }

  /** Arrows of the steps that the visible runs make; undefined where there are none. */
  stepArrows(theme: Theme): StepArrows | undefined {
    const { experiment, terrain } = this.workbench
    const { hidden } = this
    const count = experiment.algorithms.length
    const shown = this.steps.steps.filter(({ run }) => !hidden.has(run.start * count + run.algorithm))
    if (!terrain || !holdsWeights(experiment.plane) || shown.length === 0) return undefined
    return stepArrows(experiment, terrain, shown, theme)
  }

  /** What is wrong with what lies over the surface. */
  get issues(): readonly ExperimentIssue[] {
    return [this.basins, this.ghost, this.steps, this.theory].flatMap(({ issues }) => issues)
  }

  dismiss(): void {
    this.basins.dismiss()
    this.ghost.dismiss()
    this.steps.dismiss()
    this.theory.dismiss()
    this.workbench.dismiss()
  }

  /** Whether surface, runs, map and ghost are as they will be. */
  get idle(): boolean {
    return [this.workbench, this.basins, this.ghost].every(({ idle }) => idle)
  }

  /** Ends all work that is under way; what stands stays. */
  cancel(): void {
    this.workbench.cancel()
    this.basins.cancel()
    this.ghost.cancel()
    this.steps.cancel()
    this.numbers.cancel()
    this.point.cancel()
  }

  /** Resolves when nothing is computed any more. */
  async whenIdle(): Promise<void> {
    await this.workbench.whenIdle()
    await this.basins.whenIdle()
    await this.ghost.whenIdle()
    await this.steps.whenIdle()
    await this.numbers.whenIdle()
    await this.point.whenIdle()
    await this.theory.whenIdle()
  }

  dispose(): void {
    this.theory.begin()
    this.basins.dispose()
    this.ghost.dispose()
    this.steps.cancel()
    this.numbers.cancel()
    this.point.cancel()
    this.workbench.dispose()
  }

  content(theme: Theme): StageContent {
    this.steps.follow(this.playback.step, this.hidden)
    const picture = stageContent(this.#picture(theme, this.predictions(theme)))
    return { ...picture, boxing: this.boxing, pointing: this.pointing && this.point.possible }
  }

  /** Each run at the step that is shown. */
  runViews(theme: Theme): RunView[] {
    const { experiment, runs } = this.workbench
    const count = experiment.algorithms.length
    const colors = runColors(theme)
    const watched = watchedMetrics(experiment)
    const { hidden } = this
    return runs.map((run, i) => {
      const at = run ? recordAt(run.steps, this.playback.step) : 0
      const share = (id: WatchId): number | undefined => {
        const series = run?.watched[watched.findIndex((entry) => entry.id === id)]
        return series && 1 - valueAt(series, at)
      }
      const accuracy = share('train-errors')
      const testAccuracy = share('test-errors')
      return {
        start: Math.floor(i / count),
        algorithm: i % count,
        label: runLabel(experiment, Math.floor(i / count), i % count),
        color: colors[(i % count) % colors.length] ?? tokens(theme).accent,
        visible: !hidden.has(i),
        status: run?.status,
        outcome: run?.outcome,
        loss: run ? valueAt(run.loss, at) : NaN,
        ...(accuracy === undefined ? {} : { accuracy }),
        ...(testAccuracy === undefined ? {} : { testAccuracy }),
        steps: run?.steps.at(-1) ?? 0,
        ...(holdsWeights(experiment.plane) && { distance: run ? valueAt(run.distance, at) : NaN }),
      }
    })
  }

  #drawn(terrain: Terrain | undefined): Terrain | undefined {
    return terrain && drawnTerrain(this.workbench.experiment, terrain)
  }

  /** A cross at the point that is measured, where the hand has chosen one. */
  #pointed(theme: Theme): MarkView[] {
    const [a, b] = (this.point.on && this.point.chosen) || []
    if (a === undefined || b === undefined) return []
    return [{ id: 'measured', label: '', color: tokens(theme).ink, a, b, shape: 'cross' }]
  }

  #picture(theme: Theme, { curves, marks }: Predictions) {
    const { experiment, ghost, runs } = this.workbench
    const { scale, terrain } = this
    const { step } = this.playback
    const drape = this.drape(theme)
    const arrows = this.arrows(theme)
    return {
      experiment,
      terrain,
      ghost: (scale && this.ghost.drawn(scale)?.terrain) ?? this.#drawn(ghost),
      scale,
      runs,
      hidden: this.hidden,
      step,
      theme,
      curves: [...curves, ...(arrows ? [arrows.curve] : []), ...(this.stepArrows(theme)?.curves ?? [])],
      marks: [...marks, ...(drape?.marks ?? []), ...this.#pointed(theme)],
      drape: drape?.view,
      fixed: this.elsewhere,
    }
  }
}
