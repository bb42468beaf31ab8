import { html, nothing, svg } from 'lit'
import { clamp } from '../../../math/clamp.ts'
import { maxOf } from '../../../math/statistics/range.ts'
import type { GuessesView } from './answers-view.ts'
import { asGiven } from '../../../words/language/language.ts'

/** Width, height of a chart of places and of numbers, and padding, in SVG units. */
const [width, tall, low, pad] = [320, 180, 84, 8]

/** Radius of a dot, and number of columns of dots. */
const [radius, columns] = [3.2, 40]

const optionBars = ({ options, given }: GuessesView) =>
  html`<ul class="options">
    ${options.map(
      ({ letter, label, count, right }) =>
        html`<li ?data-right=${right}>
          <b>${letter}</b>
          <span class="bar"
            ><i style="width: ${(100 * count) / Math.max(1, given)}%"></i
            ><span>${asGiven(label)}${right ? ' ✓' : ''}</span></span
          >
          <b class="count">${count}</b>
        </li>`,
    )}
  </ul>`

/** Numbers as a dot plot, in which tall stacks are compressed. */
function numberDots({ numbers, ends, truth, truthWords, given, right }: GuessesView) {
  const counts = new Map<number, number>()
  const dots = numbers.map((share) => {
    const column = Math.round(clamp(share) * columns)
    const level = counts.get(column) ?? 0
    counts.set(column, level + 1)
    return { x: pad + (column / columns) * (width - 2 * pad), level }
  })
  const rise = Math.min(2 * radius + 0.6, (low - 26) / Math.max(1, maxOf(counts.values())))
  const foot = low - 4
  const at = truth?.[0] === undefined ? undefined : pad + truth[0] * (width - 2 * pad)
  return html`<svg
      viewBox="0 0 ${width} ${low}"
      role="img"
      aria-label="${given} guesses, ${right} near enough"
    >
      <path d="M${pad} ${foot}H${width - pad}" class="axis" />
      ${at === undefined ? nothing : svg`<path d="M${at} 14V${foot}" class="truth" /><text x=${at} y="10" class="said" text-anchor=${at > width / 2 ? 'end' : 'start'}>${truthWords}</text>`}
      ${dots.map(({ x, level }) => svg`<circle cx=${x} cy=${foot - radius - 1 - level * rise} r=${radius} />`)}
    </svg>
    <p class="ends" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></p>`
}

/** Places as dots in a square, with a flag at the truth. */
function placeDots({ places, truth, given, right }: GuessesView) {
  const x = (share: number) => (width - tall) / 2 + pad + share * (tall - 2 * pad)
  const y = (share: number) => tall - pad - share * (tall - 2 * pad)
  const [a, b] = truth ?? []
  return html`<svg
    viewBox="0 0 ${width} ${tall}"
    role="img"
    aria-label="${given} places, ${right} near enough"
  >
    <rect x=${x(0)} y=${pad} width=${tall - 2 * pad} height=${tall - 2 * pad} class="plane" />
    ${places.map(([one, other]) => svg`<circle cx=${x(one)} cy=${y(other)} r=${radius + 0.6} />`)}
    ${a === undefined || b === undefined ? nothing : svg`<path d="M${x(a)} ${y(b)}v-18h12l-3 4.5 3 4.5h-12" class="flag" />`}
  </svg>`
}

/** Returns a chart of the guesses at a question, or `nothing` if there are none. */
export function guessChart(view: GuessesView) {
  if (view.options.length > 0) return optionBars(view)
  if (view.places.length > 0) return placeDots(view)
  return view.numbers.length > 0 ? numberDots(view) : nothing
}
