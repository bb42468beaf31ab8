import { livePieces } from './live-pieces.ts'
import type { Claim } from './claim-text.ts'
import type { LiveClaim } from './live-text.ts'

const mostDecimals = 12

/** Formats a computed number like the one in a claim. It gets more digits if the tolerance needs them. */
export function foundLike(
  found: number,
  {
    written,
    percent,
    said,
  }: Pick<LiveClaim, 'written' | 'percent'> & { readonly said: Pick<Claim, 'absolute' | 'relative'> },
): string {
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

/** The changes that make a claim hold, as written: the value, its tolerance, and its tolerance in float32. */
export interface Fix {
  readonly value?: string
  readonly tolerance?: string
  readonly float32?: string
}

const beginsWithNumber = /^\s*[-−]?[\d.∞]/u

function withTolerance(part: string, tolerance: string): string {
  const [value = ''] = part.split('±', 1)
  return `${value
    .trimEnd()
    .replace(/exactly$/u, '')
    .trimEnd()} ± ${tolerance}`
}

/** Corrects a claim. In a row, `at` is the index of the value to correct; the tolerance belongs to all. */
export function fixedClaim(claim: string, { value, tolerance, float32 }: Fix, at = 0): string {
  const sign = /\s=\s+/u.exec(claim)
  const head = sign ? claim.slice(0, sign.index + sign[0].length) : claim
  const said = claim.slice(head.length)
  const parts = said.split(',')
  const behind = parts.findIndex((part) => !beginsWithNumber.test(part))
  const last = (behind < 0 ? parts.length : behind) - 1
  const mended = parts.map((part, i) => {
    const valued = i === at && value !== undefined ? part.replace(/[-−]?[^\s%]+/u, value) : part
    if (i === last && tolerance !== undefined) return withTolerance(valued, tolerance)
    return float32 !== undefined && /^\s*float32\b/u.test(part) ? withTolerance(part, float32) : valued
  })
  const hasFloat32 = parts.some((part) => /^\s*float32\b/u.test(part))
  return `${head}${mended.join(',')}${float32 !== undefined && !hasFloat32 ? `, float32 ± ${float32}` : ''}`
}

export function withFix(markdown: string, source: string, mend: Fix): string {
  let [text, from] = ['', 0]
  for (const piece of livePieces(markdown)) {
    if (piece.source !== source) continue
    text += markdown.slice(from, piece.at) + fixedClaim(markdown.slice(piece.at, piece.end), mend)
    from = piece.end
  }
  return text + markdown.slice(from)
}
