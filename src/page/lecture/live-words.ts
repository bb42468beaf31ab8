import { computed, type ReadonlySignal } from '@preact/signals-core'
import { liveNumbers } from '../../analyses/live-numbers.ts'
import type { LiveView, LiveViews } from '../../elements/prose/live-slots.ts'
import { liveNumbersOf, wordsWithNumbers } from '../../exchange/lecture/live-numbers.ts'
import { claimedText } from '../../exchange/lecture/notation/live-pieces.ts'
import type { LiveNumber } from '../../exchange/lecture/notation/live-text.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { formatLike } from '../../math/picture/written-number.ts'
import { OwnedAnalyses } from '../../store/owned-analyses.ts'
import { isChanged, isOwnDraw } from '../../study/lecture/lecture.ts'
import type { Study } from '../../study/study.ts'
import { leavesOf } from '../../theory/quantity/expression.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { markOfNumber } from '../../view/live-mark.ts'
import { isOfDraw, seedWords } from '../../words/draw-field.ts'
import { onScreen } from './on-screen.ts'

/** Stands for an unknown or undefined number. */
const dash = '–'

/** Digits of a computed number, and of a field, which is exact. */
const [usual, exact] = [3, 6]

/** Returns a number as text, with the digits of its claim if it has one. */
export function numberInWords({ expression, claim }: LiveNumber, value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return dash
  if (expression.kind === 'field' && isOfDraw(expression.path)) return seedWords(value)
  if (claim?.said.value === undefined) return formatNumber(value, expression.kind === 'field' ? exact : usual)
  const { written, percent, said } = claim
  const { value: claimed = NaN, absolute = 0, relative = 0 } = said
  const scale = percent ? 100 : 1
  const within = scale * Math.max(absolute, relative * Math.abs(claimed))
  return `${formatLike(scale * value, written, within)}${percent ? '\u00a0%' : ''}`
}

/** Returns true for a number that follows the timeline. */
const isOfMoment = ({ expression }: LiveNumber): boolean =>
  leavesOf(expression).some((leaf) => leaf.kind === 'quantity' && leaf.arguments?.['step'] === 'now')

/** Returns true for a number from the experiment itself, which reveals no result. */
const isOfFields = ({ expression }: LiveNumber): boolean =>
  leavesOf(expression).every(({ kind }) => kind === 'field')

/**
 * The current numbers in the text of the step, for what its stages show. While its question is open, only fields are
 * shown. The work ends with the step; the creator disposes of it.
 */
export class LiveWords {
  readonly views: ReadonlySignal<LiveViews>
  readonly #owned: OwnedAnalyses

  /** `points`: the known points of the step's sweep; tracked. */
  constructor(study: Study, points: () => readonly SweepPoint[]) {
    this.#owned = new OwnedAnalyses(() => study.store)
    const numbers = computed((): ReadonlyMap<string, LiveNumber> => {
      const step = study.step.value
      const all = step ? liveNumbersOf(wordsWithNumbers(step)) : new Map<string, LiveNumber>()
      return study.veiled ? new Map([...all].filter(([, number]) => isOfFields(number))) : all
    })
    const values = liveNumbers(this.#owned, {
      stores: () => study.together.map(({ store }) => store),
      step: () => study.playback.step,
      points,
      expressions: () => Array.from(numbers.value.values(), ({ expression }) => expression),
    })
    const screen = onScreen(study)
    const drawn = computed(() => isOwnDraw(study.place.value))
    const moved = computed(() => drawn.value || isChanged(study.place.value, study.store.experiment))
    this.views = computed(() => {
      const view = ([source, number]: readonly [string, LiveNumber]): readonly [string, LiveView] => {
        const value = values.valueOf(number.expression)
        const isOpening =
          value === undefined && number.claim !== undefined && !moved.value && !isOfMoment(number)
        const mark = markOfNumber(number.expression, screen.value)
        return [
          source,
          {
            text: isOpening ? claimedText(source) : numberInWords(number, value),
            ...(moved.value &&
              number.claim && {
                note: drawn.value
                  ? `in the lecture’s own draw ${claimedText(source)}`
                  : `at the opening ${claimedText(source)}`,
              }),
            ...(mark !== undefined && { mark }),
          },
        ]
      }
      return new Map(Array.from(numbers.value, view))
    })
  }

  /** Resolves when all measurements are done. */
  whenIdle(): Promise<void> {
    return this.#owned.whenIdle()
  }

  dispose(): void {
    this.#owned.dispose()
  }
}
