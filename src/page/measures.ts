import { effect, signal, untracked } from '@preact/signals-core'
import type { Compared } from '../elements/events.ts'
import type { Step } from '../scenarios/scenario.ts'
import { drawsStudy, type DrawsStudy } from '../analyses/draws-study.ts'
import { PointNumbers } from '../app/point-numbers.ts'
import type { Presenter } from '../view/presenter.ts'
import type { Store } from '../store/store.ts'
import { RunComparison, type Pair } from '../app/run-comparison.ts'
import { nearestRecord, shownPoint, type ShownPoint } from '../app/shown-point.ts'
import { SpectrumStudy, type SpectrumKind } from '../app/spectrum-study.ts'
import { successesOf, type Success } from '../experiment/metric/success.ts'
import { ThreeGaps } from '../app/three-gaps.ts'

/** What may stand beside the charts. */
export type Besides = NonNullable<Step['measure']>
export type MeasureCard = 'numbers' | 'spectrum' | 'gaps' | 'draws' | 'comparison'

/** What the panel of measures shows, and what was chosen in it. What is folded away is not computed. */
export class Measures {
  readonly numbers: PointNumbers
  readonly spectrum: SpectrumStudy
  readonly gaps: ThreeGaps
  readonly comparison: RunComparison
  readonly open = new Set<MeasureCard>(['numbers', 'spectrum'])
  /** Place of the run that is measured; undefined: the first one that is visible. */
  run: number | undefined
  /** What stands beside the charts too. */
  beside: Besides | undefined
  #step: Step | undefined
  kind: SpectrumKind = 'hessian'
  compared: Compared = { first: 0, second: 1, at: 'end' }
  #success = ''
  readonly #onChange: () => void
  readonly #drawsSeen = signal(false)
  #draws: { readonly of: Store; readonly study: DrawsStudy; readonly stop: () => void } | undefined

  /** `onChange` is called when there is something else to show. */
  constructor(onChange: () => void) {
    this.#onChange = onChange
    this.numbers = new PointNumbers(onChange)
    this.spectrum = new SpectrumStudy(onChange)
    this.gaps = new ThreeGaps(onChange)
    this.comparison = new RunComparison(onChange)
  }

  /** What counts as success; undefined where the data have no part for it. */
  successOf({ store }: Presenter): Success | undefined {
    const all = successesOf(store.experiment)
    return all.find(({ id }) => id === this.#success) ?? all[0]
  }

  set success(id: string) {
    this.#success = id
  }

  /** The spectrum that is asked for: a function of two weights has no kernel. */
  kindOf({ store }: Presenter): SpectrumKind {
    return store.experiment.model.kind === 'mlp' ? this.kind : 'hessian'
  }

  /** The two runs that are to be compared, where both stand. */
  pairOf({ store, playback }: Presenter): Pair | undefined {
    const { first, second, at } = this.compared
    const point = (index: number): ShownPoint | undefined => {
      const run = store.runs[index]
      if (!run) return undefined
      const record = nearestRecord(run, at === 'end' ? Infinity : playback.step)
      return { index, run, record, step: run.steps[record] ?? 0, weights: run.weights(record) }
    }
    const [one, other] = [point(first), point(second)]
    return one && other && first !== second ? { first: one, second: other } : undefined
  }

  pointOf(presenter: Presenter): ShownPoint | undefined {
    return shownPoint(presenter, this.run)
  }

  /** A step of a lecture says what stands beside the charts; until the next one the hand may say otherwise. */
  follow(step: Step | undefined): void {
    if (step === this.#step) return
    this.#step = step
    this.beside = step?.measure
  }

  /** The draws of a presenter's store, which are computed while they are seen. */
  drawsOf({ store }: Presenter): DrawsStudy {
    if (this.#draws?.of !== store) {
      this.dispose()
      const study = drawsStudy(store, () => this.#drawsSeen.value)
      const stop = effect(() => {
        void [study.value.value, study.stale.value, study.busy.value, study.progress.value, study.error.value]
        untracked(this.#onChange)
      })
      this.#draws = { of: store, study, stop }
    }
    return this.#draws.study
  }

  dispose(): void {
    this.#draws?.stop()
    this.#draws?.study.dispose()
  }

  /** Keeps what is open up to date, where the panel is seen at all. */
  update(presenter: Presenter, seen: boolean): void {
    const shows = (card: MeasureCard) => (seen && this.open.has(card)) || card === this.beside
    const success = this.successOf(presenter)
    if (shows('numbers')) this.numbers.update(presenter, this.run)
    else this.numbers.stop()
    if (shows('spectrum')) this.spectrum.update(presenter, this.run, this.kindOf(presenter))
    else this.spectrum.stop()
    if (shows('gaps') && success) this.gaps.update(presenter, this.run, success)
    else this.gaps.stop()
    this.#drawsSeen.value = shows('draws')
    this.drawsOf(presenter)
    if (!shows('comparison')) this.comparison.stop()
  }
}
