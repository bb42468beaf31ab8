import { html, svg } from 'lit'
import { strata } from '../../math/picture/palette.ts'

/** The y coordinates of each band’s upper edge on the left, in the middle and on the right, from the lowest band up. */
const edges = [
  [170, 184, 164],
  [140, 160, 128],
  [112, 134, 96],
  [84, 106, 70],
  [58, 74, 46],
  [36, 44, 24],
] as const

/** Offsets of the bands on the left, in the middle and on the right, from a hash of `name`. */
function movesOf(name: string): readonly [number, number, number] {
  let hash = 0
  for (const letter of name) hash = (31 * hash + (letter.codePointAt(0) ?? 0)) % 97_711
  const move = (by: number) => ((hash * by) % 41) - 20
  return name === '' ? [0, 0, 0] : [move(7), move(13), move(29)]
}

/** Returns a placeholder picture of banded rock, with a different shape for each name. */
export function strataPicture(name = '') {
  const [leftBy, middleBy, rightBy] = movesOf(name)
  return html`<svg viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    ${[...edges]
      .reverse()
      .map(
        ([left, middle, right], i) =>
          svg`<path d="M0 ${left + leftBy}Q160 ${2 * (middle + middleBy) - (left + leftBy + right + rightBy) / 2} 320 ${right + rightBy}V200H0z" fill=${strata.at(-1 - i) ?? ''} />`,
      )}
  </svg>`
}
