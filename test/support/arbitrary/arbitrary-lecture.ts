import fc, { type Arbitrary, type GeneratorValue } from 'fast-check'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import type {
  Answer,
  Compared,
  Dial,
  Expectation,
  Histogram,
  Option,
  Patch,
  Prediction,
  Question,
  Scenario,
  StageNumber,
  Step,
  Sweep,
} from '../../../src/exchange/lecture/scenario.ts'
import { controlNames, pictureNames } from '../../../src/exchange/lecture/scenario.ts'
import type { Claimed } from '../../../src/exchange/lecture/notation/claim-text.ts'
import { drawsNumbers } from '../../../src/theory/draws/draws.ts'
import { sweepNumbers } from '../../../src/theory/sweep/statistics.ts'
import { drawsRules } from '../../../src/theory/draws/rule.ts'
import { formulas } from '../../../src/theory/formulas/index.ts'
import { arbitraryExperiment } from './arbitrary-experiment.ts'
import { Draw } from './draw.ts'

/** Text that lecturers write and that a careless reader of Markdown or YAML mistakes for syntax. */
const words = [
  'loss', 'w₀', 'η = 0.1', '$x^{2}$', '{a}', '{= 1}', '#', '##', '# a', '---', '```', '```show', '> [!try]', '[!ask]',
  '- [ ] x', '-', '- a', ': ', 'a: b', ' #', '"', "'", '\\', '&a', '*a', '!tag', '%', '@', '|', '>', '> ', '[a](mark:run/0)', '<!--',
  '-->', 'yes', 'null', '~', '1', '-0', '.inf', '1e3', '0x1f', '2026-11-29', '=', 'in [0, 1]', '± 2 %', 'long', '…', ',', '🙂',
  'ï»¿', '\u00a0', '\u2028', '\u0085', '   ', '\t', 'constructor', '__proto__', 'toString',
] // prettier-ignore

const anyWord = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6, unit: 'binary' }))
const noBreak = (text: string) => text.replace(/[\r\n]/gu, '')

/** One line of text that neither begins nor ends with a space. */
const line = fc
  .array(anyWord, { minLength: 1, maxLength: 4 })
  .map((list) => noBreak(list.join(' ')).trim() || 'a')
/** A title. It has no {#…}, since that would be read as the step's id. */
export const title = line.map((text) => text.replace(/\{#/gu, '{').trim() || 'a')
const lines = fc
  .array(
    fc.oneof(
      line,
      fc.constant(''),
      line.map((text) => `  ${text}`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.join('\n').trim() || 'a')
/** Lines in which no brace opens a number. */
export const numberless = lines.map((text) => text.replaceAll(/\\*\{/gu, '\\{'))
const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 0.1, 1e-6, 2 / 3, 19 / 3, 1e21, 5e-324, Infinity, -Infinity),
)
const tolerance = fc.double({ min: 0, max: 1e6, noNaN: true })
const index = fc.integer({ min: 0, max: 9 })
const name = fc.constantFrom('final-loss', 'final-weight', 'part-errors', 'flow-end-weight', 'walk-place')
const given = fc.dictionary(
  fc.constantFrom('index', 'algorithm', 'part', 'of', 'from', 'weightDecay'),
  fc.oneof(number, line, fc.constantFrom('test', 'of', 'long')),
  { minKeys: 1, maxKeys: 3 },
)
const numbersGiven = fc.dictionary(fc.constantFrom('index', 'algorithm', 'limit'), number, {
  minKeys: 1,
  maxKeys: 2,
})

const oneRule = (learningRate: number, steps: number): Patch => ({
  algorithms: [{ id: 'sgd', learningRate, steps }],
})

const isExperiment = (value: unknown): boolean => {
  try {
    return parseExperiment(value).version === 1
  } catch (error) {
    if (error instanceof ExperimentError) return false
    throw error
  }
}

/** Experiments that stay valid under any of the patches below. */
const experiments: readonly Patch[] = fc
  .sample(arbitraryExperiment, { seed: 3, numRuns: 120 })
  .map((experiment) => ({ ...experiment, version: 1 }))
  .filter((experiment) => isExperiment(mergePatch(experiment, oneRule(0.1, 1))))

/** A patch that changes nothing essential, so that every experiment stays valid. */
const patch: Arbitrary<Patch> = fc.oneof(
  fc.record({ seed: fc.integer({ min: 0, max: 1000 }) }),
  fc.record({ title: line }),
  fc.record({ title: line, seed: fc.integer({ min: 0, max: 1000 }) }),
)

export class LectureDraw extends Draw {
  /** A field, or no field. */
  maybe<K extends string, T>(key: K, make: () => T): { readonly [P in K]?: T } {
    return (this.chance() ? { [key]: make() } : {}) as { readonly [P in K]?: T }
  }

  distinct(count: number): string[] {
    return [...new Set(this.list(line, count))]
  }

  call() {
    return { quantity: this.one(name), ...this.maybe('arguments', () => this.one(given)) }
  }

  /** An expectation. One of a step may be over draws; a sweep's may name seeds, a histogram's draws. */
  expectation(of: Claimed): Expectation {
    const value = this.chance()
      ? {
          value: this.one(number),
          ...this.maybe('absolute', () => this.one(tolerance)),
          ...this.maybe('relative', () => this.one(tolerance)),
        }
      : { interval: [this.one(number), this.one(number)] as const }
    return {
      ...this.call(),
      ...(of === 'sweep' && { quantity: this.from(sweepNumbers) }),
      ...(of === 'histogram' && { quantity: this.from(drawsNumbers) }),
      ...this.maybe('stage', () => this.one(index)),
      ...value,
      ...(of === 'step' &&
        this.maybe('over', () => ({
          draws: this.one(fc.integer({ min: 2, max: 50 })),
          rule: this.from(drawsRules),
        }))),
      ...(this.chance() && { long: true }),
      ...this.maybe('on', () => this.from([['oracle'], ['engine'], ['engine', 'oracle']] as const)),
      ...this.maybe('float32', () =>
        this.chance() ? { absolute: this.one(tolerance) } : { relative: this.one(tolerance) },
      ),
      source: this.one(line),
    }
  }

  /** Expectations, some of which count an argument up. */
  expectations(of: Claimed): readonly Expectation[] {
    const one = this.expectation(of)
    if (one.interval || this.chance()) return [one, this.expectation(of)]
    return Array.from({ length: this.one(fc.integer({ min: 2, max: 12 })) }, (_, i) => ({
      ...one,
      arguments: { ...one.arguments, index: i },
      value: this.one(number),
    }))
  }

  /** Values and one patch for each, written in one of the ways that our lectures use. */
  varied(): { readonly values: readonly number[]; readonly experiments: readonly Patch[] } {
    const seeds = this.list(fc.integer({ min: 0, max: 1000 }), this.one(fc.integer({ min: 1, max: 5 })))
    return { values: seeds, experiments: this.patches(seeds) }
  }

  patches(seeds: readonly number[]): readonly Patch[] {
    return this.from<() => readonly Patch[]>([
      () => seeds.map((seed) => ({ seed, title: 'one' })),
      () => seeds.map((seed, i) => ({ view: { range: [seed, seed + 1], step: i }, title: `${i}` })),
      () => seeds.map((seed, i) => oneRule(seed, i)),
      () => seeds.map((seed, i) => (i % 2 === 0 ? { seed: i } : { title: 'odd', view: { step: seed } })),
      () => seeds.map(() => this.one(patch)),
    ])()
  }

  sweep(): Sweep {
    const { values, experiments: patches } = this.varied()
    const quantities = this.distinct(3).map((label) => ({
      ...this.call(),
      label,
      ...this.maybe('experiment', () => this.one(patch)),
      ...this.maybe('experiments', () => this.patches(values)),
      ...this.maybe('fit', () => 'power' as const),
      ...this.maybe('law', () => this.chance()),
      ...this.maybe('chart', () => this.one(index)),
      ...this.maybe('over', () => 'index'),
    }))
    return {
      label: this.one(line),
      values,
      experiments: patches,
      quantities,
      ...this.maybe('seeds', () => this.one(index)),
      ...this.maybe('asked', () => this.chance()),
      ...this.maybe('up', () => (this.chance() ? this.one(line) : this.list(line, 2))),
      ...this.maybe('words', () => ({ 1: this.one(line), 0.5: this.one(line) })),
      ...this.maybe('rules', () => [{ at: this.one(number), label: this.one(line) }]),
      ...this.maybe('ticks', () => this.list(number, 3)),
      ...this.maybe('reference', () => this.one(line)),
      ...this.maybe('expectations', () => this.expectations('sweep')),
    }
  }

  dial(sweep: Sweep | undefined): Dial {
    if (sweep && this.chance()) {
      const label = this.chance() ? sweep.label : this.one(line)
      return { label, values: sweep.values, experiments: sweep.experiments }
    }
    if (this.chance()) return { label: this.one(line), ...this.varied() }
    const words = this.distinct(3)
    return { label: this.one(line), values: words, experiments: this.patches(words.map((_, i) => i)) }
  }

  histogram(): Histogram {
    return {
      label: this.one(line),
      ...this.call(),
      draws: this.one(index),
      ...this.maybe('log', () => this.chance()),
      ...this.maybe('shaded', () => ({ from: this.one(number), label: this.one(line) })),
      ...this.maybe('expectations', () => this.expectations('histogram')),
    }
  }

  prediction(): Prediction {
    const formula = this.from(formulas)
    return {
      formula: formula.id,
      ...this.maybe('arguments', () => this.one(numbersGiven)),
      draw: this.from(formula.drawings),
      label: this.chance() ? formula.title : this.one(line),
      ...this.maybe('points', () => this.list(line, 2)),
      ...this.maybe('within', () => this.one(tolerance)),
    }
  }

  numbers(): readonly StageNumber[] {
    return this.list(line, 2).map((label) => ({
      label,
      ...this.call(),
      ...this.maybe('signed', () => this.chance()),
    }))
  }

  answer(): Answer {
    return this.from<() => Answer>([
      () => ({ ...this.call(), ...this.maybe('stage', () => this.one(index)) }),
      () => ({ formula: this.from(formulas).id, ...this.maybe('arguments', () => this.one(numbersGiven)) }),
      () => ({ cell: 'empty' }),
      () => ({ swept: 'reached', of: this.one(index), level: this.one(number) }),
      () => ({ swept: 'median', of: this.one(index), value: this.one(number) }),
      () => ({ swept: 'most', of: this.one(index) }),
    ])()
  }

  /** Two options, exactly one of them right. If there are `runs`, some are compared with quantities. */
  options(runs: boolean): readonly Option[] {
    const compared = (): Compared => (runs && this.chance() ? this.call() : this.one(number))
    const between = this.one(fc.double({ min: -1e6, max: 1e6, noNaN: true }))
    const known = this.from<() => readonly Pick<Option, 'value' | 'interval'>[]>([
      () => [{}, {}],
      () => [{ value: this.one(number) }, { interval: [-Infinity, Infinity] }],
      () => [{ interval: [-Infinity, between] }, { interval: [between, between + 1 / 3] }],
      () => [{ interval: [between, Infinity] }, { value: compared() }],
      () => (runs ? [{ interval: [this.call(), 1] }, { interval: [1, this.call()] }] : [{}, {}]),
    ])()
    return known.map((each) => ({
      label: this.one(line),
      ...each,
      ...this.maybe('at', () => [this.one(number), this.one(number)] as const),
      ...this.maybe('cell', () => [this.one(index), this.one(index)] as const),
    }))
  }

  question(): Question {
    const answer = this.answer()
    return {
      ...this.maybe('setup', () => this.one(lines)),
      ask: this.one(lines),
      answer,
      ...(this.chance()
        ? { kind: 'choice' as const, options: this.options('quantity' in answer || 'formula' in answer) }
        : { kind: this.from(['place', 'number', 'curve'] as const) }),
      ...this.maybe('scale', () => ({ from: this.one(number), log: true, to: this.one(number) })),
      ...this.maybe('within', () => this.one(number)),
      because: this.one(numberless),
    }
  }

  step(at: number, before: readonly string[]): Step {
    const sweep = this.maybe('sweep', () => this.sweep())
    const from = at > 0 && this.chance() ? { from: this.chance() ? null : this.from(before) } : {}
    const isWhole = at === 0 || from.from === null
    return {
      id: `step-${at}`,
      title: this.one(title),
      prose: this.one(numberless),
      ...this.maybe('try', () => this.one(lines)),
      ...this.maybe('watch', () => this.one(numberless)),
      ...from,
      experiment: isWhole ? this.from(experiments) : this.chance() ? this.one(patch) : {},
      ...this.maybe('tools', () => [this.from(controlNames), 'w₀' as const]),
      ...this.maybe('marks', () => ({
        [`the ${this.one(line)}`]: 'run' as const,
        7: 'sweep: a: b' as const,
      })),
      ...this.maybe('hero', () => this.from(pictureNames)),
      ...this.maybe('insets', () => []),
      ...this.maybe('controls', () => [this.from(controlNames)]),
      ...this.maybe('question', () => this.question()),
      ...this.maybe('reveal', () => ({ step: this.one(index), dial: this.one(line) })),
      ...this.maybe('beside', () =>
        this.list(line, 2).map((label) => ({ title: label, experiment: this.one(patch) })),
      ),
      ...this.maybe('names', () => ({ starts: this.list(line, 2) })),
      ...this.maybe('numbers', () => this.numbers()),
      ...this.maybe('dial', () => this.dial(sweep.sweep)),
      ...sweep,
      ...this.maybe('histogram', () => this.histogram()),
      ...this.maybe('graph', () => ({
        truth: { label: this.one(line), points: Array.from({ length: 80 }, (_, i) => [i / 7, -i] as const) },
      })),
      ...this.maybe('predictions', () => [this.prediction(), this.prediction()]),
      ...this.maybe('expectations', () => this.expectations('step')),
    }
  }

  lecture(): Scenario {
    const count = this.one(fc.integer({ min: 1, max: 4 }))
    const ids = Array.from({ length: count }, (_, at) => `step-${at}`)
    return {
      id: this.from(['two-weights', 'my-lecture', 'vorlesung-1']),
      ...this.maybe('language', () => 'de'),
      ...this.maybe('authors', () => this.list(line, 2)),
      ...this.maybe('license', () => this.one(line)),
      title: this.one(title),
      idea: this.one(lines),
      minute: this.one(lines),
      ...this.maybe('thumbnail', () => this.one(index)),
      ...this.maybe('assignment', () => ({
        ...this.maybe('name', () => this.chance()),
        ...this.maybe('steps', () => ids.slice(1)),
        ...this.maybe('note', () => this.one(line)),
      })),
      steps: ids.map((_, at) => this.step(at, ids.slice(0, at))),
      caveats: this.list(lines, this.one(index) % 3),
      references: this.list(line, 2).map((text) => ({
        text: text.replace(/\{confirmed\}/gu, ''),
        confirmed: this.chance(),
      })),
    }
  }
}

/** Lectures of all forms, with text that looks like structure. */
export const arbitraryLecture: Arbitrary<Scenario> = fc
  .gen()
  .map((gen: GeneratorValue) => new LectureDraw(gen).lecture())
