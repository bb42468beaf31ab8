import { computed, effect, signal, untracked, type Signal } from '@preact/signals-core'
import { basinMap, coloredRuns, type BasinMap } from '../analyses/surface/basin-map.ts'
import { ghostSurface, type GhostSurface } from '../analyses/surface/ghost-surface.ts'
import { pointMeasures, type PointMeasures } from '../analyses/surface/point-measures.ts'
import { runSteps, type RunSteps } from '../analyses/surface/run-steps.ts'
import { stageNumbers, type StageNumbers } from '../analyses/stage-numbers.ts'
import { trainabilityEdge } from '../analyses/surface/trainability-edge.ts'
import { patchBetween } from '../edit/patch.ts'
import { arrowed } from '../edit/surfaces.ts'
import { isSoftware } from '../engine/backend/software.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import { drawnSigned, drawnTerrain } from '../reference/outcome/signed-log.ts'
import { holdsWeights } from '../reference/plane/placement.ts'
import { areSamplesAtHand } from '../experiment/samples-at-hand.ts'
import {
  hasRuns,
  hasSurface,
  type Experiment,
  type TrainingExperiment,
} from '../experiment/spec/experiment.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { orLoadError } from '../experiment/spec/values/load-error.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { tokens, type Theme } from '../math/picture/palette.ts'
import type { MarkView, StageContent } from '../scene/types.ts'
import { stepAt, type LecturePlace, type Shown } from '../scenarios/place.ts'
import type { Beside, PictureName, Step } from '../exchange/lecture/scenario.ts'
import type { PicturesLoader } from '../exchange/lecture/stored-pictures.ts'
import { commonScale } from '../store/cache/frame.ts'
import { Choice } from '../store/choice.ts'
import { OwnedAnalyses } from '../store/owned-analyses.ts'
import { Selection, without, type PlanePoint } from '../store/selection.ts'
import type { Store } from '../store/store.ts'
import { until } from '../store/until.ts'
import type { Trajectory } from '../reference/results.ts'
import { descentArrows } from '../view/surface/descent-arrows.ts'
import { agreementOf, type Agreement } from '../view/surface/agreement.ts'
import { drapeOf, type Drape } from '../view/surface/drape.ts'
import { drawnGhost } from '../view/surface/ghost-scale.ts'
import { guessDrawings, noPlaces } from '../view/question/guess-drawings.ts'
import { noPredictions, type Predictions } from '../view/predictions/prediction-drawings.ts'
import { runViews } from '../view/surface/run-views.ts'
import { emptyStage, stageContent } from '../view/surface/stage-content.ts'
import type { stepArrows } from '../view/surface/step-arrows.ts'
import type { RequestedPredictions } from '../view/predictions/requested-predictions.ts'
import { theory, type Theory } from '../view/predictions/theory.ts'
import { shareWords, weightArrow } from '../view/surface/weight-arrow.ts'
import { besideExperiment, ownPlanes, type BesideView } from './beside.ts'
import { Guessing } from './guessing.ts'
import { answered, answerPatch } from './lecture/answer.ts'
import { experimentOf } from './lecture/lecture.ts'
import { givenNames } from './lecture/given-names.ts'
import { shownStep } from './lecture/shown-step.ts'
import { stageName } from './lecture/stage-name.ts'
import type { FindStored } from './stored/stored-stages.ts'
import { defaultOptions, type StudyOptions } from './study-options.ts'
import { onSameWeights, spanOf, type Placed } from './same-weights.ts'
import { maxOf } from '../math/statistics/range.ts'
import type { GivenNames } from '../words/axes.ts'

/** State of a landscape. */
export type LandscapeStatus = 'loading' | 'ready' | 'running' | 'paused' | 'error'

/** A camera that moves, and the study whose stage moved it; undefined where all are to move. */
interface MovedCamera {
  readonly by: Study | undefined
  readonly camera: CameraSpec
  readonly resting: boolean
}

/**
 * The way to what is shown next. `open`: frame, ghost and eyes start anew, and the runs walk. `step`: another step of the same
 * lecture, which keeps what it leaves alone; the runs walk. `back`: as it was left.
 */
type Way = 'open' | 'step' | 'back'

/** Milliseconds for which computing waits for the drawing of stored surfaces. */
const storedPatience = 5000

const none: ReadonlySet<string> = new Set()

/**
 * An experiment under study: its store, the step of the lecture that it belongs to, the selection, the analyses of its stage, and
 * views of them as plain values. `show` is the one way in. The step is read off the store's history, so that experiment, predictions,
 * numbers, names, stages beside it and question change together, by undo too.
 *
 * A linked study is beside a primary one: it shows the primary's experiment with a patch of its own, at the primary's step, in
 * one range of heights and colours. Owns all that it makes: `dispose`.
 */
export class Study {
  readonly store: Store
  readonly selection: Selection
  /** The study that this one is linked to. */
  readonly primary: Study | undefined
  readonly options: Signal<StudyOptions>
  readonly place = computed((): LecturePlace => this.#lead.store.place)
  /** The step of a lecture that is shown; undefined in the free sandbox, and for what belongs to no lecture. */
  readonly step = computed((): Step | undefined => stepAt(this.place.value))
  /** The experiment that the step opens with, as the lecture has it. */
  readonly written = computed((): Experiment | undefined => {
    const { lecture, step, apart } = this.place.value
    return lecture && !apart ? experimentOf(lecture, step) : undefined
  })
  /** The question of the step, in common with those linked. */
  readonly guessing: Guessing
  /** The step as pictures show it, with its author's labels marked as theirs. */
  get told(): Step | undefined {
    return shownStep(this.step.value)
  }

  /** Its name among those beside each other, as long as it is true of what is shown. */
  readonly label = computed((): string => {
    const given = this.options.value.label || this.#view.value?.title
    if (given || this.primary || !this.told?.stage) return given ?? ''
    const { experiment } = this.store
    return stageName(this.told, this.written.value ?? experiment, experiment)
  })
  /** The lecture's names of starts and axes, as long as they are true of what is shown. */
  readonly names = computed((): GivenNames => {
    const [step, own] = [this.told, this.#view.value?.names]
    if (!step || !(step.names ?? own)) return {}
    const { written, store } = this.#lead
    return written.value ? givenNames(step, own, written.value, store.experiment) : {}
  })
  /** The picture that has the stage. */
  readonly hero = computed((): PictureName => this.options.value.hero ?? 'surface')
  readonly measurable = computed(() => this.options.value.measurable)
  readonly #look = computed(() => this.options.value.look)
  readonly #requestedNumbers = computed(() => this.options.value.numbers ?? this.told?.numbers)
  readonly #requestedPredictions = computed(
    (): RequestedPredictions => this.options.value.predictions ?? this.told?.predictions ?? 'all',
  )
  /** Ids of the predictions that are switched off, as long as their step is shown. */
  readonly #hiddenPredictions = new Choice(
    () => this.options.value.predictions ?? this.place.value,
    () => none,
  )
  /** Stages that are asked for beside this one. */
  readonly #requestedStages = computed(
    (): readonly Beside[] => this.options.value.beside ?? this.told?.beside ?? [],
  )
  /** Views of the stages beside this one: what is asked for, else each run in its own plane where the experiment says so. */
  readonly views = computed((): readonly BesideView[] => {
    if (this.primary) return []
    const { training } = this.store
    return this.turnable && training ? ownPlanes(training) : this.#requestedStages.value
  })
  /** The difference of a linked study to its primary. */
  readonly #view = computed(() => this.primary?.views.value[this.options.value.index])
  /** Studies linked to this one, in their order. */
  readonly linked = signal<readonly Study[]>([])
  /** The experiment that was opened last, once its surface and its runs are complete. */
  readonly opened = signal<Experiment | undefined>()
  /** The camera that moves on one of the linked stages, for the others. */
  readonly movedCamera = signal<MovedCamera | undefined>()
  /** What lights the mark of the number that a hand is on, from whoever finds it. */
  readonly light = signal<Pick<StageContent, 'curves' | 'marks'>>({ curves: [], marks: [] })
  readonly basins: BasinMap
  readonly ghost: GhostSurface
  readonly steps: RunSteps
  readonly numbers: StageNumbers
  readonly point: PointMeasures
  readonly edge: ReturnType<typeof trainabilityEdge>
  readonly theory: Theory
  readonly #analyses: OwnedAnalyses
  readonly #linkIssues = signal<readonly ExperimentIssue[]>([])
  readonly #effects: readonly (() => void)[]
  /** The loader of what is stored. */
  #loader: PicturesLoader | undefined
  /** The step and the view that the experiment was followed in last. */
  #followed: { readonly openings: number; readonly view: BesideView } | undefined

  /** `asks`: the questions of lectures are asked. */
  constructor(store: Store, primary?: Study, options = defaultOptions, asks = false) {
    this.store = store
    this.options = signal(options)
    this.primary = primary
    store.ready = this.#storedFirst
    const selection = (this.selection = new Selection(store, () => this.veiled))
    this.guessing = primary?.guessing ?? new Guessing(this, asks)
    const analyses = (this.#analyses = new OwnedAnalyses(() => store))
    const over = analyses.with({ reported: true, cancellable: true })
    this.basins = basinMap(over, store)
    this.ghost = ghostSurface(over, store)
    this.steps = runSteps(over, store, selection)
    this.point = pointMeasures(analyses.with({ cancellable: true }), store, selection)
    this.numbers = stageNumbers(analyses, store, () => this.#lead.#requestedNumbers.value)
    this.edge = trainabilityEdge(analyses.with({ reported: true }), store)
    this.theory = theory(analyses.with({ reported: true }))
    if (primary) primary.linked.value = [...primary.linked.peek(), this]
    else store.addEventListener('opened', () => this.#begin())
    const follows = [
      this.#timelineFollows,
      this.#experimentFollows,
      this.#selectionFollows,
      this.#storedFollows,
      this.#stepsFollow,
    ]
    this.#effects = follows.map((follow) => effect(follow))
  }

  get playback() {
    return this.selection.playback
  }

  get hidden(): ReadonlySet<number> {
    return this.selection.hidden
  }

  get theme(): Theme {
    return this.#look.value.theme
  }

  /** Each run may have a plane of its own beside this one: no other stages are asked for. */
  get turnable(): boolean {
    return this.#requestedStages.value.length === 0
  }

  /** The primary study, which this one is or is linked to. */
  get #lead(): Study {
    return this.primary ?? this
  }

  /** The primary study, and all that are linked to it. */
  get together(): readonly Study[] {
    return [this.#lead, ...this.#lead.linked.value]
  }

  /** A question waits for its answer: what would tell the answer is not shown, and the runs wait at w_0. */
  get veiled(): boolean {
    return this.guessing.isOpen
  }

  /** The plane is another one than the primary's: a point of it means nothing there. */
  readonly elsewhere = computed(
    () =>
      this.primary !== undefined && spanOf(this.store.experiment) !== spanOf(this.primary.store.experiment),
  )

  /** The places of the starts at this moment, which no effect follows. */
  get placed(): Placed {
    return untracked(() => ({ terrain: this.store.terrain, runs: this.store.runs }))
  }

  /** The primary's experiment with the patch of the view; undefined of a study that is not linked. */
  readonly #beside = computed(() => {
    const [{ primary }, view] = [this, this.#view.value]
    return primary && view && { ...besideExperiment(primary.store.experiment, view, primary.placed), view }
  })

  /** The range that linked pictures have in common; undefined for a picture on its own. */
  readonly #commonScale = computed((): HeightScale | undefined =>
    this.linked.value.length > 0
      ? commonScale(this.together.flatMap((study) => study.#ownScale.value ?? []))
      : undefined,
  )

  readonly #ownScale = computed(() => {
    const { scale, isFramed } = this.store
    return isFramed ? scale : (this.storedSurface.value?.scale ?? scale)
  })

  /** The way from loss to height and colour. */
  readonly scale = computed(
    (): HeightScale | undefined => this.#lead.#commonScale.value ?? this.#ownScale.value,
  )

  /** What the lecture has stored of its stages, once it is here. */
  readonly #stages = signal<FindStored | undefined>()
  /** The stored stages are being loaded. */
  readonly #loading = signal(false)
  /** Whether whoever draws the study has drawn its surface; undefined where nobody draws it. */
  readonly pictured = signal<boolean | undefined>()

  /** The stored picture of the experiment. */
  readonly storedStage = computed(() => {
    const { training, onOwnPlane: own, heldPlane } = this.store
    return training && hasRuns(own) && hasSurface(own)
      ? this.#lead.#stages.value?.(own, heldPlane)
      : undefined
  })

  /** The stored surface that is drawn until that of the experiment is complete; undefined where none is. */
  readonly storedSurface = computed(() => (this.store.drawn ? undefined : this.storedStage.value?.surface))

  /** The runs as they are drawn: the stored ones until all of the experiment's own are trained; then the store's own list. */
  readonly drawnRuns = computed((): readonly (Trajectory | undefined)[] => {
    const { runs, allRunsAreTrained } = this.store
    const stored = this.storedStage.value?.runs ?? []
    return stored.length === runs.length && !allRunsAreTrained ? stored : runs
  })

  /** Something that is drawn is stored, and still computed. */
  readonly isStored = computed(
    () => this.storedSurface.value !== undefined || this.drawnRuns.value !== this.store.runs,
  )

  /** The surface is still to come: what is shown is that of another step, or nothing, beside others or for longer than a moment. */
  readonly awaited = computed(() => {
    if (this.storedSurface.value) return false
    const { awaited, training, terrain, busy } = this.store
    return (
      awaited || (training !== undefined && terrain === undefined && (this.primary !== undefined || busy))
    )
  })

  /** The surface as it is drawn. */
  readonly terrain = computed(() => {
    const { training } = this.store
    const terrain = this.storedSurface.value?.terrain ?? this.store.terrain
    return training && terrain && drawnTerrain(training, terrain)
  })

  /** The second surface as it is drawn over the first, and its words; undefined where there is none. */
  readonly drawnGhost = computed(() => {
    const [metric, terrain, scale] = [
      this.ghost.metric.value,
      this.ghost.surface.value.value,
      this.scale.value,
    ]
    const { training } = this.store
    return training && metric && terrain && scale && drawnGhost(training, metric, terrain, scale)
  })

  readonly status = computed((): LandscapeStatus => {
    const { store, playback } = this
    if (store.failed) return 'error'
    const drawn = store.terrain !== undefined || !store.training
    if (!drawn || store.runs.some((run) => !run)) return store.issues.length > 0 ? 'error' : 'loading'
    if (playback.playing) return 'running'
    return playback.step > 0 && playback.step < playback.last ? 'paused' : 'ready'
  })

  /** The experiment as the screen shows it: seen from where the hand has put the camera. */
  readonly shown = computed((): Experiment => {
    const { experiment } = this.store
    const { camera } = this.selection
    return camera ? parseExperiment({ ...experiment, view: { ...experiment.view, camera } }) : experiment
  })

  readonly predictions = computed((): Predictions => {
    const { training: experiment, terrain, runs, idle } = this.store
    if (!terrain || !experiment || !holdsWeights(experiment.plane)) return noPredictions
    // The engine makes many samples in turns; whoever reads them before makes them all at once.
    if (!idle && !areSamplesAtHand(experiment)) return noPredictions
    const requested = this.veiled ? [] : this.#lead.#requestedPredictions.value
    const names = this.names.value
    const hidden = this.#lead.#hiddenPredictions.value
    const { predict } = this.theory
    return (
      predict?.({ experiment, requested, hidden, terrain, runs, names, theme: this.theme }) ?? noPredictions
    )
  })

  /** Agreement of the maps of ends beside each other; undefined where there are not several of one plane. */
  readonly agreement = computed((): Agreement | undefined =>
    agreementOf(this.together.map((study) => study.#mapOfEnds.value)),
  )

  readonly #mapOfEnds = computed(() => {
    const show = this.store.training?.terrain.show
    return show === 'cluster' && !this.veiled ? this.basins.map.value.value : undefined
  })

  /** The count of the openings when colours were left to where the maps disagree. */
  readonly #comparedAt = signal(NaN)

  /** Maps beside each other have their colours only where they disagree. */
  get comparing(): boolean {
    return this.#comparedAt.value === this.store.openings
  }

  /** Leaves the colours to where the maps beside each other disagree, or gives them all back. */
  toggleComparing(): void {
    this.#comparedAt.value = this.comparing ? NaN : this.store.openings
  }

  /** The basin map, or what colours the surface in its place; undefined where there is none. */
  readonly drape = computed((): Drape | undefined => {
    const lead = this.#lead
    const agreement = lead.comparing ? lead.agreement.value : undefined
    const { training: experiment, terrain } = this.store
    if (!experiment) return undefined
    const basins = this.basins.map.value.value ?? coloredRuns(experiment, terrain)
    const { show, coloredBy = drawnSigned(experiment) ? 'side' : show } = experiment.terrain
    const shown = experiment.plane.kind === 'hyperparameters' ? coloredBy : show
    return basins && !this.veiled ? drapeOf(basins, shown, this.theme, agreement) : undefined
  })

  /** Arrows of steepest descent, where the experiment asks for them and they mean something. */
  readonly arrows = computed(() => {
    const { training: experiment, terrain } = this.store
    return experiment && terrain && experiment.view.arrows && arrowed(experiment)
      ? descentArrows(terrain, this.theme)
      : undefined
  })

  /** The step arrows, once runs exist, and the promise of their code. */
  readonly #drawSteps = signal<typeof stepArrows | undefined>()
  #stepsDrawn: Promise<void> | undefined

  readonly #stepsFollow = (): void => {
    if (this.steps.steps.value.length === 0) return
    this.#stepsDrawn ??= orLoadError(import('../view/surface/step-arrows.ts'), 'the step arrows').then(
      ({ stepArrows: draw }) => void (this.#drawSteps.value = draw),
      (error: unknown) => void (this.#linkIssues.value = issuesOf(error)),
    )
  }

  /** Arrows of the steps that the visible runs make; undefined where there are none. */
  readonly stepArrows = computed(() => {
    const { training: experiment, terrain } = this.store
    if (!experiment) return undefined
    const count = experiment.algorithms.length
    const shown = this.steps.steps.value.filter(
      ({ run }) => !this.hidden.has(run.start * count + run.algorithm),
    )
    if (!terrain || !holdsWeights(experiment.plane) || shown.length === 0) return undefined
    return this.#drawSteps.value?.(experiment, terrain, shown, this.theme)
  })

  /** The numbers of the stage; none while a question waits. */
  readonly shownNumbers = computed(() => (this.veiled ? [] : this.numbers.shown.value))

  /** The numbers of heights would tell an answer; not that of a question for a place. */
  get heightsVeiled(): boolean {
    return this.veiled && !this.guessing.placing
  }

  /** Pins of those who guess, and what belongs to them, which is drawn on the primary's stage. */
  readonly #guess = computed(() => {
    const { places, placing } = this.guessing
    return guessDrawings(this.primary ? noPlaces : places, this.theme, placing)
  })

  /** The arrow of the direction that the hand is on in another picture; undefined where there is none, or no plane of weights. */
  readonly weightArrow = computed(() => {
    const { training: experiment, terrain, runs } = this.store
    const { direction } = this.selection
    if (
      !experiment ||
      !direction ||
      !holdsWeights(experiment.plane) ||
      terrain?.u.length !== direction.vector.length
    )
      return
    const [start, run] = [
      experiment.starts[direction.start],
      runs[direction.start * experiment.algorithms.length],
    ]
    const at = start?.kind === 'plane' ? start : { a: run?.a[0] ?? NaN, b: run?.b[0] ?? NaN }
    return weightArrow(terrain, [at.a, at.b], direction.vector, this.theme)
  })

  /** Each run at the step that is shown. */
  readonly runViews = computed(() =>
    this.store.training
      ? runViews(this.store.training, this.store.runs, this.hidden, this.playback.step, this.theme)
      : [],
  )

  /** Everything on the stage, and on those beside it. */
  readonly content = computed((): StageContent => {
    const beside = this.together.length > 1 ? this.together.map((study) => study.#own.value) : undefined
    return { ...this.#own.value, beside }
  })

  readonly #own = computed((): StageContent =>
    this.#contentOf(this.playback.step, this.stepArrows.value?.curves),
  )

  /** Everything on this stage while its runs are at a step, which no effect follows: nothing that a hand has on it, and no arrow of a step. */
  contentAt(step: number): StageContent {
    return { ...untracked(() => this.#contentOf(step)), boxing: false, pointing: false }
  }

  #contentOf(step: number, arrowsOfStep: StageContent['curves'] = []): StageContent {
    const { training: experiment, ghost } = this.store
    if (!experiment) return emptyStage(this.store.experiment.view, this.theme)
    const { boxing, pointing, pickedAt } = this.selection
    const guess = this.#guess.value
    const lead = this.#lead
    if (this.store.awaited && !this.storedSurface.value) return this.#leftover(experiment)
    const { curves, marks } = this.predictions.value
    const runs = this.drawnRuns.value
    // The stored ones do not walk.
    const seen = runs === this.store.runs ? step : this.#stepOfStored
    const [scale, arrows, drape] = [this.scale.value, this.arrows.value, this.drape.value]
    const content = stageContent({
      experiment,
      terrain: this.terrain.value,
      ghost: this.drawnGhost.value?.terrain ?? (ghost && drawnTerrain(experiment, ghost)),
      scale,
      runs,
      hidden: this.hidden,
      step: seen,
      theme: this.theme,
      curves: [
        ...curves,
        ...(arrows ? [arrows.curve] : []),
        ...arrowsOfStep,
        ...guess.curves,
        ...(this.weightArrow.value?.curves ?? []),
        ...this.light.value.curves,
      ],
      marks: [
        ...marks,
        ...(drape?.marks ?? []),
        ...this.#measuredMark(),
        ...guess.marks,
        ...this.#weightMark(),
        ...this.light.value.marks,
      ],
      drape: drape?.view,
      fixed: this.elsewhere.value,
      names: this.names.value,
    })
    return {
      ...content,
      axes: this.heightsVeiled ? { ...content.axes, height: '' } : content.axes,
      opened: lead.store.experiment === lead.opened.value ? experiment : undefined,
      boxing,
      placing: this.guessing.placing,
      pointing: pickedAt !== undefined || (pointing && this.point.possible.value),
    }
  }

  /** The step at which stored runs are drawn: that at which the step opens, or their end; w_0 while a question waits. */
  get #stepOfStored(): number {
    if (this.veiled) return 0
    return this.step.value?.opens ?? this.store.experiment.view.step ?? Infinity
  }

  /** The rock of what was shown before, without a word or a mark: they would be those of what comes. */
  #leftover(experiment: TrainingExperiment): StageContent {
    const content = stageContent({
      experiment: { ...experiment, starts: [] },
      terrain: this.terrain.value,
      ghost: undefined,
      scale: this.scale.value,
      runs: [],
      hidden: this.hidden,
      step: 0,
      theme: this.theme,
      curves: [],
      marks: [],
      drape: undefined,
      fixed: true,
      names: {},
    })
    return { ...content, axes: { a: '', b: '', height: '' } }
  }

  /** Faults of what lies over the surface, and of the link. */
  readonly issues = computed((): readonly ExperimentIssue[] => {
    return [...this.#linkIssues.value, ...this.store.issues, ...this.#analyses.issues]
  })

  /** Surface, runs, map and ghost are complete. */
  readonly idle = computed(
    () => this.store.idle && !this.basins.map.busy.value && !this.ghost.surface.busy.value,
  )

  /** Shows an experiment at its place in the lectures. @throws ExperimentError where it is invalid; then nothing is changed */
  show({ experiment, place }: Shown, label: string, way: Way): void {
    if (way === 'open') this.store.open(experiment, label, place)
    else this.store.show(experiment, label, way === 'step', place)
  }

  /**
   * Plays the runs from step 0, within `seconds` where given; shows the step that the lecture or the experiment names, or the end where
   * less motion is asked for.
   */
  walk(seconds?: number): void {
    const at = this.step.peek()?.opens ?? this.store.experiment.view.step
    if (at === undefined) this.#walkTo(Infinity, seconds)
    else this.playback.seek(at)
  }

  /** Goes to the state in which the answer of the step is seen, in one change; the runs walk there from step 0. */
  reveal(seconds?: number): void {
    const [step, { store }] = [this.step.peek(), this]
    if (step?.reveal) {
      const patch = onSameWeights(store.experiment, answerPatch(step), this.placed)
      const back = patchBetween(answered(step, store.experiment), store.experiment)
      store.edit(patch, 'the answer', false, { ...this.place.peek(), revealed: back })
    }
    this.#walkTo(step?.reveal?.step ?? store.experiment.view.step ?? Infinity, seconds)
  }

  /** Goes back to the state in which the step asks, where its answer is seen. */
  conceal(): void {
    const { revealed, ...asked } = this.place.peek()
    if (revealed) this.store.edit(revealed, 'ask again', false, asked)
  }

  /** Plays the runs from step 0 to another one, or shows that at once where less motion is asked for. */
  #walkTo(step: number, seconds?: number): void {
    const isCalm = this.options.peek().calm
    this.playback.seek(isCalm ? step : 0)
    if (!isCalm) this.playback.play(performance.now(), seconds, step)
  }

  /** Puts the camera of all stages to its usual place. */
  home(): void {
    this.selection.forgetCamera()
    this.movedCamera.value = { by: undefined, camera: 'home', resting: true }
  }

  /** Shows a prediction, or hides it. */
  setPredictionVisible(id: string, visible: boolean): void {
    this.#hiddenPredictions.choose(without(this.#hiddenPredictions.value, id, visible))
  }

  dismiss(): void {
    this.#analyses.dismiss()
    this.#linkIssues.value = []
    this.store.dismiss()
  }

  /** Asks for the graphics device that is offered, and for all again that was given up. */
  retryDevice(): void {
    this.store.retryDevice()
  }

  /** Pauses the work in the background while a pointer is down. */
  hold(held: boolean): void {
    this.basins.hold(held)
    this.store.surfaces.hold(held)
  }

  /** Measures at a point of the surface, or at w_0, and at none of those linked. */
  measureAt(place?: PlanePoint): void {
    const [primary] = this.together
    for (const study of this.together) if (study !== this) study.selection.stopMeasuring()
    this.selection.measureAt(place)
    if (primary) primary.selection.pointing = true
  }

  /** Measures at no point any more. */
  stopMeasuring(): void {
    for (const { selection } of this.together) {
      selection.stopMeasuring()
      selection.pointing = false
    }
  }

  /** Measures at w_0 until a point is clicked, or no longer. */
  toggleMeasuring(): void {
    if (this.selection.pointing) this.stopMeasuring()
    else if (this.point.possible.value) this.measureAt()
  }

  /**
   * Ends the work that is under way, here and linked; results so far stay. The numbers of a step are requested again as soon as
   * the store rests. Returns false where there was nothing to end.
   */
  cancel(): boolean {
    const working = this.together.filter(({ idle }) => !idle.value)
    for (const study of working) {
      study.store.cancel()
      study.#analyses.cancel()
    }
    return working.length > 0
  }

  /** Resolves when nothing is computed any more. */
  async whenIdle(): Promise<void> {
    await this.store.whenIdle()
    await this.#analyses.whenIdle()
    await this.#stepsDrawn
    await this.theory.whenIdle()
  }

  dispose(): void {
    for (const stop of this.#effects) stop()
    if (this.primary) this.primary.linked.value = this.primary.linked.peek().filter((study) => study !== this)
    else this.guessing.dispose()
    this.theory.dispose()
    this.#analyses.dispose()
    this.store.dispose()
  }

  /** The runs of what was opened walk, all of them. */
  #begin(): void {
    this.opened.value = this.store.experiment
    this.selection.showAll()
    this.walk()
  }

  readonly #runs = computed(() => hasRuns(this.store.experiment))

  /** The timeline goes to the end of the longest run, here and linked: it stays as it is while there is none yet, and has no length without. */
  readonly #timelineFollows = (): void => {
    const ends = [this, ...this.linked.value].flatMap(({ store }) =>
      store.runs.flatMap((run) => run?.steps.at(-1) ?? []),
    )
    if (ends.length > 0 || !this.#runs.value) untracked(() => this.playback.setLast(Math.max(0, maxOf(ends))))
  }

  /** A linked study shows the primary's experiment with its patch; a picture in another plane waits for the hand to rest. */
  readonly #experimentFollows = (): void => {
    const [{ primary, store }, beside] = [this, this.#beside.value]
    if (!primary || !beside) return
    const { experiment, issues, view } = beside
    const [before, { openings, live }] = [this.#followed, primary.store]
    this.#followed = { openings, view }
    this.#linkIssues.value = issues
    if (!experiment || (live && spanOf(experiment) !== spanOf(primary.store.experiment))) return
    store.become(experiment, live, before && (before.openings !== openings || before.view !== view))
  }

  /** What is stored comes with the lecture; without it the pictures come when they are computed. */
  readonly #storedFollows = (): void => {
    const load = this.primary ? undefined : this.place.value.lecture?.stored
    if (load === this.#loader) return
    this.#loader = load
    this.#stages.value = undefined
    this.#loading.value = load !== undefined
    if (load)
      void Promise.all([import('./stored/stored-stages.ts'), load()])
        .then(
          ([{ storedStages }, { default: pictures }]) => {
            if (load === this.#loader) this.#stages.value = storedStages(pictures)
          },
          () => undefined,
        )
        .finally(() => {
          if (load === this.#loader) this.#loading.value = false
        })
  }

  /**
   * Waits until the stored surfaces of this study and those beside it are drawn, for a few seconds at most: without a graphics card,
   * computing would take the processor from drawing them.
   */
  readonly #storedFirst = async (signal: AbortSignal): Promise<void> => {
    const { device } = this.store
    if (this.pictured.peek() !== false || (device && !isSoftware(device.adapterInfo))) return
    const drawn = () =>
      !this.#lead.#loading.value &&
      this.together.every(({ pictured, storedSurface }) => !storedSurface.value || pictured.value !== false)
    const late = AbortSignal.timeout(storedPatience)
    await until(drawn, AbortSignal.any([signal, late])).catch(() => signal.throwIfAborted())
  }

  readonly #selectionFollows = (): void => {
    if (this.primary) this.selection.follow(this.primary.selection, this.#view.value?.only)
  }

  /** A name at the end of the arrow of a weight's direction. */
  #weightMark(): MarkView[] {
    const [arrow, direction] = [this.weightArrow.value, this.selection.direction]
    const [, end] = arrow?.curves[0]?.points ?? []
    if (!arrow || !direction || !end) return []
    const label = `${direction.name}, ${shareWords(arrow.share)}`
    return [{ id: 'weight', label, color: tokens(this.theme).ink, a: end[0], b: end[1], shape: 'ring' }]
  }

  /** A cross at the point that is measured, where the hand has chosen one. */
  #measuredMark(): MarkView[] {
    const [a, b] = (this.point.on.value && this.point.chosen.value) || []
    if (a === undefined || b === undefined) return []
    return [{ id: 'measured', label: '', color: tokens(this.theme).ink, a, b, shape: 'cross' }]
  }
}
