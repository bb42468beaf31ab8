import { drawsRules } from '../../../theory/draws/rule.ts'
import type { Expectation } from '../expectation.ts'
import { numberOf, numberText, percentText, shareOf } from './number-text.ts'
import { meant } from '../../meant.ts'
import { decimalComma } from './decimal-comma.ts'
import { checkName } from './known-name.ts'
import { quantityText, readKnownQuantity, readQuantity, wordsOf, type QuantityCall } from './quantity-text.ts'
import { TextError } from './text-error.ts'

/** What a claim is about: the step's experiment, or its finished sweep or histogram. */
export type Claimed = 'step' | 'sweep' | 'histogram'

export type Claim = Omit<Expectation, 'source'>

type Tolerance = Pick<Claim, 'absolute' | 'relative'>

function toleranceText({ absolute, relative }: Tolerance): string {
  if (absolute === 0 && relative === undefined) return ' exactly'
  const share = relative === undefined ? '' : ` ± ${percentText(relative)} %`
  return `${absolute === undefined ? '' : ` ± ${numberText(absolute)}`}${share}`
}

const tailText = ({ over, long, on = [], float32 }: Claim): string =>
  [
    ...(over ? [`${over.rule} over ${over.draws} draws`] : []),
    ...(long ? ['long'] : []),
    ...on,
    ...(float32 ? [`float32${toleranceText(float32)}`] : []),
  ]
    .map((each) => `, ${each}`)
    .join('')

const headText = (claimed: Claimed, claim: Claim, row?: string): string => {
  const head = quantityText(claim)
  const rowed = row === undefined ? head : head.replace(` ${row}`, ` ${row}…`)
  return claimed === 'step' ? rowed : `${claimed} ${rowed}`
}

/** `Q = V ± T, long` or `Q in [a, b], most over 20 draws, oracle`. */
export function claimText(claimed: Claimed, claim: Claim): string {
  const { value, interval } = claim
  const said = interval
    ? `in [${interval.map(numberText).join(', ')}]`
    : `= ${numberText(value ?? NaN)}${toleranceText(claim)}`
  return `${headText(claimed, claim)} ${said}${tailText(claim)}`
}

/** The argument that counts up by one from a claim to the next; undefined if anything else differs too, except the value. */
function rowArgument(before: Claim, after: Claim): string | undefined {
  const [given, next] = [before.arguments ?? {}, after.arguments ?? {}]
  const keys = Object.keys(given)
  const moved = keys.filter((key) => given[key] !== next[key])
  const [key = ''] = moved
  const [from, to] = [given[key], next[key]]
  const alike = (claim: Claim) =>
    JSON.stringify([{ ...claim, value: 0, arguments: 0 }, Object.keys(claim.arguments ?? {})])
  const isNext = typeof from === 'number' && Number.isInteger(from) && from >= 0 && to === from + 1
  const hasValues = before.value !== undefined && after.value !== undefined && !before.interval
  return moved.length === 1 && isNext && hasValues && alike(before) === alike(after) ? key : undefined
}

/** Numbers in a row, at most, so that it fits on a line. */
const longestRow = 8

/** Writes claims as lines. Those that differ only in an argument that counts up share a line. */
export function claimLines(claimed: Claimed, claims: readonly Claim[]): readonly string[] {
  const lines: string[] = []
  for (let from = 0; from < claims.length;) {
    const first = claims[from]!
    const next = claims[from + 1]
    const key = next && rowArgument(first, next)
    let to = from + 1
    while (key && to - from < longestRow && claims[to] && rowArgument(claims[to - 1]!, claims[to]!) === key)
      to++
    if (key === undefined) lines.push(claimText(claimed, first))
    else {
      const head = headText(claimed, first, `${key}=${numberText(Number(first.arguments?.[key]))}`)
      const values = claims.slice(from, to).map(({ value = NaN }) => numberText(value))
      lines.push(`${head} = ${values.join(', ')}${toleranceText(first)}${tailText(first)}`)
    }
    from = to
  }
  return lines
}

const toleranceForm = /^(?:\s*± (\S+?)(\s?%)?)?(?:\s*± (\S+?)\s?%)?$/u

/** Reads `± T`, `± T %` and `exactly`. If the value is a percentage, `± T %` means percentage points. */
function readTolerance(text: string, inPercent = false): Tolerance {
  if (text.trim() === 'exactly') return { absolute: 0 }
  const [whole, first, percent, second] = toleranceForm.exec(text) ?? []
  if (whole === undefined)
    throw new TextError(`"${text.trim()}" is not a tolerance. Write ± 0.01, ± 2 % or exactly`)
  if (first === undefined) return {}
  if (!percent)
    return { absolute: numberOf(first), ...(second !== undefined && { relative: shareOf(second) }) }
  return inPercent ? { absolute: shareOf(first) } : { relative: shareOf(first) }
}

const computing: readonly string[] = ['oracle', 'engine']
const overForm = /^(?:(\S+) +)?over +(\S+) +draws$/u
const mostDraws = 10_000

/** Reads `most over 20 draws`; the rule defaults to all. */
function readOver(text: string): NonNullable<Claim['over']> {
  const [, word = 'all', count = ''] = overForm.exec(text) ?? []
  const rule = drawsRules.find((each) => each === word)
  const draws = numberOf(count)
  if (!rule) throw new TextError(`"${word}" is not a rule for draws. Write ${drawsRules.join(', ')}`)
  if (!Number.isInteger(draws) || draws < 2 || draws > mostDraws)
    throw new TextError(`a claim is over 2 to ${mostDraws} draws, not over ${count}. Write another number`)
  return { draws, rule }
}

function readTail(parts: readonly string[]): Pick<Claim, 'over' | 'long' | 'on' | 'float32'> {
  const on = parts.filter((part) => computing.includes(part)) as ('engine' | 'oracle')[]
  const float32 = parts.find((part) => part.startsWith('float32'))
  const over = parts.find((part) => overForm.test(part))
  const known = ['long', float32, over, ...computing]
  const unknown = parts.find((part) => !known.includes(part))
  if (unknown !== undefined)
    throw new TextError(
      `"${unknown}" is not a part of a claim${meant(unknown, ['long', 'float32', ...computing]) || '. Write all over 20 draws, long, oracle, engine or float32 ± 0.01'}`,
    )
  return {
    ...(over !== undefined && { over: readOver(over) }),
    ...(parts.includes('long') && { long: true }),
    ...(on.length > 0 && { on }),
    ...(float32 !== undefined && { float32: readTolerance(float32.slice('float32'.length)) }),
  }
}

const valueForm = /^([^\s%]+)(\s?%)?/u
const beginsWithNumber = /^[-−]?[\d.∞]/u

/** Reads a row of values as one claim for each. */
function readValues(text: string): readonly Claim[] {
  const parts = text.split(',').map((part) => part.trim())
  const count = parts.findIndex((part) => !beginsWithNumber.test(part))
  const values = count < 0 ? parts : parts.slice(0, count)
  if (values.length === 0) throw new TextError(`"${parts[0] ?? ''}" is not a number. Write = and a number`)
  const read = values.map((each) => {
    const [whole = each, value = '', percent] = valueForm.exec(each) ?? []
    const tolerance = each.slice(whole.length)
    return {
      value: percent ? shareOf(value) : numberOf(value),
      ...readTolerance(tolerance, percent !== undefined),
    }
  })
  const tolerance = { ...read.at(-1), value: undefined }
  const tail = readTail(count < 0 ? [] : parts.slice(count))
  return read.map(({ value }) => ({ quantity: '', ...tolerance, value, ...tail }))
}

const intervalForm = /^\[([^,\]]+),([^,\]]+)\](.*)$/su

function readInterval(text: string): Claim {
  const [whole, from = '', to = '', rest = ''] = intervalForm.exec(text) ?? []
  if (whole === undefined) {
    const [comma] = /(?<!\d)-?\d+,\d+(?=\s*[,\]])/u.exec(text) ?? []
    throw new TextError(
      comma === undefined ? 'this interval cannot be read. Write it as [a, b]' : decimalComma(comma),
    )
  }
  const tail = rest.split(',').map((part) => part.trim())
  if (tail[0] !== '')
    throw new TextError(`a comma is missing before "${tail[0] ?? ''}". Write one after the interval`)
  return { quantity: '', interval: [numberOf(from), numberOf(to)], ...readTail(tail.slice(1)) }
}

/** Reads the quantity of a claim: for a step one of theory/quantity, for a sweep or a histogram one of its statistics. */
function claimedOf(claimed: Claimed, text: string): QuantityCall {
  if (claimed === 'step') return readKnownQuantity(text)
  const call = readQuantity(text)
  checkName(`number of a ${claimed}`, call.quantity)
  return call
}

/** Reads a claim, or several if it is a row of numbers. @throws TextError if it cannot be read */
export function readClaims(text: string): { readonly claimed: Claimed; readonly claims: readonly Claim[] } {
  const words = wordsOf(text)
  const [first] = words
  const claimed = first === 'sweep' || first === 'histogram' ? first : 'step'
  const sign = words.findIndex((word) => word === '=' || word === 'in')
  if (sign < 0) throw new TextError(`"${text}" claims nothing. Write = and a number, or in [a, b]`)
  const head = words.slice(claimed === 'step' ? 0 : 1, sign)
  const rest = words.slice(sign + 1).join(' ')
  const said = words[sign] === '=' ? readValues(rest) : [readInterval(rest)]
  const rowed = head.find((word) => word.endsWith('…'))
  if (head.some((word) => /^[-+*/^()]$/u.test(word)))
    throw new TextError(
      `"${head.join(' ')}" is arithmetic, but a claim here is about one quantity. Write it in the text, in braces`,
    )
  const quantity = claimedOf(
    claimed,
    head.map((word) => (word === rowed ? word.slice(0, -1) : word)).join(' '),
  )
  const [comma] = /(?<!\d)-?\d+,\d+/u.exec(rest) ?? []
  if (rowed === undefined && said.length > 1)
    throw new TextError(
      comma === undefined
        ? 'several numbers need an argument that counts them. Write it as in index=0…'
        : decimalComma(comma),
    )
  const key = rowed?.slice(0, rowed.indexOf('=')) ?? ''
  const from = quantity.arguments?.[key]
  if (claimed !== 'step' && said.some(({ over }) => over))
    throw new TextError(`a ${claimed} has its own draws. Leave out those of the claim`)
  if (rowed !== undefined && typeof from !== 'number')
    throw new TextError(`"${rowed}" does not count. Write a number before the dots, as in index=0…`)
  return {
    claimed,
    claims: said.map((claim, i) => ({
      ...claim,
      ...quantity,
      ...(rowed !== undefined && { arguments: { ...quantity.arguments, [key]: Number(from) + i } }),
    })),
  }
}
