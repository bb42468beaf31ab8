/** A number that words may have, as a list offers it. */
export interface OfferedNumber {
  /** What stands for it in braces. */
  readonly source: string
  /** What it is, in words. */
  readonly label: string
  /** The heading under which it stands. */
  readonly group: string
  /** What shows it on the stage, as PointEvent names it. */
  readonly mark?: string | undefined
  /** Its value now; undefined while it is not known, NaN where there is none. */
  readonly value: number | undefined
  /** It is computed only when somebody points at it. */
  readonly isSlow: boolean
  /** It is set in the experiment, so that nothing is claimed of it. */
  readonly isField: boolean
}

/** A decimal number, as somebody types it. */
const decimal = /^[-−]?(?:\d+(?:\.\d+)?|\.\d+)$/u

/** How near to a typed number a value is that is meant by it: half of its last digit, or a fiftieth of it. */
const share = 0.02

/** The number that was typed; undefined where words were. */
export function typedNumber(query: string): { readonly value: number; readonly written: string } | undefined {
  const written = query.trim().replace('−', '-')
  if (!decimal.test(written)) return undefined
  return { value: Number(written), written: written.replace(/^(-?)\./u, '$10.') }
}

const isNear = (value: number | undefined, typed: number, written: string): boolean => {
  if (value === undefined || !Number.isFinite(value)) return false
  const decimals = /\.(\d+)$/u.exec(written)?.[1]?.length ?? 0
  return Math.abs(value - typed) <= Math.max(0.5 * 10 ** -decimals, share * Math.abs(typed))
}

/**
 * The numbers that a query means: those near the number that was typed, the nearest first; else those whose name or words have each of
 * its words, where nothing is typed all.
 */
export function numbersFor(offered: readonly OfferedNumber[], query: string): readonly OfferedNumber[] {
  const typed = typedNumber(query)
  if (typed) {
    const away = ({ value = NaN }: OfferedNumber) => Math.abs(value - typed.value)
    return offered
      .filter(({ value }) => isNear(value, typed.value, typed.written))
      .map((one) => ({ ...one, group: `Near ${query.trim()}` }))
      .toSorted((one, other) => away(one) - away(other))
  }
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean)
  return offered.filter(({ source, label, group }) => {
    const said = `${source} ${label} ${group}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/** Digits of a value that nobody has typed. */
const digits = 3

/** A value as a claim writes it. */
function writtenValue(value: number, query: string): string {
  const typed = typedNumber(query)
  if (
    typed &&
    Math.abs(typed.value - value) <= 0.5 * 10 ** -(/\.(\d+)$/u.exec(typed.written)?.[1]?.length ?? 0)
  )
    return typed.written
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value)
  return value.toPrecision(digits).replace('e+', 'e')
}

/** What is written for a number that was chosen: `{minimum-sharpness = 2.57}`; without a claim where nothing is known or it is set. */
export function bracesOf({ source, value, isField }: OfferedNumber, query: string): string {
  if (isField || value === undefined || !Number.isFinite(value)) return `{${source}}`
  return `{${source} = ${writtenValue(value, query)}}`
}
