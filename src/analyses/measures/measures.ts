import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Compared } from '../../reference/oracle/measure/comparison.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import { Choice } from '../../store/choice.ts'
import { OwnedAnalyses } from '../../store/owned-analyses.ts'
import type { Selection } from '../../store/selection.ts'
import type { Store } from '../../store/store.ts'
import { draws } from './draws.ts'
import { pointNumbers } from './point-numbers.ts'
import { runComparison } from './run-comparison.ts'
import { comparedPair, shownPoint } from '../shown-point.ts'
import { spectrum, type SpectrumKind } from './spectrum.ts'
import { successesOf } from '../../reference/metric/success.ts'
import { threeGaps } from './three-gaps.ts'

/** The measures that can be shown next to the charts. */
export type Besides = NonNullable<Step['measure']>
/** The displayed step of a lecture, and its place, a new object on each visit. */
export interface LectureStep {
  readonly place: ReadonlySignal<object>
  readonly step: ReadonlySignal<Step | undefined>
}

/** Name of a card in the panel of measures; it is computed while its card is open or next to the charts. */
export type MeasureCard = 'numbers' | 'spectrum' | 'gaps' | 'draws' | 'comparison'

/**
 * The choices and analyses of the panel of measures. Collapsed cards are not computed. Owns the analyses:
 * call `dispose`.
 */
export class Measures {
  /** Whether the panel is visible. */
  readonly seen = signal(false)
  /** Expanded cards; the set is replaced, never changed. */
  readonly open = signal<ReadonlySet<MeasureCard>>(new Set(['numbers', 'spectrum']))
  /** Index of the measured run. Default: the first visible one. */
  readonly run = signal<number | undefined>()
  /**
   * The measure that is also next to the charts: that of the lecture's step, until the user chooses another.
   */
  readonly beside: Choice<Besides | undefined>
  readonly compared = signal<Compared>({ first: 0, second: 1, at: 'end' })
  readonly #kind = signal<SpectrumKind>('hessian')
  readonly #success = signal('')
  readonly #analyses: OwnedAnalyses
  readonly #store: Store

  /** Measure of success; `undefined` if the data have no part for it. */
  readonly success = computed(() => {
    const { training } = this.#store
    const all = training ? successesOf(training) : []
    return all.find(({ id }) => id === this.#success.value) ?? all[0]
  })
  /** The requested spectrum; a function of two weights has no kernel. */
  readonly kind = computed(() =>
    this.#store.training?.model.kind !== 'function' ? this.#kind.value : 'hessian',
  )

  /** The measured run at the displayed step. */
  readonly point
  /** The two compared runs, if both are trained. */
  readonly pair
  readonly numbers
  readonly spectrum
  readonly gaps
  readonly draws
  readonly comparison

  constructor(store: Store, selection: Selection, lecture: LectureStep) {
    this.#store = store
    this.#analyses = new OwnedAnalyses(() => store)
    this.beside = new Choice(
      () => lecture.place.value,
      () => lecture.step.value?.measure,
    )
    const point = (this.point = computed(() => shownPoint(store, selection, this.run.value)))
    const pair = (this.pair = computed(() => comparedPair(store, selection, this.compared.value)))
    const shows = (card: MeasureCard) => () =>
      (this.seen.value && this.open.value.has(card)) || card === this.beside.value
    const [owner, at] = [this.#analyses, () => point.value]
    this.numbers = pointNumbers(owner, store, at, shows('numbers'))
    this.spectrum = spectrum(owner, store, at, () => this.kind.value, shows('spectrum'))
    this.gaps = threeGaps(owner, store, at, () => this.success.value, shows('gaps'))
    this.draws = draws(owner, store, shows('draws'))
    this.comparison = runComparison(owner, store, () => pair.value, shows('comparison'))
  }

  /** Expands or collapses a card. */
  setOpen(card: MeasureCard, open: boolean): void {
    const rest = [...this.open.peek()].filter((other) => other !== card)
    this.open.value = new Set(open ? [...rest, card] : rest)
  }

  chooseKind(kind: SpectrumKind): void {
    this.#kind.value = kind
  }

  /** `id` is that of a `Success`. */
  chooseSuccess(id: string): void {
    this.#success.value = id
  }

  dispose(): void {
    this.#analyses.dispose()
  }
}
