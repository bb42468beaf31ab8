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
import { lastStep } from '../view/polytope.ts'

/** All that the analyses read of a study. */
type AnalysedStudy = Pick<Study, 'store' | 'selection' | 'place' | 'step' | 'written' | 'walk' | 'linked'>

/** Seconds in which ways of so many steps are walked: eight steps a second, but no less than six seconds and no more than twenty. */
const pace = (steps: number): number => Math.min(20, Math.max(6, steps / 8))

/** All that several pictures, panels and the answer to a question are computed from, and the choices that it depends on. Owns the analyses: `dispose`. */
export class SharedAnalyses {
  /** The measure that the first chart shows: that of the lecture's step, until the hand chooses another. */
  readonly curve: Choice<string>
  readonly learned
  /** The part of the data whose pictures are read: that of the height, the test part where that is of the train part, until another is chosen. */
  readonly readPart: Choice<string>
  readonly read
  readonly slice
  /** The place that the bent path is pulled to: that of the plane's third point, until the hand moves it. */
  readonly bend: Choice<PlanePoint | undefined>
  readonly ways
  readonly sweep
  readonly reference
  /** The runs at the point of the sweep that a hand is on. */
  readonly pointed
  readonly walks
  readonly curves
  /** The picture of the function while a hand draws its samples, until another step is shown; undefined while none does. */
  readonly drawn: Choice<DrawnFunction | undefined>
  /** The same measure along the runs of the stages beside the main one, in their order. */
  readonly beside
  readonly measures: Measures
  /** The owner of all but the measures; also of what one picture alone is computed from. */
  readonly owned: OwnedAnalyses
  readonly #stop: () => void
  /** The opening whose ways have begun. */
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

  /**
   * The timeline of a problem goes to the end of the longest way through a linear program, which begins when a step is opened; it has no
   * length on other problems.
   */
  #stretch(study: AnalysedStudy): void {
    const { playback } = study.selection
    const { openings, training } = study.store
    if (training || this.walks.stale.value) return
    const ways = this.walks.value.value
    const last = ways ? lastStep(ways) : 0
    untracked(() => {
      playback.setLast(last)
      if (ways && openings !== this.#walked) study.walk(pace(last))
      if (ways) this.#walked = openings
    })
  }

  /** Faults that are shown on the page. */
  get issues(): readonly ExperimentIssue[] {
    return this.owned.issues
  }

  dismiss(): void {
    this.owned.dismiss()
  }

  /** Ends what is swept or drawn, or would be as soon as the rest is done. Returns false where nothing was. */
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
