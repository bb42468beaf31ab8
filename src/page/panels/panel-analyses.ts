import { effect, untracked } from '@preact/signals-core'
import { drawnNumbers } from '../../analyses/drawn-numbers.ts'
import { linearWalks } from '../../analyses/linear-walks.ts'
import { learnedFunction } from '../../analyses/learned-function.ts'
import { lineSlice } from '../../analyses/line-slice.ts'
import { measuredCurves } from '../../analyses/measured-curves.ts'
import { kernelPair } from '../../analyses/measures/kernel-pair.ts'
import { Measures } from '../../analyses/measures/measures.ts'
import { reference } from '../../analyses/reference.ts'
import { sweep } from '../../analyses/sweep.ts'
import type { PictureName, Step } from '../../scenarios/scenario.ts'
import type { Selection } from '../../store/selection.ts'
import type { Store } from '../../store/store.ts'
import { Choice } from '../../store/choice.ts'
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
    this.learned = learnedFunction(store, selection)
    this.slice = lineSlice(store)
    this.sweep = sweep(store, () => tour.step?.sweep)
    this.reference = reference(
      () => tour.step?.sweep,
      () => tour.written,
      () => this.sweep.key.value,
    )
    this.draws = drawnNumbers(store, () => shownHistogram(store.experiment, tour.step?.histogram))
    this.walks = linearWalks(store)
    this.curves = measuredCurves(store, () => this.curve.value)
    this.measures = new Measures(store, selection, tour)
    this.kernel = kernelPair(
      store,
      () => this.measures.point.value,
      () => shows(tour.step, 'kernel'),
    )
    this.#stop = effect(() => this.#stretch(store, selection, walk))
  }

  /** The timeline goes to the end of the longest way through a linear program, which begins when a step is opened. */
  #stretch(
    { experiment, runs, openings }: Store,
    { playback }: Selection,
    walk: (seconds: number) => void,
  ): void {
    const ways = experiment.problem && runs.length > 0 && !this.walks.stale.value && this.walks.value.value
    if (!ways) return
    untracked(() => {
      playback.setLast(lastStep(ways))
      if (openings !== this.#walked) walk(pace(lastStep(ways)))
      this.#walked = openings
    })
  }

  dispose(): void {
    this.#stop()
    this.measures.dispose()
    const { learned, slice, sweep, reference, draws, walks, curves, kernel } = this
    const all = [learned, slice, sweep.study, reference.study, draws, walks, curves.curves, kernel]
    for (const analysis of all) analysis.dispose()
  }
}
