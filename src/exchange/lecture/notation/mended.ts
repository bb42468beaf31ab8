import { livePieces } from './live-pieces.ts'
import type { LiveClaim } from './live-text.ts'

/** Decimals that are written at most. */
const mostDecimals = 12

/** A number that was found, as a claim has it: with the digits that are written there, more where its tolerance asks for them. */
export function foundLike(found: number, { written, percent, said }: LiveClaim): string {
  const value = percent ? 100 * found : found
  const [, decimals = '', power] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/iu.exec(written) ?? []
  if (power !== undefined) return value.toExponential(decimals.length).replace('e+', 'e')
  const { absolute = 0, relative = 0 } = said
  const allowed = (percent ? 100 : 1) * Math.max(absolute, relative * Math.abs(found))
  for (let count = decimals.length; count < mostDecimals; count++) {
    const text = value.toFixed(count)
    if (Math.abs(Number(text) - value) <= allowed) return text
  }
  return String(value)
}

/** A text in which a number claims another value. */
export function withClaimed(markdown: string, source: string, value: string): string {
  let [text, from] = ['', 0]
  for (const piece of livePieces(markdown)) {
    if (piece.source !== source) continue
    const inside = markdown.slice(piece.at, piece.end)
    text +=
      markdown.slice(from, piece.at) +
      inside.replace(/(\s=\s+)[-−]?[^\s%,]+/u, (_, sign) => `${sign}${value}`)
    from = piece.end
  }
  return text + markdown.slice(from)
}
