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
 * The numbers that a text may contain about the current stage, with their values while a list of them is open: cheap values at once,
 * measured ones one after another while the stage is idle, and slow ones when the user points at them. Owns the measurements: call
 * `dispose`.
 */
export class OfferedNumbers {
  readonly all: ReadonlySignal<readonly OfferedNumber[]>
  /** Picking numbers on the stage. */
  readonly pick: StagePick
  readonly #open = signal(false)
  readonly #pointed = signal<readonly string[]>([])
  readonly #values: NumbersNow

  /** `points`: the points of the step’s sweep that are known so far; tracked. */
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
    // The number that the user points at is measured first.
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

  /** Records whether a list of them is open. */
  open(on: boolean): void {
    this.#open.value = on
    if (on) return
    this.#pointed.value = []
    this.pick.reset()
  }

  /** Sets the numbers that are pointed at or chosen. */
  point(...sources: readonly string[]): void {
    this.#pointed.value = sources.filter((source) => source !== '')
  }

  dispose(): void {
    this.pick.reset()
    this.#values.dispose()
  }
}
