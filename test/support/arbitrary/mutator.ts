import { strFromU8, strToU8 } from 'fflate'
import { fromBase64url, toBase64url } from '../../../src/exchange/base64url.ts'
import { experimentDictionary } from '../../../src/exchange/dictionaries/experiment.ts'
import { packingPart, unpackingPart } from '../../../src/exchange/link-part.ts'
import { finish } from '../../../src/math/work.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'

/** A value's place within another. */
interface Slot {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function placesIn(value: unknown): Slot[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

/** Values that replace valid ones: of every kind, at the limits of numbers, too long, too deep. */
const hostile: readonly (() => unknown)[] = [
  () => NaN,
  () => Infinity,
  () => -0,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => 5e-324,
  () => 65_536,
  () => 1_000_000,
  () => 2 ** 53,
  () => '',
  () => 'x'.repeat(300),
  () => 'y'.repeat(200_000),
  () => '__proto__',
  () => 'end',
  () => null,
  () => undefined,
  () => true,
  () => [],
  () => ({}),
  () => [[]],
  () => 1n,
  () => new Date(0),
  () => new Float64Array(3),
  () => () => 1,
  () => nested(20),
  () => Array.from({ length: 20_000 }, () => 1),
  () => Array.from({ length: 20_000 }, () => [0]),
  () => new Array(4e9),
  () => Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`p${i}`, 1])),
  () => ({ kind: 'table' }),
  () => ({ start: 15, algorithm: 7, step: 'end' }),
]

/** Fragments to insert into a text. */
const pieces = ['[', '{"a":', '"', '\\', ',', '1e999', '-', '\u0000', '\ud800', '⁻¹', '[0],'.repeat(3000), '['.repeat(5000)] // prettier-ignore

/** Lines to insert into a lecture: too deep, too wide, repeated, with YAML aliases, or foreign to it. */
const hostileLines: readonly (() => string)[] = [
  () => `a: ${'['.repeat(10_000)}`,
  () => `a: ${'{b: '.repeat(3000)}1${'}'.repeat(3000)}`,
  () => Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  () => `${'- '.repeat(4000)}1`,
  () => `${'? '.repeat(4000)}1`,
  () => Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n'),
  () => `a: [${'1, '.repeat(100_000)}1]`,
  () => `a: [${'1, '.repeat(9000)}1]`,
  () => 'title: a\ntitle: b',
  () =>
    [
      'a: &a [1, 1]',
      ...Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *a]`),
    ].join('\n'),
  () => '"constructor": {__proto__: 1}',
  () => `${'!tag '.repeat(500)}a`,
  () => `"${'\\u0041'.repeat(5000)}"`,
  () => '<img src=x onerror=alert(1)><script>alert(1)</script><!--',
  () => `$${'\\frac{1}{'.repeat(2000)}$`,
  () => `$${'{'.repeat(20_000)}$`,
  () => `${'> '.repeat(5000)}a`,
  () => '```show',
  () => '```',
  () => '---',
  () => '# Numbers',
  () => '## Step {#valley}',
  () => '> [!ask]',
  () => `- ${'{= 1'.repeat(1000)}}`,
  () => 'values: {numbers: n9}',
  () => `- ${'final-loss '.repeat(3000)}= 1: x`,
  () => `- final-loss index=0… = ${'1, '.repeat(20_000)}1: x`,
]

/** JSON text of any value, with 0 for what JSON cannot express. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' || (Array.isArray(part) && part.length > 1e6) ? 0 : part,
  ) ?? ''

/** Makes inputs wrong. The same seed gives the same mistakes in the same order. */
export class Mutator {
  readonly #stream: RandomStream
  #drawn = 0

  constructor(seed: number) {
    this.#stream = new RandomStream(seed, 'mutator')
  }

  /** A whole number from 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.#stream.uniform(this.#drawn++) * end)
  }

  from<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new Error('There is nothing to choose from.')
    return value
  }

  /** A copy of plain data with one to three mistakes. */
  object(value: unknown): unknown {
    const copy = structuredClone(value)
    const places = placesIn(copy)
    for (let left = 1 + this.below(3); left > 0; left--) this.#mistake(places)
    return copy
  }

  /** JSON of a copy of plain data with one to three mistakes. */
  json(value: unknown): string {
    return textOf(this.object(value))
  }

  /** A text with one to three fragments deleted, repeated, inserted or moved. */
  text(text: string): string {
    let changed = text
    for (let left = 1 + this.below(3); left > 0; left--) changed = this.#cut(changed)
    return changed
  }

  /** A link with wrong characters, wrong bytes, a wrong text inside, or far too much of it. */
  link(link: string): string {
    const [version = '', packed = ''] = link.split('.')
    const bytes = fromBase64url(packed) ?? new Uint8Array()
    const json = () =>
      strFromU8(finish(unpackingPart({ version, letters: packed }, 1e9, experimentDictionary)) ?? bytes)
    const pack = (text: string) => finish(packingPart(strToU8(text), experimentDictionary))
    switch (this.below(5)) {
      case 0:
        return this.text(link)
      case 1:
        return pack(this.text(json()))
      case 2:
        return pack(this.json(JSON.parse(json())))
      case 3:
        return pack(json().replace(/\[/g, () => (this.below(8) === 0 ? '[0,0,0,'.repeat(1 + this.below(2000)) : '['))) // prettier-ignore
      default: {
        for (let left = 1 + this.below(4); left > 0; left--) bytes[this.below(bytes.length)] = this.below(256)
        return `${version}.${toBase64url(bytes)}`
      }
    }
  }

  /** A lecture's text with one to three mistakes: in characters, lines or values, or foreign lines. */
  lecture(text: string): string {
    let changed = text
    for (let left = 1 + this.below(3); left > 0; left--)
      changed = this.from([
        () => this.#cut(changed),
        () => this.#lines(changed),
        () => this.#lines(changed),
        () => this.#value(changed),
        () => this.#value(changed),
      ])()
    return changed
  }

  /** Deletes, repeats or moves a line, or inserts a hostile one. */
  #lines(text: string): string {
    const lines = text.split('\n')
    const [at, to] = [this.below(lines.length), this.below(lines.length)]
    const line = lines[at] ?? ''
    switch (this.below(5)) {
      case 0:
        return lines.toSpliced(at, 1).join('\n')
      case 1:
        return lines.toSpliced(to, 0, line).join('\n')
      case 2:
        return lines.toSpliced(at, 1).toSpliced(to, 0, line).join('\n')
      default:
        return lines.toSpliced(at, 0, this.from(hostileLines)()).join('\n')
    }
  }

  /** Replaces one number or word of a text with another from it. */
  #value(text: string): string {
    const found = Array.from(text.matchAll(/-?\d+(?:\.\d+)?|[a-zA-Z]{3,}/gu))
    const [one, other] = [this.from(found), this.from(found)]
    const put = this.from([other[0], '-1', '1e999', '.inf', '.nan', '~', '1e9', 'true', '[]', '{}', '"', "'"])
    return text.slice(0, one.index) + put + text.slice(one.index + one[0].length)
  }

  #mistake(places: readonly Slot[]): void {
    const { holder, key } = this.from(places)
    const value = holder[key]
    switch (this.below(6)) {
      case 0:
        Reflect.deleteProperty(holder, key)
        return
      case 1: {
        const other = this.from(places)
        const put = other.holder[other.key]
        holder[key] = typeof put === 'object' ? [] : put
        return
      }
      case 2:
        holder[typeof value === 'number' ? key : `${key}x`] = typeof value === 'number' ? value * 10 ** (this.below(12) - 3) : value // prettier-ignore
        return
      case 3:
        holder[key] = Array.isArray(value) ? Array.from({ length: this.from([2, 9, 65, 5000]) }, () => value[0] as unknown) : [value] // prettier-ignore
        return
      default:
        holder[key] = this.from(hostile)()
    }
  }

  #cut(text: string): string {
    const [from, to] = [this.below(text.length + 1), this.below(text.length + 1)]
    switch (this.below(4)) {
      case 0:
        return text.slice(0, from) + text.slice(Math.max(from, to))
      case 1:
        return text.slice(0, to) + text.slice(Math.min(from, to))
      case 2:
        return text.slice(0, from) + this.from(pieces) + text.slice(from)
      default:
        return text.slice(from) + text.slice(0, from)
    }
  }
}
