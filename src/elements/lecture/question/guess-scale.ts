import { css, html, nothing } from 'lit'
import { formatExact, formatNumber } from '../../../math/picture/format.ts'
import { shareOnScale } from '../../../math/picture/scale-share.ts'
import type { QuestionView } from './question-view.ts'

type Scale = QuestionView['scale']

/** The position of a number on a scale, as a fraction of its length, and the end it lies beyond, if any. */
interface ScaledNumber {
  readonly share: number
  readonly beyond: 'below' | 'above' | undefined
}

/** Returns the position of a number on a scale, clamped to its end points, or undefined if it is not finite. */
function onScale(scale: Scale, value: number): ScaledNumber | undefined {
  if (!Number.isFinite(value)) return undefined
  if (value < scale.from) return { share: 0, beyond: 'below' }
  if (value > scale.to) return { share: 1, beyond: 'above' }
  return { share: shareOnScale(value, scale), beyond: undefined }
}

const digits = 3

/** Returns the question’s scale with guess and truth as two marks, with an arrow if one lies beyond the scale. */
export function guessScale(scale: Scale, guess: number | undefined, truth: number | undefined) {
  const marks = [
    { kind: 'guess', name: 'your guess', value: guess },
    { kind: 'truth', name: 'the truth', value: truth },
  ].flatMap(({ value, ...rest }) => {
    const at = value === undefined ? undefined : onScale(scale, value)
    return at && value !== undefined ? [{ ...rest, ...at, number: formatExact(value, digits) }] : []
  })
  const ends = [formatNumber(scale.from), formatNumber(scale.to)] as const
  const said = marks.map(({ name, number, beyond }) => `${name} ${number}${beyond ? ', off the scale' : ''}`)
  return html`<div
    class="marks"
    role="img"
    aria-label="From ${ends[0]} to ${ends[1]}${scale.log ? ', log scale' : ''}: ${said.join('; ')}"
  >
    <span class="line"></span>
    ${marks.map(
      ({ kind, name, number, share, beyond }) =>
        html`<span class="at ${kind}" data-beyond=${beyond ?? nothing} style="--at: ${share}"></span>
          <span class="name ${kind}" style="--at: ${share}"
            >${beyond === 'below' ? '← ' : ''}${name}
            ${number}${beyond ? ', off the scale' : ''}${beyond === 'above' ? ' →' : ''}</span
          >`,
    )}
    <span class="ends"><span>${ends[0]}</span><span>${ends[1]}</span></span>
  </div>`
}

/** Styles of the scale: the guess labelled above the line, the truth below it, each label within the width. */
export const guessScaleStyle = css`
  .marks {
    position: relative;
    display: grid;
    grid-template-rows: auto 1.4em auto auto;
    font-variant-numeric: tabular-nums;
  }
  .marks .line {
    grid-area: 2 / 1;
    align-self: center;
    height: 2px;
    background: var(--bl-ink-2);
  }
  .marks .at {
    grid-area: 2 / 1;
    align-self: center;
    box-sizing: border-box;
    width: 1em;
    height: 1em;
    margin-left: calc(var(--at) * (100% - 1em));
    border: 2px solid var(--bl-ink);
    border-radius: 50%;
    background: var(--bl-card);
  }
  .marks .at.truth {
    border-radius: 0;
    background: var(--bl-ink);
    scale: 0.8;
    rotate: 45deg;
  }
  .marks .name {
    grid-area: 1 / 1;
    justify-self: start;
    margin-left: calc(var(--at) * 100%);
    translate: calc(var(--at) * -100%);
    white-space: nowrap;
    line-height: 1.3;
  }
  .marks .name.truth {
    grid-area: 3 / 1;
    font-weight: 650;
  }
  .marks .ends {
    grid-area: 4 / 1;
    display: flex;
    justify-content: space-between;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
`
