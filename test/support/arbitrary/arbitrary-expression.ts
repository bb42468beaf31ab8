import { unary } from '../../../src/experiment/functions/expression/names.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'

/** A formula of x, y and a parameter a as text, and the same in JavaScript. */
export interface ArbitraryExpression {
  readonly text: string
  readonly value: (x: number, y: number, a: number) => number
}

type Value = ArbitraryExpression['value']

/** Draws formulas, a new one at each call. */
export class ExpressionDraw {
  readonly #stream: RandomStream
  #at = 0

  constructor(seed: number) {
    this.#stream = new RandomStream(seed, 'expressions')
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.#stream.uniform(this.#at++)
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }

  /** A formula nested at most `levels` deep. */
  expression(levels: number): ArbitraryExpression {
    return levels <= 1 || this.next() < 0.1 ? this.#leaf() : this.#applied(levels - 1)
  }

  #leaf(): ArbitraryExpression {
    const number = Number((6 * this.next() - 3).toPrecision(3))
    return this.pick<ArbitraryExpression>([
      { text: 'x', value: (x) => x },
      { text: 'y', value: (_x, y) => y },
      { text: 'x', value: (x) => x },
      { text: 'y', value: (_x, y) => y },
      { text: 'a', value: (_x, _y, a) => a },
      { text: number < 0 ? `(-${-number})` : `${number}`, value: () => number },
      { text: 'pi', value: () => Math.PI },
    ])
  }

  #applied(levels: number): ArbitraryExpression {
    const p = this.expression(levels)
    const kind = this.next()
    if (kind < 0.3) {
      const name = this.pick(unary)
      const of: Value = p.value
      return { text: `${name}(${p.text})`, value: (x, y, a) => Math[name](of(x, y, a)) }
    }
    if (kind < 0.36) return { text: `(-${p.text})`, value: (x, y, a) => -p.value(x, y, a) }
    if (kind < 0.5) {
      const exponent = this.pick([2, 3, 4, -1, 0.5, 1.5])
      return {
        text: `(${p.text})^${exponent}`,
        value: (x, y, a) => p.value(x, y, a) ** exponent,
      }
    }
    return this.#pair(p, this.expression(levels))
  }

  #pair(p: ArbitraryExpression, q: ArbitraryExpression): ArbitraryExpression {
    const both =
      (make: (p: number, q: number) => number): Value =>
      (x, y, a) =>
        make(p.value(x, y, a), q.value(x, y, a))
    return this.pick<() => ArbitraryExpression>([
      () => ({ text: `(${p.text} + ${q.text})`, value: both((s, t) => s + t) }),
      () => ({ text: `(${p.text} - ${q.text})`, value: both((s, t) => s - t) }),
      () => ({ text: `(${p.text}*${q.text})`, value: both((s, t) => s * t) }),
      () => ({ text: `((${p.text}) (${q.text}))`, value: both((s, t) => s * t) }),
      () => ({ text: `(${p.text}/${q.text})`, value: both((s, t) => s / t) }),
      () => ({ text: `((${p.text})^(${q.text}))`, value: both((s, t) => s ** t) }),
      () => ({ text: `min(${p.text}, ${q.text})`, value: both((s, t) => Math.min(s, t)) }),
      () => ({ text: `max(${p.text}, ${q.text})`, value: both((s, t) => Math.max(s, t)) }),
    ])()
  }
}
