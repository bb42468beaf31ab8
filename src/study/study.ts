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
import type { CameraSpec } from '../experiment/spec/view.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { tokens, type Theme } from '../math/picture/palette.ts'
import type { MarkView, StageContent } from '../scene/types.ts'
import { stepAt, type LecturePlace, type Shown } from '../scenarios/place.ts'
import type { Beside, PictureName, Step } from '../exchange/lecture/scenario.ts'
import type { PicturesLoader } from '../exchange/lecture/stored-pictures.ts'
import { commonScale } from '../store/cache/frame.ts'
import { Choice } from '../store/choice.ts'
import { LoadedOnce } from '../store/loaded-once.ts'
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
import { numbersOf } from '../view/surface/surface-numbers.ts'
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

export type LandscapeStatus = 'loading' | 'ready' | 'running' | 'paused' | 'error'

/** A moving camera, and the study whose stage moved it; undefined if all stages are to follow. */
interface MovedCamera {
  readonly by: Study | undefined
  readonly camera: CameraSpec
  readonly resting: boolean
}

/**
 * How the next experiment is opened. `open`: frame, ghost and camera start again, and the runs play. `step`: another step
 * of the same lecture, which keeps what the step does not set; the runs play. `back`: as the user left it.
 */
type Way = 'open' | 'step' | 'back'

/** Milliseconds that computing waits until the stored surfaces are drawn. */
const storedPatience = 5000

const none: ReadonlySet<string> = new Set()

/**
 * An experiment under study, with its store, the current step of its lecture, the selection, the analyses of its stage,
 * and views of them as plain values. Only `show` opens an experiment. The step is derived from the store's history, so
 * that experiment, predictions, numbers, names, neighbouring stages and question change together, also by undo.
 *
 * A linked study is next to a primary one. It shows the primary's experiment with its own patch, at the primary's step,
 * in a common range of heights and colours. A study owns all that it creates until `dispose`.
 */
export class Study {
  readonly store: Store
  readonly selection: Selection
  readonly primary: Study | undefined
  readonly options: Signal<StudyOptions>
  readonly place = computed((): LecturePlace => this.#lead.store.place)
  /** The current step of a lecture; undefined in the free sandbox, and for what belongs to no lecture. */
  readonly step = computed((): Step | undefined => stepAt(this.place.value))
  /** The experiment that the step opens with, as the lecture has it. */
  readonly written = computed((): Experiment | undefined => {
    const { lecture, step, apart } = this.place.value
    return lecture && !apart ? experimentOf(lecture, step) : undefined
  })
  /** The question of the step, shared with the linked studies. */
  readonly guessing: Guessing
  /** The step as pictures show it, with its author's labels marked. */
  get told(): Step | undefined {
    return shownStep(this.step.value)
  }

  /** The stage's name among several, as long as it is true of the current experiment. */
  readonly label = computed((): string => {
    const given = this.options.value.label || this.#view.value?.title
    if (given || this.primary || !this.told?.stage) return given ?? ''
    const { experiment } = this.store
    return stageName(this.told, this.written.value ?? experiment, experiment)
  })
  /** The lecture's names of starts and axes, as long as they are true of the current experiment. */
  readonly names = computed((): GivenNames => {
    const [step, own] = [this.told, this.#view.value?.names]
    if (!step || !(step.names ?? own)) return {}
    const { written, store } = this.#lead
    return written.value ? givenNames(step, own, written.value, store.experiment) : {}
  })
  readonly hero = computed((): PictureName => this.options.value.hero ?? 'surface')
  readonly measurable = computed(() => this.options.value.measurable)
  readonly #look = computed(() => this.options.value.look)
  readonly #requestedNumbers = computed(() => this.options.value.numbers ?? this.told?.numbers)
  readonly #requestedPredictions = computed(
    (): RequestedPredictions => this.options.value.predictions ?? this.told?.predictions ?? 'all',
  )
  /** Ids of the predictions switched off in this step. */
  readonly #hiddenPredictions = new Choice(
    () => this.options.value.predictions ?? this.place.value,
    () => none,
  )
  readonly #requestedStages = computed(
    (): readonly Beside[] => this.options.value.beside ?? this.told?.beside ?? [],
  )
  /** Whether two stages lie on one another with a divider between them: the step's choice until the user makes another. */
  readonly #divider = new Choice(
    () => this.place.value,
    () => this.told?.divider === true,
  )
  /** Views of the stages next to this one: the requested ones, or each run in its own plane if the experiment asks for that. */
  readonly views = computed((): readonly BesideView[] => {
    if (this.primary) return []
    const { training } = this.store
    return this.turnable && training ? ownPlanes(training) : this.#requestedStages.value
  })
  readonly #view = computed(() => this.primary?.views.value[this.options.value.index])
  readonly linked = signal<readonly Study[]>([])
  /** The last opened experiment, once its surface and its runs are complete. */
  readonly opened = signal<Experiment | undefined>()
  /** The camera that the user moves on one of the linked stages, which the others follow. */
  readonly movedCamera = signal<MovedCamera | undefined>()
  /** What highlights the mark of the number under the pointer; set by the module that finds it. */
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
  #loader: PicturesLoader | undefined
  /** The step and the view in which the experiment was last followed. */
  #followed: { readonly openings: number; readonly view: BesideView } | undefined

  /** `asks`: ask the questions of lectures. */
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
      this.#drawingFollows,
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

  /** Each run may have its own plane next to this one, since no other stages are requested. */
  get turnable(): boolean {
    return this.#requestedStages.value.length === 0
  }

  /** Whether it and one other stage can lie on one another: a pair of surfaces, not of maps of ends. */
  get dividable(): boolean {
    return this.#requestedStages.value.length === 1 && this.together.every(({ drape }) => !drape.value)
  }

  /** Whether it and the other stage lie on one another, with a divider between them. */
  get divided(): boolean {
    return this.dividable && this.#divider.value
  }

  toggleDivider(): void {
    this.#divider.choose(!this.divided)
  }

  get #lead(): Study {
    return this.primary ?? this
  }

  get together(): readonly Study[] {
    return [this.#lead, ...this.#lead.linked.value]
  }

  /** A question has no answer yet, so that anything that would reveal it is hidden, and the runs wait at w_0. */
  get veiled(): boolean {
    return this.guessing.isOpen
  }

  /** The plane differs from the primary's, so the primary's points mean nothing in it. */
  readonly elsewhere = computed(
    () =>
      this.primary !== undefined && spanOf(this.store.experiment) !== spanOf(this.primary.store.experiment),
  )

  /** The current places of the starts. Untracked. */
  get placed(): Placed {
    return untracked(() => ({ terrain: this.store.terrain, runs: this.store.runs }))
  }

  /** The primary's experiment with the patch of the view; undefined for a study that is not linked. */
  readonly #beside = computed(() => {
    const [{ primary }, view] = [this, this.#view.value]
    return primary && view && { ...besideExperiment(primary.store.experiment, view, primary.placed), view }
  })

  /** The common range of linked pictures; undefined for a single picture. */
  readonly #commonScale = computed((): HeightScale | undefined =>
    this.linked.value.length > 0
      ? commonScale(this.together.flatMap((study) => study.#ownScale.value ?? []))
      : undefined,
  )

  readonly #ownScale = computed(() => {
    const { scale, isFramed } = this.store
    return isFramed ? scale : (this.storedSurface.value?.scale ?? scale)
  })

  /** The map from loss to height and colour. */
  readonly scale = computed(
    (): HeightScale | undefined => this.#lead.#commonScale.value ?? this.#ownScale.value,
  )

  /** The stored stages of the lecture, once they are loaded. */
  readonly #stages = signal<FindStored | undefined>()
  /** The stored stages are being loaded. */
  readonly #loading = signal(false)
  /** The surface of the study has been drawn; undefined if nobody draws it. */
  readonly pictured = signal<boolean | undefined>()

  readonly storedStage = computed(() => {
    const { training, onOwnPlane: own, heldPlane } = this.store
    return training && hasRuns(own) && hasSurface(own)
      ? this.#lead.#stages.value?.(own, heldPlane)
      : undefined
  })

  /** The stored surface drawn until the experiment's is complete, if any. */
  readonly storedSurface = computed(() => (this.store.drawn ? undefined : this.storedStage.value?.surface))

  /** The drawn runs: the stored ones until all of the experiment's own are trained, then the store's own list. */
  readonly drawnRuns = computed((): readonly (Trajectory | undefined)[] => {
    const { runs, allRunsAreTrained } = this.store
    const stored = this.storedStage.value?.runs ?? []
    return stored.length === runs.length && !allRunsAreTrained ? stored : runs
  })

  /** The picture is still a stored one, while its numbers are computed. */
  readonly isStored = computed(
    () => this.storedSurface.value !== undefined || this.drawnRuns.value !== this.store.runs,
  )

  /**
   * The surface is not ready, so that the picture shows another step's, or nothing; for several stages, or for longer
   * than a moment.
   */
  readonly awaited = computed(() => {
    if (this.storedSurface.value) return false
    const { awaited, training, terrain, busy } = this.store
    return (
      awaited || (training !== undefined && terrain === undefined && (this.primary !== undefined || busy))
    )
  })

  readonly terrain = computed(() => {
    const { training } = this.store
    const terrain = this.storedSurface.value?.terrain ?? this.store.terrain
    return training && terrain && drawnTerrain(training, terrain)
  })

  /** The second surface, drawn over the first, with its texts; undefined if there is none. */
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

  /** The experiment on the screen, with the camera where the user has moved it. */
  readonly shown = computed((): Experiment => {
    const { experiment } = this.store
    const { camera } = this.selection
    return camera ? parseExperiment({ ...experiment, view: { ...experiment.view, camera } }) : experiment
  })

  readonly predictions = computed((): Predictions => {
    const { training: experiment, terrain, runs, idle } = this.store
    if (!terrain || !experiment || !holdsWeights(experiment.plane)) return noPredictions
    // The engine prepares many samples in slices; reading them earlier would prepare them all at once.
    if (!idle && !areSamplesAtHand(experiment)) return noPredictions
    const requested = this.veiled ? [] : this.#lead.#requestedPredictions.value
    const names = this.names.value
    const hidden = this.#lead.#hiddenPredictions.value
    const { predict } = this.theory
    return (
      predict?.({ experiment, requested, hidden, terrain, runs, names, theme: this.theme }) ?? noPredictions
    )
  })

  /** Agreement between the basin maps of all stages; undefined unless several stages share a plane. */
  readonly agreement = computed((): Agreement | undefined =>
    agreementOf(this.together.map((study) => study.#mapOfEnds.value)),
  )

  readonly #mapOfEnds = computed(() => {
    const show = this.store.training?.terrain.show
    return show === 'cluster' && !this.veiled ? this.basins.map.value.value : undefined
  })

  /** The count of openings at which the comparison was turned on. */
  readonly #comparedAt = signal(NaN)

  /** The basin maps of several stages are coloured only where they disagree. */
  get comparing(): boolean {
    return this.#comparedAt.value === this.store.openings
  }

  /** Colours the basin maps only where they disagree, or everywhere again. */
  toggleComparing(): void {
    this.#comparedAt.value = this.comparing ? NaN : this.store.openings
  }

  /** The basin map, or another colouring of the surface; undefined if there is none. */
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

  /** Arrows of steepest descent, if the experiment asks for them and they mean something. */
  readonly arrows = computed(() => {
    const { training: experiment, terrain } = this.store
    return experiment && terrain && experiment.view.arrows && arrowed(experiment)
      ? descentArrows(terrain, this.theme)
      : undefined
  })

  /** The function that draws step arrows, loaded once there are runs. */
  readonly #drawSteps = new LoadedOnce(
    () => import('../view/surface/step-arrows.ts').then(({ stepArrows }) => stepArrows),
    'the step arrows',
  )
  /** The function that marks numbers on the surface, loaded once there are any. */
  readonly #markSurface = new LoadedOnce(
    () => import('../view/surface/surface-marks.ts').then(({ surfaceMarks }) => surfaceMarks),
    'the marks on the surface',
  )

  readonly #drawingFollows = (): void => {
    const failed = (error: unknown) => void (this.#linkIssues.value = issuesOf(error))
    if (this.steps.steps.value.length > 0) this.#drawSteps.load(failed)
    if (this.#surfaceNumbers.value.length > 0) this.#markSurface.load(failed)
  }

  /** Arrows for the steps of the visible runs; undefined if there are none. */
  readonly stepArrows = computed(() => {
    const { training: experiment, terrain } = this.store
    if (!experiment) return undefined
    const count = experiment.algorithms.length
    const shown = this.steps.steps.value.filter(
      ({ run }) => !this.hidden.has(run.start * count + run.algorithm),
    )
    if (!terrain || !holdsWeights(experiment.plane) || shown.length === 0) return undefined
    return this.#drawSteps.part?.(experiment, terrain, shown, this.theme)
  })

  /** The numbers of the stage; empty while a question is open. */
  readonly shownNumbers = computed(() => (this.veiled ? [] : this.numbers.shown.value))

  /** The numbers of heights would reveal an answer; those of a question for a place do not. */
  get heightsVeiled(): boolean {
    return this.veiled && !this.guessing.placing
  }

  /** The pins of guesses and all that belongs to them, drawn on the primary's stage. */
  readonly #guess = computed(() => {
    const { places, placing } = this.guessing
    return guessDrawings(this.primary ? noPlaces : places, this.theme, placing)
  })

  /** The arrow of the direction under the pointer in another picture; undefined if there is none, or no plane of weights. */
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

  readonly runViews = computed(() =>
    this.store.training
      ? runViews(this.store.training, this.store.runs, this.hidden, this.playback.step, this.theme)
      : [],
  )

  /** Numbers of the step that its surface can show; none while a question is open. */
  readonly #surfaceNumbers = computed(() => {
    const lead = this.#lead
    return this.veiled ? [] : numbersOf({ ...lead.told, numbers: lead.#requestedNumbers.value ?? [] })
  })

  /** Predictions in the plane, and what the step's numbers count on the surface. */
  readonly drawnNumbers = computed(() => {
    const { curves, marks } = this.predictions.value
    const counted = this.#markSurface.part?.(this.terrain.value, this.#surfaceNumbers.value, this.theme)
    return {
      curves: [...(counted?.curves ?? []), ...curves],
      marks: [...(counted?.marks ?? []), ...marks],
      floor: counted?.floor,
    }
  })

  /** Everything on the stage and those next to it. */
  readonly content = computed((): StageContent => {
    const beside = this.together.length > 1 ? this.together.map((study) => study.#own.value) : undefined
    return { ...this.#own.value, beside }
  })

  readonly #own = computed((): StageContent =>
    this.#contentOf(this.playback.step, this.stepArrows.value?.curves),
  )

  /**
   * Returns everything on this stage with its runs at a step, without what the pointer highlights and without step
   * arrows. Untracked.
   */
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
    const { curves, marks, floor } = this.drawnNumbers.value
    const runs = this.drawnRuns.value
    // Stored runs do not play.
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
      drape: drape?.view ?? floor,
      fixed: this.elsewhere.value,
      names: this.names.value,
    })
    return {
      ...content,
      axes: this.heightsVeiled ? { ...content.axes, height: '' } : content.axes,
      opened: lead.store.experiment === lead.opened.value ? experiment : undefined,
      asked: this.veiled,
      boxing,
      placing: this.guessing.placing,
      pointing: pickedAt !== undefined || (pointing && this.point.possible.value),
    }
  }

  /** The step at which stored runs are drawn: the step's own, or their end; w_0 while a question is open. */
  get #stepOfStored(): number {
    if (this.veiled) return 0
    return this.step.value?.opens ?? this.store.experiment.view.step ?? Infinity
  }

  /** Returns the previous picture's surface without texts and marks, since they belong to the next picture. */
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

  /** Issues of what is drawn over the surface, and of the link. */
  readonly issues = computed((): readonly ExperimentIssue[] => {
    return [...this.#linkIssues.value, ...this.store.issues, ...this.#analyses.issues]
  })

  /** The surface, runs, map and ghost are complete. */
  readonly idle = computed(
    () => this.store.idle && !this.basins.map.busy.value && !this.ghost.surface.busy.value,
  )

  /**
   * Shows an experiment at its place in the lectures.
   * @throws ExperimentError if it is invalid; then nothing changes
   */
  show({ experiment, place }: Shown, label: string, way: Way): void {
    if (way === 'open') this.store.open(experiment, label, place)
    else this.store.show(experiment, label, way === 'step', place)
  }

  /**
   * Plays the runs from step 0, within `seconds` if given, to the step that the lecture or the experiment names; jumps to
   * the end if the user prefers reduced motion.
   */
  walk(seconds?: number): void {
    const at = this.step.peek()?.opens ?? this.store.experiment.view.step
    if (at === undefined) this.#walkTo(Infinity, seconds)
    else this.playback.seek(at)
  }

  /** Shows the answer of the step in one change, and plays the runs from step 0. */
  reveal(seconds?: number): void {
    const [step, { store }] = [this.step.peek(), this]
    if (step?.reveal) {
      const patch = onSameWeights(store.experiment, answerPatch(step), this.placed)
      const back = patchBetween(answered(step, store.experiment), store.experiment)
      store.edit(patch, 'the answer', false, { ...this.place.peek(), revealed: back })
    }
    this.#walkTo(step?.reveal?.step ?? store.experiment.view.step ?? Infinity, seconds)
  }

  /** Goes back from the answer to the question of the step. */
  conceal(): void {
    const { revealed, ...asked } = this.place.peek()
    if (revealed) this.store.edit(revealed, 'ask again', false, asked)
  }

  /** Plays the runs from step 0 to another one, or jumps there if the user prefers reduced motion. */
  #walkTo(step: number, seconds?: number): void {
    const isCalm = this.options.peek().calm
    this.playback.seek(isCalm ? step : 0)
    if (!isCalm) this.playback.play(performance.now(), seconds, step)
  }

  /** Moves the camera of all stages to its initial position. */
  home(): void {
    this.selection.forgetCamera()
    this.movedCamera.value = { by: undefined, camera: 'home', resting: true }
  }

  setPredictionVisible(id: string, visible: boolean): void {
    this.#hiddenPredictions.choose(without(this.#hiddenPredictions.value, id, visible))
  }

  dismiss(): void {
    this.#analyses.dismiss()
    this.#linkIssues.value = []
    this.store.dismiss()
  }

  /** Switches to the offered graphics device, and requests again everything that failed. */
  retryDevice(): void {
    this.store.retryDevice()
  }

  /** Pauses the background work while a pointer is down. */
  hold(held: boolean): void {
    this.basins.hold(held)
    this.store.surfaces.hold(held)
  }

  /** Measures at a point of the surface, or at w_0, and ends measuring in the linked studies. */
  measureAt(place?: PlanePoint): void {
    const [primary] = this.together
    for (const study of this.together) if (study !== this) study.selection.stopMeasuring()
    this.selection.measureAt(place)
    if (primary) primary.selection.pointing = true
  }

  stopMeasuring(): void {
    for (const { selection } of this.together) {
      selection.stopMeasuring()
      selection.pointing = false
    }
  }

  /** Measures at w_0 until the user clicks a point, or stops measuring. */
  toggleMeasuring(): void {
    if (this.selection.pointing) this.stopMeasuring()
    else if (this.point.possible.value) this.measureAt()
  }

  /**
   * Cancels the current work, here and in linked studies; results so far stay. The numbers of a step are requested again
   * as soon as the store is idle. Returns false if there was nothing to cancel.
   */
  cancel(): boolean {
    const working = this.together.filter(({ idle }) => !idle.value)
    for (const study of working) {
      study.store.cancel()
      study.#analyses.cancel()
    }
    return working.length > 0
  }

  /** Resolves when all work is done. */
  async whenIdle(): Promise<void> {
    await this.store.whenIdle()
    await this.#analyses.whenIdle()
    await this.#drawSteps.whenLoaded()
    await this.#markSurface.whenLoaded()
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

  /** Plays all runs of the opened experiment. */
  #begin(): void {
    this.opened.value = this.store.experiment
    this.selection.showAll()
    this.walk()
  }

  readonly #runs = computed(() => hasRuns(this.store.experiment))

  /**
   * Extends the timeline to the end of the longest run, here and in linked studies. It stays unchanged until there is a
   * run, and has length 0 without runs.
   */
  readonly #timelineFollows = (): void => {
    const ends = [this, ...this.linked.value].flatMap(({ store }) =>
      store.runs.flatMap((run) => run?.steps.at(-1) ?? []),
    )
    if (ends.length > 0 || !this.#runs.value) untracked(() => this.playback.setLast(Math.max(0, maxOf(ends))))
  }

  /** Updates the experiment of a linked study from the primary's. A picture in another plane waits until the user pauses. */
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

  /** Loads the stored pictures with their lecture. If they fail to load, the pictures appear when they are computed. */
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
   * Waits, a few seconds at most, until the stored surfaces of this study and its neighbours are drawn: without a
   * graphics card, computing would take the processor from drawing.
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

  /** Returns the name at the tip of the arrow of a weight's direction. */
  #weightMark(): MarkView[] {
    const [arrow, direction] = [this.weightArrow.value, this.selection.direction]
    const [, end] = arrow?.curves[0]?.points ?? []
    if (!arrow || !direction || !end) return []
    const label = `${direction.name}, ${shareWords(arrow.share)}`
    return [{ id: 'weight', label, color: tokens(this.theme).ink, a: end[0], b: end[1], shape: 'ring' }]
  }

  /** Returns the cross at the measured point, if the user has chosen one. */
  #measuredMark(): MarkView[] {
    const [a, b] = (this.point.on.value && this.point.chosen.value) || []
    if (a === undefined || b === undefined) return []
    return [{ id: 'measured', label: '', color: tokens(this.theme).ink, a, b, shape: 'cross' }]
  }
}
