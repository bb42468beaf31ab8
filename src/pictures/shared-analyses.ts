import { effect, untracked } from '@preact/signals-core'
import { bendOf, bentWay } from '../analyses/bent-way.ts'
import { linearWalks } from '../analyses/curves/linear-walks.ts'
import { learnedFunction } from '../analyses/learned-function.ts'
import { lineSlice } from '../analyses/line-slice.ts'
import { besideCurves } from '../analyses/curves/beside-curves.ts'
import { measuredCurves } from '../analyses/curves/measured-curves.ts'
import { Measures } from '../analyses/measures/measures.ts'
import { pointedRuns } from '../analyses/pointed-run.ts'
import { partRead, readSamples } from '../analyses/read-samples.ts'
import { reference } from '../analyses/reference.ts'
import { sweep } from '../analyses/sweep.ts'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'
import { Choice } from '../store/choice.ts'
import { OwnedAnalyses } from '../store/owned-analyses.ts'
import type { PlanePoint } from '../store/selection.ts'
import { graphWindow } from './graph.ts'
import type { Study } from '../study/study.ts'
import type { DrawnFunction } from './drawing/drawn-function.ts'
import { sweptOf } from '../view/lit.ts'
import { lastWalkStep } from '../view/polytope.ts'

/** The parts of a study that the analyses read. */
type AnalysedStudy = Pick<Study, 'store' | 'selection' | 'place' | 'step' | 'written' | 'walk' | 'linked'>

/** Returns the duration of a walk in seconds: eight steps a second, between six and twenty seconds. */
const pace = (steps: number): number => Math.min(20, Math.max(6, steps / 8))

/**
 * Analyses shared by pictures, panels and the answer to a question, with the choices that they depend on. Owns the analyses; call
 * `dispose`.
 */
export class SharedAnalyses {
  /** The measure in the first chart: the step’s, until the reader chooses another. */
  readonly curve: Choice<string>
  readonly learned
  /**
   * The part of the data whose pictures are classified: that of the height, or the test set instead of the training set, until the
   * reader chooses another.
   */
  readonly readPart: Choice<string>
  readonly read
  readonly slice
  /** The point that bends the path: the plane’s third point, until the reader moves it. */
  readonly bend: Choice<PlanePoint | undefined>
  readonly ways
  readonly sweep
  readonly reference
  /** The runs at the point of the sweep under the pointer. */
  readonly pointed
  readonly walks
  readonly curves
  /** The picture of the function while its samples are drawn by hand, until another step opens; undefined otherwise. */
  readonly drawn: Choice<DrawnFunction | undefined>
  /** The same measure along the runs of the neighbouring stages, in order. */
  readonly beside
  readonly measures: Measures
  /** The owner of all analyses except the measures, including those used by a single picture. */
  readonly owned: OwnedAnalyses
  readonly #stop: () => void
  /** The opening of a step for which the walk has started. */
  #walked = -1

  constructor(study: AnalysedStudy) {
    const { store, selection, place, step, written } = study
    this.curve = new Choice(
      () => place.value,
      () => step.value?.chart ?? 'loss',
    )
    const owned = (this.owned = new OwnedAnalyses(() => store))
    const cancellable = owned.with({ cancellable: true })
    const swept = () => step.value?.sweep
    this.drawn = new Choice<DrawnFunction | undefined>(
      () => place.value,
      () => undefined,
    )
    this.learned = learnedFunction(
      owned,
      store,
      selection,
      () => (this.drawn.value ? undefined : graphWindow(study)),
      () => this.drawn.value?.domain(),
    )
    this.readPart = new Choice(
      () => place.value,
      () => partRead(store.training),
    )
    this.read = readSamples(owned, store, selection, () => this.readPart.value)
    this.slice = lineSlice(owned.with({ reported: true }), store)
    this.bend = new Choice(
      () => store.terrain?.v,
      () => store.training && store.terrain && bendOf(store.training, store.terrain),
    )
    this.ways = bentWay(owned.with({ reported: true }), store, () => this.bend.value)
    this.sweep = sweep(cancellable, store, swept)
    this.reference = reference(
      owned,
      swept,
      () => written.value,
      () => this.sweep.key.value,
    )
    this.pointed = pointedRuns(cancellable, store, swept, () => sweptOf(selection.lit))
    this.walks = linearWalks(owned, store)
    this.curves = measuredCurves(owned, store, () => this.curve.value)
    this.beside = besideCurves(study.linked, () => this.curve.value)
    this.measures = new Measures(store, selection, study)
    this.#stop = effect(() => this.#stretch(study))
  }

  /** Sets the timeline to the length of the longest walk through a linear program, started with each step; 0 for other problems. */
  #stretch(study: AnalysedStudy): void {
    const { playback } = study.selection
    const { openings, training } = study.store
    if (training || this.walks.stale.value) return
    const ways = this.walks.value.value
    const last = ways ? lastWalkStep(ways) : 0
    untracked(() => {
      playback.setLast(last)
      if (ways && openings !== this.#walked) study.walk(pace(last))
      if (ways) this.#walked = openings
    })
  }

  /** Faults shown on the page. */
  get issues(): readonly ExperimentIssue[] {
    return this.owned.issues
  }

  dismiss(): void {
    this.owned.dismiss()
  }

  /** Stops a running or scheduled sweep or series of draws. Returns false if there was none. */
  cancel(): boolean {
    return this.owned.cancel()
  }

  dispose(): void {
    this.#stop()
    this.measures.dispose()
    this.beside.dispose()
    this.owned.dispose()
  }
}
