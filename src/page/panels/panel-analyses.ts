import { computed, effect, untracked, type ReadonlySignal } from '@preact/signals-core'
import { drawnNumbers } from '../../analyses/drawn-numbers.ts'
import { linearWalks } from '../../analyses/linear-walks.ts'
import { learnedFunction } from '../../analyses/learned-function.ts'
import { lineSlice } from '../../analyses/line-slice.ts'
import { measuredCurves } from '../../analyses/measured-curves.ts'
import { kernelPair } from '../../analyses/measures/kernel-pair.ts'
import { Measures } from '../../analyses/measures/measures.ts'
import { reference } from '../../analyses/reference.ts'
import { sweep } from '../../analyses/sweep.ts'
import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { PictureName, Step } from '../../scenarios/scenario.ts'
import type { Selection } from '../../store/selection.ts'
import type { Store } from '../../store/store.ts'
import { Choice } from '../../store/choice.ts'
import { OwnedAnalyses } from '../../store/owned-analyses.ts'
import type { NetworkPairView } from '../../elements/network/network-pair-view.ts'
import { learnedFunctions, type LearnedFunctions } from '../../view/learned/learned-functions.ts'
import { networkPair } from '../../view/network/network-pair.ts'
import { shownHistogram } from '../../view/histogram.ts'
import { lastStep } from '../../view/polytope.ts'
import type { Tour } from '../lecture/tour.ts'

/** True for a picture that a step names, as its hero or beside it. */
export const shows = ({ hero, insets = [] }: Partial<Step> = {}, name: PictureName): boolean =>
  hero === name || insets.includes(name)

/** Seconds in which ways of so many steps are walked: eight steps a second, but no less than six seconds and no more than twenty. */
const pace = (steps: number): number => Math.min(20, Math.max(6, steps / 8))

/** All that is computed for what stands around the landscape, and the choices that it depends on. Owns the analyses: `dispose`. */
export class PanelAnalyses {
  /** The measure that the first chart shows: that of the lecture's step, until the hand chooses another. */
  readonly curve: Choice<string>
  readonly learned
  readonly slice
  readonly sweep
  readonly reference
  readonly draws
  readonly walks
  readonly curves
  readonly measures: Measures
  readonly kernel
  /** Two networks whose units match, live along the timeline; a sentence where there are none. */
  readonly pair: ReadonlySignal<NetworkPairView | string | undefined>
  /** The functions of the runs, live along the timeline. */
  readonly functions: ReadonlySignal<LearnedFunctions | undefined>
  readonly #owned: OwnedAnalyses
  readonly #stop: () => void
  /** The opening whose ways have begun. */
  #walked = -1

  /** `walk` begins to play. */
  constructor(
    store: Store,
    selection: Selection,
    tour: Pick<Tour, 'at' | 'step' | 'written'>,
    walk: (seconds: number) => void = () => undefined,
  ) {
    this.curve = new Choice(
      () => tour.at,
      () => tour.step?.chart ?? 'loss',
    )
    const owned = (this.#owned = new OwnedAnalyses(() => store.retries))
    const cancellable = owned.with({ cancellable: true })
    const swept = () => tour.step?.sweep
    this.learned = learnedFunction(owned, store, selection)
    this.slice = lineSlice(owned.with({ told: true }), store)
    this.sweep = sweep(cancellable, store, swept)
    this.reference = reference(
      owned,
      swept,
      () => tour.written,
      () => this.sweep.key.value,
    )
    const histogram = () => shownHistogram(store.experiment, tour.step?.histogram)
    this.draws = drawnNumbers(cancellable, store, histogram)
    this.walks = linearWalks(owned, store)
    this.curves = measuredCurves(owned, store, () => this.curve.value)
    this.measures = new Measures(store, selection, tour)
    this.kernel = kernelPair(
      owned,
      store,
      () => this.measures.point.value,
      () => shows(tour.step, 'kernel'),
    )
    const trained = () =>
      store.training && {
        experiment: store.training,
        runs: store.runs,
        hidden: selection.hidden,
        step: Math.round(selection.playback.step),
      }
    this.pair = computed(() => {
      const shown = trained()
      return shown && networkPair(shown)
    })
    this.functions = computed(() => {
      const shown = trained()
      return shown && learnedFunctions(shown)
    })
    this.#stop = effect(() => this.#stretch(store, selection, walk))
  }

  /** The timeline goes to the end of the longest way through a linear program, which begins when a step is opened. */
  #stretch({ training, openings }: Store, { playback }: Selection, walk: (seconds: number) => void): void {
    const ways = !training && !this.walks.stale.value && this.walks.value.value
    if (!ways) return
    untracked(() => {
      playback.setLast(lastStep(ways))
      if (openings !== this.#walked) walk(pace(lastStep(ways)))
      this.#walked = openings
    })
  }

  /** Faults that stand on the page. */
  get issues(): readonly ExperimentIssue[] {
    return this.#owned.issues
  }

  dismiss(): void {
    this.#owned.dismiss()
  }

  /** Ends what is swept or drawn, or would be as soon as the rest is done. Returns false where nothing was. */
  cancel(): boolean {
    return this.#owned.cancel()
  }

  dispose(): void {
    this.#stop()
    this.measures.dispose()
    this.#owned.dispose()
  }
}
