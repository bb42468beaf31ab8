import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { OfferedNumber } from '../../../elements/editor/words/offered-number.ts'
import type { Study } from '../../../study/study.ts'
import type { SweepPoint } from '../../../theory/sweep/sweep.ts'
import { markOfNumber } from '../../../view/live-mark.ts'
import { onScreen } from '../../lecture/on-screen.ts'
import { numberCalls, type NumberCall } from './number-calls.ts'
import { NumbersNow } from './numbers-now.ts'
import { StagePick } from './stage-pick.ts'

/**
 * The numbers that words may have of what the stage shows, with their values while a list of them is open: what is read at once, what is
 * measured one after another while the stage rests, and what takes long when it is pointed at. Owns what is measured: `dispose`.
 */
export class OfferedNumbers {
  readonly all: ReadonlySignal<readonly OfferedNumber[]>
  /** What they are of is pointed at. */
  readonly pick: StagePick
  readonly #open = signal(false)
  readonly #pointed = signal<readonly string[]>([])
  readonly #values: NumbersNow

  /** `points`: of the step's sweep, as far as they are known; tracked. */
  constructor(study: Study, points: (() => readonly SweepPoint[]) | undefined) {
    const screen = onScreen(study)
    const every = computed(() =>
      this.#open.value
        ? numberCalls(study.store.experiment, study.step.value?.sweep).map((call) => ({
            ...call,
            mark: markOfNumber(call.expression, screen.value),
          }))
        : [],
    )
    this.pick = new StagePick(study, every)
    const calls = computed(() => every.value.filter((call) => this.pick.holds(call)))
    const isPointed = ({ source }: Pick<NumberCall, 'source'>) => this.#pointed.value.includes(source)
    const isAsked = (call: NumberCall) => call.cost !== 'slow' || isPointed(call)
    // What is pointed at is measured before anything else.
    const wanted = computed(() => {
      const asked = calls.value.filter(isAsked)
      return [...asked.filter(isPointed), ...asked].map(({ expression }) => expression)
    })
    this.#values = new NumbersNow(study, wanted, points)
    this.all = computed(() =>
      calls.value.map(({ source, label, group, mark, expression, cost }) => ({
        ...{ source, label, group, mark, isField: cost === 'field' },
        value: this.#values.valueOf(expression),
        isSlow: cost === 'slow' && !isPointed({ source }),
      })),
    )
  }

  /** A list of them is open, or is no longer. */
  open(on: boolean): void {
    this.#open.value = on
    if (on) return
    this.#pointed.value = []
    this.pick.reset()
  }

  /** Some of them are pointed at, or chosen. */
  point(...sources: readonly string[]): void {
    this.#pointed.value = sources.filter((source) => source !== '')
  }

  dispose(): void {
    this.pick.reset()
    this.#values.dispose()
  }
}
