import { effect, signal } from '@preact/signals-core'
import { drawnNumbers } from '../../analyses/drawn-numbers.ts'
import { learnedFunction } from '../../analyses/learned-function.ts'
import { lineSlice } from '../../analyses/line-slice.ts'
import { measuredCurves } from '../../analyses/measured-curves.ts'
import { kernelPair } from '../../analyses/measures/kernel-pair.ts'
import { Measures } from '../../analyses/measures/measures.ts'
import { reference } from '../../analyses/reference.ts'
import { sweep } from '../../analyses/sweep.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { PictureName, Step } from '../../scenarios/scenario.ts'
import type { Selection } from '../../store/selection.ts'
import type { Store } from '../../store/store.ts'
import { shownHistogram } from '../../view/histogram.ts'

/** True for a picture that a step names, as its hero or beside it. */
const shows = ({ hero, insets = [] }: Partial<Step> = {}, name: PictureName): boolean =>
  hero === name || insets.includes(name)

/** All that is computed for what stands around the landscape, and the choices that it depends on. Owns the analyses: `dispose`. */
export class PanelAnalyses {
  /** The measure that the first chart shows: that of the lecture's step, until the hand chooses another. */
  readonly curve = signal('loss')
  readonly learned
  readonly slice
  readonly sweep
  readonly reference
  readonly draws
  readonly curves
  readonly measures: Measures
  readonly kernel
  readonly #stop: () => void

  /** `step`: that of the lecture; `opening`: the experiment that it opens with; both are tracked. */
  constructor(
    store: Store,
    selection: Selection,
    step: () => Step | undefined,
    opening: () => Experiment | undefined = () => undefined,
  ) {
    this.learned = learnedFunction(store, selection)
    this.slice = lineSlice(store)
    this.sweep = sweep(store, () => step()?.sweep)
    this.reference = reference(
      () => step()?.sweep,
      opening,
      () => this.sweep.key.value,
    )
    this.draws = drawnNumbers(store, () => shownHistogram(store.experiment, step()?.histogram))
    this.curves = measuredCurves(store, () => this.curve.value)
    this.measures = new Measures(store, selection, step)
    this.kernel = kernelPair(
      store,
      () => this.measures.point.value,
      () => shows(step(), 'kernel'),
    )
    this.#stop = effect(() => {
      this.curve.value = step()?.chart ?? 'loss'
    })
  }

  dispose(): void {
    this.#stop()
    this.measures.dispose()
    const { learned, slice, sweep, reference, draws, curves, kernel } = this
    const all = [learned, slice, sweep.study, reference.study, draws, curves.curves, kernel]
    for (const analysis of all) analysis.dispose()
  }
}
