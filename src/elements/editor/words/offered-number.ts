/** A number offered for the text. */
export interface OfferedNumber {
  /** Its notation in braces. */
  readonly source: string
  /** Its description. */
  readonly label: string
  /** The heading above it. */
  readonly group: string
  /** The mark that shows it on the stage, named as in PointEvent. */
  readonly mark?: string | undefined
  /** Its current value; undefined while it is unknown, NaN if it has none. */
  readonly value: number | undefined
  /** Whether it is computed only when the user points at it. */
  readonly isSlow: boolean
  /** Whether it is set in the experiment, so that nothing needs to be claimed about it. */
  readonly isField: boolean
}

/** A decimal number as typed. */
const decimal = /^[-−]?(?:\d+(?:\.\d+)?|\.\d+)$/u

/** Relative distance up to which a value counts as near a typed number, unless half a unit in its last digit is more. */
const share = 0.02

/** The typed number; undefined if the query is text. */
export function typedNumber(query: string): { readonly value: number; readonly written: string } | undefined {
  const written = query
    .trim()
    .replace('−', '-')
    .replace(/,(?=\d+$)/u, '.')
  if (!decimal.test(written)) return undefined
  return { value: Number(written), written: written.replace(/^(-?)\./u, '$10.') }
}

const isNear = (value: number | undefined, typed: number, written: string): boolean => {
  if (value === undefined || !Number.isFinite(value)) return false
  const decimals = /\.(\d+)$/u.exec(written)?.[1]?.length ?? 0
  return Math.abs(value - typed) <= Math.max(0.5 * 10 ** -decimals, share * Math.abs(typed))
}

/**
 * The numbers that match a query: those near a typed number, nearest first; otherwise those that contain every typed word, or all for an
 * empty query.
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

/** Digits of a value that was not typed. */
const digits = 3

/** A value as written in a claim. */
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

/**
 * The text inserted for a chosen number, such as `{minimum-sharpness = 2.57}`, without a claim if its value is unknown or it is set in the
 * experiment.
 */
export function bracesOf({ source, value, isField }: OfferedNumber, query: string): string {
  if (isField || value === undefined || !Number.isFinite(value)) return `{${source}}`
  return `{${source} = ${writtenValue(value, query)}}`
}
