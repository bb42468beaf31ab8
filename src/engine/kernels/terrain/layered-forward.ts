import type { Layer, Layout } from '../../../experiment/model/layout.ts'
import { activationFunctions, affine, component, range, stacksOf, turns, type Stack } from './forward-text.ts'

/** How many samples a thread of the layered variant takes, and how it goes through its units. */
export interface LayeredCut {
  /** Vectors of four samples. */
  readonly quads: number
  /**
   * Whether the sums of four units are in a loop, as a software adapter compiles fastest, or written out at
   * fixed places, which a card holds in registers.
   */
  readonly looped: boolean
  /** Vectors of units whose moments are combined at once. */
  readonly moments: number
  /** Whether some threads have fewer samples than others. */
  readonly padded: boolean
}

/** Inputs of a layer written out in one turn of a loop. */
const mostStated = 16

const vectorsOf = ({ outputs }: Layer): number => Math.ceil(outputs / 4)

/** Vectors of weights of a layer in a padded layout, biases included. */
export const depthOf = (layer: Layer): number =>
  (layer.inputs + (layer.biases === undefined ? 0 : 1)) * vectorsOf(layer)

/**
 * Returns whether a point computes its first layer from the inputs, which are then faster to read than three
 * sums per unit.
 */
export const readsInputs = ({ inputs, layers: [first] }: Layout): boolean =>
  first !== undefined && inputs <= first.outputs

const block = (lines: readonly string[]): string[] => ['{', ...lines, '}']

/** Writes the lines of each of `count` ≥ 1 places, in a loop or in sequence. */
const each = (
  looped: boolean,
  name: string,
  count: number,
  lines: (place: string) => readonly string[],
): string[] =>
  looped && count > 1
    ? block(turns(name, count, lines(name)))
    : range(count).flatMap((i) => block(lines(`${i}u`)))

/** Writes the WGSL of one thread's pass through a network. */
class LayeredText {
  readonly #layout: Layout
  readonly #cut: LayeredCut
  readonly #quads: readonly number[]

  constructor(layout: Layout, cut: LayeredCut) {
    this.#layout = layout
    this.#cut = cut
    this.#quads = range(cut.quads)
  }

  get whole(): string {
    const [first, ...others] = this.#layout.layers
    const next = others[0]
    if (!first || !next) throw new Error('A network of one layer has nothing to normalise and no skip.')
    const lines = [
      'var h: Units;',
      'var z: Units;',
      ...this.#quads.flatMap((q) => [
        `let quad${q} = min(quad + ${q}u * THREADS, terrain.quads - 1u);`,
        ...(this.#cut.padded ? [`let held${q} = are_samples(quad + ${q}u * THREADS);`] : []),
      ]),
      ...(first.normalization === 'batch' ? ['let own = 1.0 / max(samples_of(thread), 1.0);'] : []),
      ...(readsInputs(this.#layout) ? this.#fromInputs(first) : this.#fromSums(first)),
      ...this.#settled(first, `load_weights(${next.weights}u, ${depthOf(next)}u, at, thread);`),
      ...this.#activated(first),
    ]
    const stacks = stacksOf({ layers: others })
    stacks.forEach((stack, i) => {
      const above = stacks[i + 1]
      lines.push(...(above ? this.#stack(stack, above.layer) : block(this.#outputs(stack.layer))))
    })
    return `${activationFunctions(this.#layout)}fn forward(quad: u32, at: vec2f, thread: u32) {
${lines.map((line) => `  ${line}`).join('\n')}
}
`
  }

  #each(name: string, count: number, lines: (place: string) => readonly string[]): string[] {
    return each(this.#cut.looped, name, count, lines)
  }

  /** Returns the index of a unit. */
  #unit(unit: string, q: number): string {
    return `${this.#cut.quads}u * ${unit} + ${q}u`
  }

  /** Returns the index of unit 4 part + j. */
  #place(part: string, j: number, q: number): string {
    const { quads } = this.#cut
    return `${4 * quads}u * ${part} + ${quads * j + q}u`
  }

  /** Reads the first layer's sums, which terrain-first.wgsl computed for the plane. */
  #fromSums(first: Layer): string[] {
    return this.#each('unit', 4 * vectorsOf(first), (unit) =>
      this.#quads.map((q) => `z[${this.#unit(unit, q)}] = first_sum(${unit}, quad${q}, at);`),
    )
  }

  /** Computes the first layer's sums from the inputs, once no thread reads other weights. */
  #fromInputs(first: Layer): string[] {
    return [
      ...range(first.inputs).flatMap((k) =>
        this.#quads.map((q) => `h[${this.#unit(`${k}u`, q)}] = sample_input(${k}u, quad${q});`),
      ),
      'workgroupBarrier();',
      `load_weights(${first.weights}u, ${depthOf(first)}u, at, thread);`,
      'workgroupBarrier();',
      ...this.#hidden(first),
    ]
  }

  #hidden(layer: Layer): string[] {
    return this.#sums(layer, 4, (part, j, q, sum) => `z[${this.#place(part, j, q)}] = ${sum};`)
  }

  /** Returns `value`, or 0 beyond the last sample. */
  #held(q: number, value: string): string {
    return this.#cut.padded ? `select(vec4f(0.0), ${value}, held${q})` : value
  }

  /**
   * Computes hidden layers of the same shape: sums, statistics, values. While the statistics are combined,
   * the next layer's weights are formed.
   */
  #stack({ layer, count }: Stack, above: Layer): string[] {
    const [depth, next] = [depthOf(layer), depthOf(above)]
    const from = `${layer.weights + depth}u${count > 1 ? ` + ${depth}u * turn` : ''}`
    const size = count > 1 ? `select(${depth}u, ${next}u, turn == ${count - 1}u)` : `${next}u`
    const body = [
      ...this.#hidden(layer),
      ...this.#settled(layer, `load_weights(${from}, ${size}, at, thread);`),
      ...this.#activated(layer),
    ]
    return block(count > 1 ? turns('turn', count, body) : body)
  }

  /** Computes ψ(z) of the outputs, and of the padding of their last vector if they are four or more. */
  #outputs(layer: Layer): string[] {
    return this.#sums(
      layer,
      Math.min(4, layer.outputs),
      (part, j, q, sum) => `outputs[${this.#place(part, j, q)}] = output_value(${sum});`,
    )
  }

  /**
   * Computes scale Wᵀh + b for `width` units at a time: each weight serves all samples of the thread, each
   * value `width` units.
   */
  #sums(
    layer: Layer,
    width: number,
    put: (part: string, j: number, q: number, sum: string) => string,
  ): string[] {
    const { inputs, biases } = layer
    const vectors = vectorsOf(layer)
    const sums = this.#quads.flatMap((q) => range(width).map((j) => ({ q, j, name: `s${q}_${j}` })))
    const stated = this.#cut.looped ? Math.min(inputs, mostStated) : inputs
    const products = (k: string, part: string) => [
      `let m = weights[${vectors}u * (${k}) + ${part}];`,
      ...this.#quads.map((q) => `let h${q} = h[${this.#unit(`(${k})`, q)}];`),
      ...sums.map(({ q, j, name }) => `${name} += h${q} * m.${component(j)};`),
    ]
    const [whole, rest] = [Math.floor(inputs / stated), inputs % stated]
    return this.#each('part', vectors, (part) => {
      const some = (first: string, count: number) =>
        range(count).flatMap((i) => block(products(`${first} + ${i}u`, part)))
      return [
        ...sums.map(({ name }) => `var ${name} = vec4f(0.0);`),
        ...each(whole > 1, 'step', whole, (step) => some(`${stated}u * ${step}`, stated)),
        ...some(`${stated * whole}u`, rest),
        ...(biases === undefined ? [] : [`let b = weights[${inputs * vectors}u + ${part}];`]),
        ...sums.map(({ q, j, name }) => put(part, j, q, affine(layer, name, `b.${component(j)}`))),
      ]
    })
  }

  /**
   * Waits until a layer's weights have been read, combines the statistics over the samples, and loads the
   * next weights.
   */
  #settled(layer: Layer, load: string): string[] {
    if (layer.normalization !== 'batch') return ['workgroupBarrier();', load, 'workgroupBarrier();']
    const vectors = vectorsOf(layer)
    const { moments } = this.#cut
    return range(Math.ceil(vectors / moments)).flatMap((c) => {
      const first = c * moments
      const count = Math.min(moments, vectors - first)
      return [
        ...range(count).flatMap((slot) => block(this.#moments(`${first + slot}u`, `${slot}u`))),
        'workgroupBarrier();',
        `combine_moments(${first}u, ${count}u, thread);`,
        ...(first + count === vectors ? [load] : []),
        'workgroupBarrier();',
      ]
    })
  }

  /** Computes the mean, and the squared distances from it, of four units over the thread's own samples. */
  #moments(part: string, slot: string): string[] {
    const total = (names: readonly string[]) => names.join(' + ')
    const across = (name: string) => `(${name}.x + ${name}.z) + (${name}.y + ${name}.w)`
    const place = `${slot} * THREADS + thread`
    return [
      'var mean: vec4f;',
      'var square: vec4f;',
      ...range(4).flatMap((j) => {
        const c = component(j)
        return block([
          ...this.#quads.map((q) => `let z${q} = z[${this.#place(part, j, q)}];`),
          `let t = ${total(this.#quads.map((q) => this.#held(q, `z${q}`)))};`,
          `let m = (${across('t')}) * own;`,
          ...this.#quads.map((q) => `let d${q} = ${this.#held(q, `z${q} - m`)};`),
          `let e = ${total(this.#quads.map((q) => `d${q} * d${q}`))};`,
          `mean.${c} = m;`,
          `square.${c} = ${across('e')};`,
        ])
      }),
      `means[${place}] = mean;`,
      `squares[${place}] = square;`,
    ]
  }

  /** h = φ(N(z)), or skip h + branch φ(N(z)). */
  #activated(layer: Layer): string[] {
    const { normalization, residual } = layer
    const normalized = (j: number, q: number, z: string) => {
      if (normalization === 'none') return z
      return normalization === 'batch'
        ? `(${z} - mean.${component(j)}) * scale.${component(j)}`
        : `(${z} - mean${q}) * scale${q}`
    }
    const values = range(vectorsOf(layer)).flatMap((part) =>
      block([
        ...(normalization === 'batch'
          ? [`let mean = norms[${part}];`, `let scale = norms[NORMED + ${part}u];`]
          : []),
        ...range(4).flatMap((j) =>
          this.#quads.map((q) => {
            const i = this.#place(`${part}u`, j, q)
            const value = `hidden_value(${normalized(j, q, `z[${i}]`)})`
            return `h[${i}] = ${residual ? `terrain.skip * h[${i}] + terrain.branch * ${value}` : value};`
          }),
        ),
      ]),
    )
    return block([...(normalization === 'layer' ? this.#overUnits(layer) : []), ...values])
  }

  /** Computes mean and 1/σ of each sample over the units of a layer. */
  #overUnits({ outputs }: Layer): string[] {
    const all = `${outputs}.0`
    const units = range(outputs).map((unit) => `${unit}u`)
    return [
      ...this.#quads.flatMap((q) => [`var mean${q} = vec4f(0.0);`, `var square${q} = vec4f(0.0);`]),
      ...units.flatMap((unit) => this.#quads.map((q) => `mean${q} += z[${this.#unit(unit, q)}];`)),
      ...this.#quads.map((q) => `mean${q} /= ${all};`),
      ...units.flatMap((unit) =>
        block(
          this.#quads.flatMap((q) => [
            `let d${q} = z[${this.#unit(unit, q)}] - mean${q};`,
            `square${q} += d${q} * d${q};`,
          ]),
        ),
      ),
      ...this.#quads.map((q) => `let scale${q} = inverse_deviation(square${q} / ${all});`),
    ]
  }
}

/**
 * Returns WGSL of `forward`, which leaves the outputs of a thread's samples in `outputs`, as
 * shaders/compute/terrain-layered.wgsl includes it. Each layer has two barriers, between which the statistics
 * are combined and the next layer's weights formed. Layers of the same shape share their statements, so depth
 * costs no compile time.
 */
export const layeredForward = (padded: Layout, cut: LayeredCut): string => new LayeredText(padded, cut).whole
