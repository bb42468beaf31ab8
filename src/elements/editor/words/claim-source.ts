import type { OfferedNumber } from './offered-number.ts'

/** The arithmetic of a claim: of one number alone, or of two. */
export const operations = ['', '-', '/', '+', '*'] as const
export type Operation = (typeof operations)[number]

/** What a claim says of its number. */
export const relations = ['about', 'most', 'least'] as const
export type Relation = (typeof relations)[number]

/** A claim as somebody puts it together. `value` is as it is typed. */
export interface TypedClaim {
  readonly first: OfferedNumber
  readonly operation: Operation
  /** undefined where the claim is of the first number alone. */
  readonly second: OfferedNumber | undefined
  readonly relation: Relation
  readonly value: string
}

const decimal = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu

const typedValue = (value: string): string =>
  value
    .trim()
    .replace('−', '-')
    .replace(/^(-?)\./u, '$10.')

/** The number that is claimed of, as it is now; undefined while it is not known. */
export function valueOfClaim({ first, operation, second }: Omit<TypedClaim, 'relation' | 'value'>) {
  const [one, other] = [first.value, second?.value]
  if (operation === '' || one === undefined) return one
  if (other === undefined) return undefined
  if (operation === '-') return one - other
  if (operation === '+') return one + other
  return operation === '*' ? one * other : one / other
}

/** Digits of a value that is suggested. */
const digits = 3

/** A value for a claim to begin with. */
export function suggestedValue(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return ''
  return Number.isInteger(value) && Math.abs(value) < 1e7
    ? String(value)
    : value.toPrecision(digits).replace('e+', 'e')
}

/** Half of the last digit of a decimal. */
function halfOfLastDigit(written: string): number {
  const [, decimals = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/iu.exec(written) ?? []
  return Number(`5e${Number(power) - decimals.length - 1}`)
}

/** Why a claim cannot be written; '' where it can. */
export function claimFault({ first, second, operation, value }: TypedClaim): string {
  const isOfSweep = [first, second].some((one) => one?.source.startsWith('sweep '))
  if (operation !== '' && isOfSweep) return 'Numbers of the sweep can be claimed only by themselves.'
  return decimal.test(typedValue(value)) ? '' : 'Enter the value that is claimed, such as 0.25.'
}

/** Whether a claim holds now; undefined while its number is not known. */
export function claimHolds(claim: TypedClaim): boolean | undefined {
  const now = valueOfClaim(claim)
  if (now === undefined) return undefined
  const written = typedValue(claim.value)
  const value = Number(written)
  if (claim.relation === 'most') return now <= value
  if (claim.relation === 'least') return now >= value
  return Math.abs(now - value) <= halfOfLastDigit(written)
}

/** A claim as it stands between braces. */
export function claimSource({ first, operation, second, relation, value }: TypedClaim): string {
  const number = second ? `${first.source} ${operation} ${second.source}` : first.source
  const written = typedValue(value)
  if (relation === 'about') return [number, written].join(' = ')
  const ends = relation === 'most' ? ['-∞', written] : [written, '∞']
  return [number, `[${ends.join(', ')}]`].join(' in ')
}
