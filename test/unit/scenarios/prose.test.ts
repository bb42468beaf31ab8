import { describe, expect, test } from 'vitest'
import { buildProblem } from '../../../src/experiment/problem.ts'
import type { Experiment } from '../../../src/experiment/spec/experiment.ts'
import { axesOf, weightName } from '../../../src/experiment/words/axes.ts'
import { isChanged } from '../../../src/landscape/opening/changed.ts'
import { experimentOf } from '../../../src/landscape/opening/lecture.ts'
import { moveStart } from '../../../src/experiment/edit/actions.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { ControlName, Expectation, Step } from '../../../src/scenarios/scenario.ts'
import { stagedSteps, type StagedStep } from '../../support/scenarios.ts'

/** Numbers that follow from the expectations of a step, or of the lecture, by a line of arithmetic. */
const derived: Readonly<Record<string, readonly number[]>> = {
  // The error before the step: its three gaps.
  'overture 2': [1 / 192 + 0.000526 + 0.03258],
  'three-gaps 2': [1 / 192 + 0.000526 + 0.008971],
  // The root of the divergence.
  goodhart: [Math.sqrt(5.932448)],
  // The sweep's stored means at 16 units, and their difference after 3,000 steps, in test/claims/representations.test.ts.
  'anna-karenina': [0.9589 - 0.8996, 0.07],
  // w x² + b at x = 2.
  'metric-gap 6': [(15 / 16) * 4 + 3 / 16],
  // ηλ, and |1 - ηλ|.
  'end-to-end 3': [2.001, 1.001],
  // λ₂/λ₁.
  'end-to-end 6': [1.57720019 / 0.72279981],
  // A Gaussian within one deviation, and 20,000 of them beyond four.
  'quicksort 2': [0.6827],
  'quicksort 3': [20_000 * 3.167e-5],
  // 1 + 1/(8 √m).
  'linear-programming 4': [1 + 1 / (8 * Math.sqrt(10))],
  // Growth by 1 + 1/(2 L) after a halving.
  'saddles-in-a-row 4': [Math.LN2 / Math.log(1.25)],
  // 1 + η.
  'character-witnesses 3': [1.1],
  // Half of ½², where the network says 0.
  'ultra-wide 6': [0.125],
  // The error of a kernel with normal output weights, in test/unit/experiment/theory/formulas/lazy.test.ts.
  'ultra-wide': [1.84],
}

function* numbersOf(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* numbersOf(one)
}

/** Numbers with a decimal point in Markdown with TeX, and how many decimals they have. */
const decimalsIn = (text: string) =>
  [...text.matchAll(/(?<![\w.,])(\d*)\.(\d+)(?![\d.])/g)].map(([word, , digits = '']) => ({
    value: Number(word),
    digits: digits.length,
  }))

/** True where an expectation says about this number, as it is or as a share of 100. */
function says({ value, interval }: Expectation, number: number, slack: number): boolean {
  const near = (one: number) => Math.min(Math.abs(one - number), Math.abs(100 * one - number)) <= slack
  if (value !== undefined) return near(Math.abs(value))
  const [least = NaN, most = NaN] = (interval ?? []).map(Math.abs).sort((p, q) => p - q)
  const within = least <= number && number <= most && most - least <= number
  return within || near(least) || near(most)
}

const starts = ({ starts: all }: Experiment) => all.filter((start) => [...numbersOf(start)].length < 8)

/** The numbers that the experiments of a step are made of. */
function madeOf({ step, stages }: StagedStep): number[] {
  const made = stages.map((main) => ({ ...main, data: undefined, starts: undefined }))
  const sweep = step.sweep && [step.sweep.values, step.sweep.experiments]
  return [...numbersOf([made, stages.map(starts), sweep, step.dial, step.predictions])]
}

const expectedOf = ({ step }: StagedStep): Expectation[] => [
  ...(step.expectations ?? []),
  ...(step.sweep?.expectations ?? []),
  ...(step.histogram?.expectations ?? []),
]

/** The decimals of a text that nothing tells. */
const strangersIn = (
  text: string,
  { numbers, expected }: { readonly numbers: readonly number[]; readonly expected: readonly Expectation[] },
): number[] =>
  decimalsIn(text)
    .filter(({ value, digits }) => {
      const slack = 0.5001 * 10 ** -digits
      return !(
        numbers.some((one) => Math.abs(Math.abs(one) - value) <= slack) ||
        expected.some((one) => says(one, value, slack))
      )
    })
    .map(({ value }) => value)

/** Every text of a scenario. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsOf(one)
}

/** The first sentence of a Markdown text, with the formulas in it. */
const firstSentence = (text: string): string =>
  /^(?:\$\$[^]*?\$\$|\$[^$]*\$|[^$])*?(?:[.!?](?=\s|$)|(?=\n\n)|$)/.exec(text)?.[0] ?? ''

/** Nouns of what the hand may be asked to change, with the controls of a step that have it. */
const held: Readonly<Record<string, readonly ControlName[]>> = {
  table: [],
  panel: [],
  layer: [],
  data: ['label-corruption'],
  model: ['activation', 'width', 'linearity'],
  activation: ['activation'],
  seed: ['seed'],
  die: ['seed', 'start'],
  'learning rate': ['learning-rate'],
}

/** The parts of an instruction that name something which the step does not give into the hand. */
function unheld({ try: text = '', controls = ['linearity'], dial }: Step): string[] {
  const dialled = dial?.label.split(' ')[0] ?? ''
  const isMissing = (part: string) =>
    !/All controls/.test(part) &&
    !(dialled && part.includes(dialled)) &&
    Object.entries(held).some(
      ([noun, names]) =>
        new RegExp(`\\b${noun}s?\\b`).test(part) && !names.some((name) => controls.includes(name)),
    )
  return text.split(/[.;:]|, or /).filter(isMissing)
}

describe.each(scenarios)('$id', (scenario) => {
  test('numbers are written as the screen writes them, with a digit before the point', () => {
    const bare = [...textsOf(scenario)].filter((text) => /(?<![\w.\])])\.\d/.test(text))
    expect(bare).toEqual([])
  })

  const steps = stagedSteps(scenario)

  test('numbers of a step are expectations, or what the experiment is made of', () => {
    const missing = steps.flatMap((staged, i) => {
      const { prose, watch, question } = staged.step
      const known = {
        numbers: [...madeOf(staged), ...(derived[`${scenario.id} ${i + 1}`] ?? [])],
        expected: steps.slice(0, i + 1).flatMap(expectedOf),
      }
      return strangersIn([prose, watch, question?.ask, question?.because].join('\n'), known).map(
        (number) => `${i + 1} ${staged.title}: ${number}`,
      )
    })
    expect(missing).toEqual([])
  })

  test('numbers of the minute and of the caveats are expectations, or what some experiment is made of', () => {
    const known = {
      numbers: [...steps.flatMap(madeOf), ...(derived[scenario.id] ?? [])],
      expected: steps.flatMap(expectedOf),
    }
    expect(strangersIn([scenario.minute, ...scenario.caveats].join('\n'), known)).toEqual([])
  })

  test('a weight or an axis that the prose names stands on the picture by that name', () => {
    const strangers = steps.flatMap(({ step, title, stages: [main] }, i) => {
      const problem = buildProblem(main!)
      const weights = Array.from({ length: Math.min(problem.size, 400) }, (_, w) => weightName(problem, w))
      const axes = axesOf(problem, main!.plane)
      const text = [step.prose, step.try, step.watch].join('\n')
      const named = [...text.matchAll(/\bw_(\d)|\bw([₁₂₃])/g)].map(
        ([, digit, small]) => `w_${digit ?? '₀₁₂₃'.indexOf(small!)}`,
      )
      const wrong = named.filter((name) => name !== 'w_0' && !weights.includes(name))
      const alone = [...text.matchAll(/\$([abuvxy])\$/g)].map(([, letter]) => letter!)
      const words = [...axes.join(' ').split(/\W+/), ...Object.keys(parameters(main!))]
      const data = main!.model.kind === 'mlp' ? ['x', 'y'] : []
      const lost = alone.filter((letter) => ![...words, ...data].includes(letter))
      return [...wrong, ...lost].map((name) => `${i + 1} ${title}: ${name}`)
    })
    expect(strangers).toEqual([])
  })

  test('prose begins with words: what is seen comes before the formula', () => {
    const formal = scenario.steps
      .map(({ prose }) => firstSentence(prose))
      .filter((sentence) => /=|\$\$|\\[lg]e\b|[<>]/.test(sentence))
    expect(formal).toEqual([])
  })

  test('what the hand is asked to change is among the step’s own controls, or said to be under All controls', () => {
    const missing = scenario.steps.flatMap((step, i) =>
      unheld(step).map((part) => `${i + 1} ${step.title}: ${part}`),
    )
    expect(missing).toEqual([])
  })
})

const parameters = ({ model }: Experiment) => (model.kind === 'function' ? (model.parameters ?? {}) : {})

test('the words of a step are those of its opening as soon as w_0 is moved, and not when the camera turns', () => {
  const [{ id, title, steps } = scenarios[0]!] = scenarios
  const place = { lecture: { id, title, steps }, step: 0, apart: false }
  const opening = experimentOf(place.lecture, 0)
  expect(isChanged(place, opening)).toBe(false)
  expect(isChanged(place, parseExperiment({ ...opening, view: { camera: 'top' } }))).toBe(false)
  const moved = parseExperiment({ ...opening, ...moveStart(opening, 0, 1, 1) })
  expect(isChanged(place, moved)).toBe(true)
  expect(isChanged({ ...place, apart: true }, moved), 'the sandbox has no words').toBe(false)
})
