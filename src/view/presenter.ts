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
import type { HeightScale } from '../math/height-scale.ts'
import type { MarkView, StageContent } from '../scene/types.ts'
import { basinMap, type BasinMap, type Basins } from '../analyses/basin-map.ts'
import { ghostSurface, type GhostSurface } from '../analyses/ghost-surface.ts'
import { pointStudy, type PointStudy } from '../analyses/point-study.ts'
import { runSteps, type RunSteps } from '../analyses/run-steps.ts'
import { stageNumbers, type StageNumbers } from '../analyses/stage-numbers.ts'
import { theory } from '../analyses/theory.ts'
import { coloredRuns } from './colored-runs.ts'
import { descentArrows, type DescentArrows } from './descent-arrows.ts'
import { drapeOf, type Drape } from './drape.ts'
import type { Analysis } from '../store/analysis.ts'
import { recordAt } from '../store/playback.ts'
import { Selection } from '../store/selection.ts'
import { noPredictions, type Predictions } from './prediction-drawings.ts'
import { sameItems } from '../store/same-items.ts'
import { stepArrows, type StepArrows } from './step-arrows.ts'
import { runLabel, stageContent } from './stage-content.ts'
import { watchedMetrics, type WatchId } from '../experiment/metric/watched.ts'
import type { Store } from '../store/store.ts'

/** How far a landscape is. */
export type LandscapeStatus = 'loading' | 'ready' | 'running' | 'paused' | 'error'

/** The value of a series at a fractional record, linear between records. */
export function valueAt(series: ArrayLike<number>, at: number): number {
  const low = series[Math.floor(at)] ?? NaN
  const high = series[Math.ceil(at)] ?? low
  return at % 1 === 0 ? low : low + (at % 1) * (high - low)
}

/** The views of a store and a selection: all that is shown, as plain values. Owns both, and the analyses of a stage. */
export class Presenter {
  readonly store: Store
  readonly selection: Selection
  /** Where training from every point of the plane ends, where the experiment asks for it. */
  readonly basins: BasinMap
  /** The metric on another part of the data, or another metric, where the experiment asks for it. */
  readonly ghost: GhostSurface
  /** The steps that the runs make from where they stand, where the experiment asks for them. */
  readonly steps: RunSteps
  /** The numbers that the step of a lecture wants on this stage. */
  readonly numbers: StageNumbers
  /** The numbers at a point of this stage's surface. */
  readonly point: PointStudy
  /** Predictions of what comes before the run. */
  readonly theory = theory()
  /** The range that this picture has in common with others, where it has one. */
  sharedScale: HeightScale | undefined
  /** Whether the plane is another one than that of the picture that leads this one: its points mean nothing there. */
  elsewhere = false
  readonly #analyses: readonly Analysis<unknown, unknown>[]
  #shown: { readonly from: Experiment; readonly at: CameraSpec; readonly value: Experiment } | undefined
  #drape:
    { readonly from: Basins; readonly show: string; readonly theme: Theme; readonly value: Drape } | undefined
  #arrows:
    { readonly from: Terrain; readonly theme: Theme; readonly value: DescentArrows | undefined } | undefined
  #predicted: { readonly keys: readonly unknown[]; readonly value: Predictions } | undefined

  constructor(store: Store) {
    this.store = store
    this.selection = new Selection(store)
    this.basins = basinMap(store)
    this.ghost = ghostSurface(store)
    this.steps = runSteps(store, this.selection)
    this.numbers = stageNumbers(store)
    this.point = pointStudy(store, this.selection)
    const { basins, ghost, steps, numbers, point } = this
    this.#analyses = [basins.map, ghost.surface, steps.study, numbers.values, point.study]
  }

  get playback() {
    return this.selection.playback
  }

  get hidden(): ReadonlySet<number> {
    return this.selection.hidden
  }

  /** The last step of the runs that stand. */
  get last(): number {
    return Math.max(0, ...this.store.runs.map((run) => run?.steps.at(-1) ?? 0))
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
    this.selection.follow(lead.selection, only)
    this.sharedScale = lead.sharedScale
    this.elsewhere = elsewhere
    this.numbers.requested.value = lead.numbers.requested.value
  }

  /** How loss becomes height and colour here. */
  get scale(): HeightScale | undefined {
    return this.sharedScale ?? this.store.scale
  }

  /** The surface as it is drawn. */
  get terrain(): Terrain | undefined {
    return this.#drawn(this.store.terrain)
  }

  get status(): LandscapeStatus {
    const { store, playback } = this
    if (store.failed) return 'error'
    if (!store.terrain || store.runs.some((run) => !run)) return store.issues.length > 0 ? 'error' : 'loading'
    if (playback.playing) return 'running'
    return playback.step > 0 && playback.step < playback.last ? 'paused' : 'ready'
  }

  /** The experiment as the screen shows it: seen from where the hand has put the camera. */
  get shown(): Experiment {
    const { experiment } = this.store
    const at = this.selection.camera
    if (!at) return experiment
    if (this.#shown?.from !== experiment || this.#shown.at !== at)
      this.#shown = {
        from: experiment,
        at,
        value: parseExperiment({ ...experiment, view: { ...experiment.view, camera: at } }),
      }
    return this.#shown.value
  }

  predictions(theme: Theme): Predictions {
    const { experiment, terrain, runs } = this.store
    const { requestedPredictions: asked, hiddenPredictions: hidden } = this.selection
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
    const { experiment, terrain } = this.store
    const basins = this.basins.map.value.value ?? coloredRuns(experiment, terrain)
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
    const { experiment, terrain } = this.store
    if (!terrain || !experiment.view.arrows || !arrowed(experiment)) return undefined
    if (this.#arrows?.from !== terrain || this.#arrows.theme !== theme)
      this.#arrows = { from: terrain, theme, value: descentArrows(terrain, theme) }
    return this.#arrows.value
  }

  /** Arrows of the steps that the visible runs make; undefined where there are none. */
  stepArrows(theme: Theme): StepArrows | undefined {
    const { experiment, terrain } = this.store
    const { hidden } = this
    const count = experiment.algorithms.length
    const shown = this.steps.steps.value.filter(({ run }) => !hidden.has(run.start * count + run.algorithm))
    if (!terrain || !holdsWeights(experiment.plane) || shown.length === 0) return undefined
    return stepArrows(experiment, terrain, shown, theme)
  }

  /** Faults of what lies over the surface. */
  get issues(): readonly ExperimentIssue[] {
    const { basins, ghost, steps, theory } = this
    return [basins.map, ghost.surface, steps.study, theory.loading].flatMap(({ error }) => error.value)
  }

  dismiss(): void {
    for (const analysis of [...this.#analyses, this.theory.loading]) analysis.dismiss()
    this.store.dismiss()
  }

  /** Surface, runs, map and ghost are as they will be. */
  get idle(): boolean {
    return this.store.idle && !this.basins.map.busy.value && !this.ghost.surface.busy.value
  }

  /** Ends the work that is under way; what stands stays. The numbers of a step are asked for again as soon as the store rests. */
  cancel(): void {
    const { store, basins, ghost, steps, point } = this
    store.cancel()
    for (const analysis of [basins.map, ghost.surface, steps.study, point.study]) analysis.cancel()
  }

  /** Resolves when nothing is computed any more. */
  async whenIdle(): Promise<void> {
    await this.store.whenIdle()
    for (const analysis of this.#analyses) await analysis.whenIdle()
    await this.theory.whenIdle()
  }

  dispose(): void {
    this.theory.begin()
    for (const analysis of [...this.#analyses, this.theory.loading]) analysis.dispose()
    this.store.dispose()
  }

  content(theme: Theme): StageContent {
    const picture = stageContent(this.#picture(theme, this.predictions(theme)))
    const { boxing, pointing } = this.selection
    return { ...picture, boxing, pointing: pointing && this.point.possible.value }
  }

  /** Each run at the step that is shown. */
  runViews(theme: Theme): RunView[] {
    const { experiment, runs } = this.store
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
    return terrain && drawnTerrain(this.store.experiment, terrain)
  }

  /** A cross at the point that is measured, where the hand has chosen one. */
  #pointed(theme: Theme): MarkView[] {
    const [a, b] = (this.point.on.value && this.point.chosen.value) || []
    if (a === undefined || b === undefined) return []
    return [{ id: 'measured', label: '', color: tokens(theme).ink, a, b, shape: 'cross' }]
  }

  #picture(theme: Theme, { curves, marks }: Predictions) {
    const { experiment, ghost, runs } = this.store
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
