import type { QuestionView } from '../elements/lecture/question/question-view.ts'
import { formatNumber } from '../math/picture/format.ts'
import { givenPoints, hasGuess, optionLetter, verdictLines } from '../view/question/verdict.ts'
import { optionColor, type Guessing } from './guessing.ts'
import type { Study } from './study.ts'
import { asGiven } from '../words/language/language.ts'

/** Returns the question of a study's step, its guess and its truth, as the page shows them. */
export function questionView(
  study: Pick<Study, 'content' | 'guessing' | 'step' | 'place' | 'written'>,
): QuestionView {
  const { guessing } = study
  const { question, guess, verdict, fault, revealed } = guessing
  const { axes, extent } = study.content.value
  return {
    kind: question?.kind ?? 'choice',
    options: (question?.options ?? []).map((option, i) => ({
      letter: optionLetter(i),
      label: asGiven(option.label),
      color: question && optionColor(question, option),
      hands: guess.hands[i] ?? 0,
      chosen: guess.chosen === i,
      true: verdict?.option === i,
    })),
    pins: guess.pins,
    axes: [axes.a, axes.b],
    extent: [extent.a, extent.b],
    scale: question?.scale ?? { from: 0, to: 1 },
    number: guess.number,
    counted: guess.numbers.length,
    curve: (study.step.value?.sweep?.values ?? []).slice(givenPoints).map((value, i) => ({
      index: i + givenPoints,
      name: `at ${formatNumber(value)}`,
      drawn: guess.curve[i + givenPoints],
    })),
    guessed: hasGuess(guess),
    presented: guessing.room.value,
    revealed: revealed
      ? {
          busy: !verdict && !fault,
          right: verdict?.right,
          number: question?.kind === 'number' ? guessing.truth?.[0] : undefined,
          lines: linesOf(guessing),
          headline: fault || headline(verdict?.headline ?? '', verdict?.right),
          distances: verdict?.distances ?? [],
          because: fault ? '' : reason(study),
        }
      : undefined,
  }
}

const headline = (words: string, right: boolean | undefined): string =>
  right === true ? `Right! ${words}` : words

const outdated = 'The experiment has changed since that answer. Ask again.'

function linesOf({ verdict, fault, stale }: Guessing): readonly string[] {
  if (fault || stale) return [fault || outdated]
  return verdict ? verdictLines(verdict) : []
}

/** Returns the reason, computed for the lecture's own experiment, in the reader’s own draw if there is one. */
function reason({ guessing, place, written }: Pick<Study, 'guessing' | 'place' | 'written'>): string {
  const because = guessing.question?.because ?? ''
  if (guessing.stale) return outdated
  const { seed = written.value?.seed } = place.value
  const opening = written.value && seed !== undefined && { ...written.value, seed }
  return opening && guessing.differs(opening) ? `From the step’s own w₀: ${because}` : because
}
