import type { OfferedNumber } from './offered-number.ts'

/** Arithmetic of a claim; '' if it has only one number. */
export const operations = ['', '-', '/', '+', '*'] as const
export type Operation = (typeof operations)[number]

/** Relations between a claim’s number and its value. */
export const relations = ['about', 'most', 'least'] as const
export type Relation = (typeof relations)[number]

/** A claim that the user is assembling. `value` is as typed. */
export interface TypedClaim {
  readonly first: OfferedNumber
  readonly operation: Operation
  /** Undefined if the claim has only one number. */
  readonly second: OfferedNumber | undefined
  readonly relation: Relation
  readonly value: string
}

const decimal = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu

const typedValue = (value: string): string =>
  value
    .trim()
    .replace('−', '-')
    .replace(/,(?=\d+$)/u, '.')
    .replace(/^(-?)\./u, '$10.')

/** The current value of the claim’s left-hand side; undefined while it is unknown. */
export function valueOfClaim({ first, operation, second }: Omit<TypedClaim, 'relation' | 'value'>) {
  const [one, other] = [first.value, second?.value]
  if (operation === '' || one === undefined) return one
  if (other === undefined) return undefined
  if (operation === '-') return one - other
  if (operation === '+') return one + other
  return operation === '*' ? one * other : one / other
}

/** Digits of a suggested value. */
const digits = 3

/** An initial value for a claim. */
export function suggestedValue(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return ''
  return Number.isInteger(value) && Math.abs(value) < 1e7
    ? String(value)
    : value.toPrecision(digits).replace('e+', 'e')
}

/** Half a unit in the last digit of a decimal. */
function halfOfLastDigit(written: string): number {
  const [, decimals = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/iu.exec(written) ?? []
  return Number(`5e${Number(power) - decimals.length - 1}`)
}

/** Why a claim is not valid; '' if it is. */
export function claimFault({ first, second, operation, value }: TypedClaim): string {
  const isOfSweep = [first, second].some((one) => one?.source.startsWith('sweep '))
  if (operation !== '' && isOfSweep)
    return 'A claim about a number of the sweep cannot contain another number.'
  return decimal.test(typedValue(value)) ? '' : 'Enter the claimed value, such as 0.25.'
}

/** Whether a claim currently holds; undefined while its number is unknown. */
export function claimHolds(claim: TypedClaim): boolean | undefined {
  const now = valueOfClaim(claim)
  if (now === undefined) return undefined
  const written = typedValue(claim.value)
  const value = Number(written)
  if (claim.relation === 'most') return now <= value
  if (claim.relation === 'least') return now >= value
  return Math.abs(now - value) <= halfOfLastDigit(written)
}

/** A claim in the notation for braces. */
export function claimSource({ first, operation, second, relation, value }: TypedClaim): string {
  const number = second ? `${first.source} ${operation} ${second.source}` : first.source
  const written = typedValue(value)
  if (relation === 'about') return [number, written].join(' = ')
  const ends = relation === 'most' ? ['-∞', written] : [written, '∞']
  return [number, `[${ends.join(', ')}]`].join(' in ')
}
