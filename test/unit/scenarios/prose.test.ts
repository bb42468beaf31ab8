import { placeOf } from '../../support/place.ts'
import { product } from '../../support/experiments.ts'
import { describe, expect, test } from 'vitest'
import { partNames, partSize } from '../../../src/experiment/spec/data.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import {
  hasRuns,
  hasSurface,
  type Experiment,
  type TrainingExperiment,
} from '../../../src/experiment/spec/experiment.ts'
import { axesOf, weightName } from '../../../src/words/axes.ts'
import { storedPoints } from '../../../src/theory/sweep/statistics.ts'
import { experimentOf, isChanged } from '../../../src/study/lecture/lecture.ts'
import { moveStart } from '../../../src/edit/actions.ts'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import { longFactor, walkGap } from '../../../src/reference/linear-program/walk.ts'
import { descend } from '../../../src/reference/saddles/saddles.ts'
import { mostRecords } from '../../../src/reference/trajectory/record.ts'
import { share as shareToWall } from '../../../src/math/linear-programming/predictor-corrector.ts'
import { polytopeOf } from '../../../src/math/linear-programming/polytope.ts'
import { farPoints } from '../../../src/scenarios/data/metric-gap-data.ts'
import { trio } from '../../../src/scenarios/data/trio-program.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { ControlName, Expectation, Step } from '../../../src/exchange/lecture/scenario.ts'
import { withNumbersWritten } from '../../../src/exchange/lecture/notation/live-pieces.ts'
import { numbersIn } from '../../support/lectures/prose-numbers.ts'
import { stagedSteps, type StagedStep } from '../../support/lectures/scenarios.ts'
import { storedSweeps } from '../../support/lectures/stored-sweeps.ts'

/** The step at which the lecture's row of saddles has passed its third. */
const thirdSaddle = descend(
  { kind: 'saddles', dimension: 5, saddle: 3, steepness: 1.5, kicks: false, precision: 'float64' },
  1,
).passed[2]!

/** The points of the metric gap's lecture that are not far out, and the sum of numbers. */
const near = farPoints(10)
  .inputs.map(([x]) => x!)
  .filter((x) => Math.abs(x) < 10)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** A number rounded to whole tens, thousands and so on, as prose may give it. */
const rounded = (value: number, to: number): number => to * Math.round(value / to)

/** Numbers that follow from the expectations of a step, or of the lecture, by simple arithmetic. */
const derived: Readonly<Record<string, readonly number[]>> = {
  // The error before the step: the sum of its three gaps.
  'overture 2': [1 / 192 + 0.000526 + 0.03258],
  'three-gaps 2': [1 / 192 + 0.000526 + 0.008971],
  // How much wider starts are drawn: the scale of their layers.
  'straight-line': [1.5],
  // Means over draws of the lecture's networks: rises in test/claims/landscapes/labels.test.ts, convolutions in digits-conv.test.ts.
  'real-digits': [0.25, 1.5, 600, 0.45],
  // The time η t of both runs.
  'two-weights 3': [0.01 * 1000],
  // Cover's count for three weights: twice the ways to choose at most two of eleven.
  'counting 1': [2 ** 12, 11, 55, 2 * (1 + 11 + 55)],
  // Dots of the question, three times its weights; colourings of twelve dots: those drawn, and all.
  'counting 2': [3 * 300, 1024, 2 ** 12],
  // Threshold functions of three and four bits, and functions of 17; the question's weights of 32 bits.
  'counting 4': [104, 1882, 2 ** 17, 160_000 / 32, 32],
  // The folds that float32 and float64 survive, and the first at which a fortieth is lost, in
  // test/unit/experiment/model/kinks.test.ts.
  'counting 7': [27, 28, 55],
  counting: [24 + 28, 160_000 / 32],
  // The root of the divergence, ln n - (n - 1)/n.
  goodhart: [Math.sqrt(5.932448), 1024],
  // The goal's β.
  'goodhart 1': [1 / 10],
  'goodhart 4': [1024, Math.sqrt(5.932448)],
  // Pairs of ten networks.
  'anna-karenina 8': [(10 * 9) / 2],
  // The sweep's stored means at 16 units, and their difference after 3,000 steps, in test/claims/representations.test.ts.
  'anna-karenina': [0.9589 - 0.8996, 0.07],
  // Means over draws on two moons, in the same file.
  'anna-karenina 5': [0.933],
  // At x = 10, the line of least squares through the near points, whose targets are the signs of x.
  'metric-gap 1': [(10 * sum(near.map(Math.abs))) / sum(near.map((x) => x * x))],
  // w x² + b at x = 2.
  'metric-gap 6': [(15 / 16) * 4 + 3 / 16],
  // The recorded step 798; the rows of twelve signs.
  'thresholds 6': [rounded(798, 100)],
  'thresholds 8': [2 ** 12],
  // Points a side of the edge, as its question asks; within one of 40 samples, and the median error there.
  thresholds: [65, 39, 41, 21],
  // Digits of 32!, and the places on a path, src/theory/quantity/runs/lines.ts.
  'relabelling 3': [
    Math.ceil(Array.from({ length: 32 }, (_, k) => Math.log10(k + 1)).reduce((p, q) => p + q)),
  ],
  // Means over 100 sets of four networks, in test/claims/matched-units.test.ts.
  'relabelling 4': [0.784, 0.152],
  relabelling: [61],
  // ηλ, |1 - ηλ|, and the inverse of the part by which ηλ exceeds 2.
  'end-to-end 3': [2.001, 1.001, 2 / (2.001 - 2)],
  // Steps to a tenth, by gradient descent and by Nesterov's method.
  'end-to-end 4': [Math.log(0.1) / Math.log(12 / 13), Math.log(0.1) / Math.log(0.8)],
  // λ₂/λ₁.
  'end-to-end 6': [1.57720019 / 0.72279981],
  // Nesterov's best in test/unit/theory/quadratic/quadratic.test.ts.
  'end-to-end': [mostRecords, 1 / 19, 0.627, 1 - 2 / Math.sqrt(76)],
  // A Gaussian within one deviation.
  'quicksort 2': [0.6827],
  'quicksort 3': [20_000 * 3.167e-5, 20_000 * 0.0019],
  // Comparisons of the first calls; the sorts of ten keys until one is the worst.
  'quicksort 4': [999, 998, rounded(10 ** 3.85078, 1000)],
  'quicksort 5': [rounded(361_851, 1000), rounded(198_388, 1000)],
  // Points of the transform in test/unit/theory/laws/quicksort-law.test.ts.
  quicksort: [2 ** 14],
  // The corners of the polytope.
  'linear-programming 1': [polytopeOf(trio).vertices.length],
  // The gap that each walker reaches, and the number of cuts that leave an eighth of a volume.
  'linear-programming 2': [walkGap, Math.log(8) / Math.log(32 / 27)],
  // The same factor, and the number of variables in problems that solvers are built for.
  'linear-programming 3': [longFactor, 1e6],
  // 1 + 1/(8 √m), m/t at a gap of 0.001, and the ball's steps over those of the simplex method.
  'linear-programming 4': [
    walkGap,
    longFactor,
    shareToWall,
    1 + 1 / (8 * Math.sqrt(10)),
    10 / 0.001,
    158 / 4,
  ],
  // Means of 200 draws, S40 in src/theory/README.md.
  'linear-programming 7': [133.3, 48.7],
  'saddles-in-a-row 2': [thirdSaddle],
  // Growth by 1 + 1/(2 L) after a halving.
  'saddles-in-a-row 4': [Math.LN2 / Math.log(1.25)],
  // Steps for a tenth of the distance at η = 0.05, and for a ten-thousandth; the logarithm of a tenth has
  // base 10.
  'character-witnesses 2': [10, Math.log(10) / Math.log(1.05), Math.log(1e4) / Math.log(1.05), 1e4],
  // 1 + η, how much closer a start is, and the steps for that; the 10 of σ = 10⁻⁴.
  'character-witnesses 3': [10, 1.1, 0.1 / 1e-4, Math.floor(Math.log(1000) / Math.log(1.1))],
  // Weights of 6 bits.
  'character-witnesses 6': [33 * 6],
  'character-witnesses': [rounded(312, 100)],
  // Observed entries of ten random matrices, in test/unit/reference/oracle/run/completion.test.ts.
  'low-rank': [50],
  // More steps, and the loss at which both stop, in test/claims/landscapes/normalisation.test.ts.
  'along-and-across 1': [400],
  'along-and-across 3': [0.02],
  'along-and-across': [19, 25, 20],
  // The loss at which batches stop, and how much sharper the full one is there, in test/claims/landscapes/rulers.test.ts.
  'rulers 5': [0.002, 1.6],
  // Pairs of draws that gain, and the loss at which all stop with their curvatures, in test/claims/landscapes/flat-ground.test.ts.
  'flat-ground 2': [17, 24, 0.39, 0.04, 0.0023, 0.8, 0.3, 0.2],
  'flat-ground': [4, 773, 1.2, 0.3, 24, 0.6, 0.2, 60, 0.7],
  // Means of paired draws, in test/claims/landscapes/stored-pairs.test.ts.
  'flat-ground 4': [16, 5],
  // Hidden layers.
  'mountains 1': [13],
  // Mean losses at the ends, the loss at which both stop, and their curvatures there, in
  // test/claims/landscapes/measures.test.ts.
  'mountains 2': [0.03, 0.01, 0.05],
  // Hidden layers, and the losses of the seven ends, in test/claims/landscapes/recipes.test.ts.
  'mountains 4': [13, 0.003, 0.15],
  'mountains 5': [0.05, 100, 1],
  // The interval's end.
  'random-labels 1': [99 + 1],
  // Six corruptions with five seeds, one point misclassified.
  'random-labels 2': [6 * 5, 6 * 5 - 1],
  // The ratio of the kernel's largest eigenvalue to its smallest.
  'random-labels 5': [rounded(321.5398 / 2.1523, 10)],
  // 2/η, and a smaller rate with more steps, in test/claims/near-linear-xor.test.ts.
  'what-linear-costs 5': [2 / 0.05, 0.01, 40_000],
  // Two numbers per point, and two more.
  'random-labels 7': [2 * 200 + 2],
  // The ratio of the copy's sharpness to that of the minimum; the factor of the copies, and 2/η.
  'landscapes-lie 1': [15.8387 / 0.503753, 10],
  'landscapes-lie 4': [2 / 0.2],
  'landscapes-lie 5': [10],
  // The first two components of the run, and of noise; a run of 199 steps has 200 points.
  'planes-and-lines 1': [0.98 + 0.0137, 0.60794 + 0.151997].map((share) => 100 * share),
  'planes-and-lines 2': [199 + 1],
  'planes-and-lines 3': [399 + 1],
  'planes-and-lines': [51, rounded(4965, 1000)],
  // Weights of the convolutions.
  'real-digits 3': [1898],
  // Hidden units and weights of the other networks.
  'directions 3': [32, 128, 2410, 9610],
  // Half of ½², where the network answers 0.
  'ultra-wide 6': [0.125],
  // The error of a kernel with normal output weights, in test/unit/theory/formulas/lazy.test.ts.
  'ultra-wide': [1.84],
}

function* numbersOf(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* numbersOf(one)
}

/** True if an expectation states this number, directly or as a percentage. */
function says({ value, interval }: Expectation, number: number, slack: number): boolean {
  const near = (one: number) => Math.min(Math.abs(one - number), Math.abs(100 * one - number)) <= slack
  if (value !== undefined) return near(Math.abs(value))
  const [least = NaN, most = NaN] = (interval ?? []).map(Math.abs).sort((p, q) => p - q)
  const within = least <= number && number <= most && most - least <= number
  return within || near(least) || near(most)
}

const starts = (main: Experiment) =>
  (hasRuns(main) ? main.starts : []).filter((start) => [...numbersOf(start)].length < 8)

/**
 * The numbers in an experiment's data: the parameters, or how many rows each part of a table has, and how
 * many targets are given and missing.
 */
function data(main: Experiment) {
  if (!hasRuns(main)) return []
  const { data: one } = main
  if (one.kind !== 'table') return one
  const weights = one.weights?.flat() ?? []
  const given = weights.filter((weight) => weight > 0).length
  return [...partNames(one).map((name) => partSize(one, name)), given, weights.length - given]
}

/** The numbers that a step's experiments consist of. */
function madeOf({ step, stages }: StagedStep): number[] {
  const made = stages.map((main) => ({ ...main, data: undefined, starts: undefined }))
  const sweep = step.sweep && [step.sweep.values, step.sweep.experiments]
  const sizes = stages.map((main) => (hasRuns(main) ? buildTrainingProblem(main).size : []))
  const asked = [...(step.expectations ?? []), ...(step.sweep?.quantities ?? [])].map((one) => one.arguments)
  const setUp = [
    asked,
    step.dial,
    step.predictions,
    step.question?.scale,
    step.histogram?.draws,
    step.sweep?.seeds,
  ]
  return [...numbersOf([made, stages.map(starts), stages.map(data), sweep, sizes, setUp])]
}

/** The stored points of a step's sweep, which its chart shows. */
const storedOf = ({ step: { sweep } }: StagedStep): number[] => {
  const kept = storedSweeps.get(sweep?.reference ?? '')
  return kept
    ? storedPoints(kept).flatMap(({ spreads }) => spreads.flatMap(({ mean, median }) => [mean, median]))
    : []
}

const expectedOf = ({ step }: StagedStep): Expectation[] => [
  ...(step.expectations ?? []),
  ...(step.sweep?.expectations ?? []),
  ...(step.histogram?.expectations ?? []),
]

/** The numbers in a text that nothing accounts for. */
const strangersIn = (
  text: string,
  { numbers, expected }: { readonly numbers: readonly number[]; readonly expected: readonly Expectation[] },
): number[] =>
  numbersIn(text)
    .filter(
      ({ value, slack }) =>
        !(
          numbers.some((one) => Math.abs(Math.abs(one) - value) <= slack) ||
          expected.some((one) => says(one, value, slack))
        ),
    )
    .map(({ value }) => value)

/**
 * Letters that stand for numbers, in pictures and in formulas. Letters of other alphabets are names
 * elsewhere.
 */
const letters: Readonly<Record<string, string>> = {
  η: 'η|\\\\eta(?![a-z])',
  σ: 'σ|\\\\sigma(?![a-z])',
  ρ: 'ρ|\\\\rho(?![a-z])',
  Q: '(?<![\\w{\\\\])Q(?!\\w)',
  D: '(?<![\\w{\\\\])D(?!\\w)',
}

/** The letters in a text. In its formulas only Greek ones count. */
function lettersIn(text: string): string[] {
  const formulas = [...text.matchAll(/\$[^$]+\$/g)].join(' ')
  return Object.entries(letters).flatMap(([letter, pattern]) =>
    new RegExp(pattern, 'u').test(/[A-Z]/.test(letter) ? formulas : text) ? [letter] : [],
  )
}

const wordsOf = ({ prose, try: act, watch, question }: Step): string =>
  withNumbersWritten([prose, act, watch, question?.setup, question?.ask, question?.because].join('\n'))

/** Texts on the pictures and dials of a step. */
const labelsOf = ({ dial, sweep, numbers, predictions, histogram, controls = [] }: Step, main: Experiment) =>
  [
    hasSurface(main) ? axesOf(buildTrainingProblem(main), main.plane) : [],
    [dial?.label, sweep?.label, histogram?.label, controls.includes('learning-rate') ? 'η' : ''],
    [sweep?.quantities, numbers, predictions].map((all) => JSON.stringify(all)),
  ]
    .flat(2)
    .join(' ')

/** True if a text explains a letter, by an equation or by its noun. */
const saysWhatIs = (letter: string, text: string): boolean =>
  new RegExp(`(?:${letters[letter]}) ?=|\\b(?:rate|sharpness|value),? \\$?(?:${letters[letter]})`, 'u').test(
    text,
  )

/** Every text of a scenario. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsOf(one)
}

/** The first sentence of a Markdown text, including its formulas. */
const firstSentence = (text: string): string =>
  /^(?:\$\$[^]*?\$\$|\$[^$]*\$|[^$])*?(?:[.!?](?=\s|$)|(?=\n\n)|$)/.exec(text)?.[0] ?? ''

/** Nouns for what readers may be asked to change, with the controls of a step that change it. */
const held: Readonly<Record<string, readonly ControlName[]>> = {
  table: [],
  panel: [],
  layer: [],
  data: ['label-corruption'],
  model: ['activation', 'width', 'linearity', 'residual'],
  skip: ['residual'],
  activation: ['activation'],
  seed: ['seed'],
  die: ['seed', 'start'],
  linear: ['linearity'],
  linearity: ['linearity'],
  width: ['width'],
  'learning rate': ['learning-rate'],
}

/** The parts of an instruction that name something for which the step has no control. */
function unheld({ try: text = '', controls = [], dial }: Step): string[] {
  const dialled = dial?.label.split(' ')[0] ?? ''
  const isMissing = (part: string) =>
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

  test('numbers of a step are expectations, or belong to its experiment', () => {
    const missing = steps.flatMap((staged, i) => {
      const { prose, watch, question } = staged.step
      const known = {
        numbers: [...madeOf(staged), ...storedOf(staged), ...(derived[`${scenario.id} ${i + 1}`] ?? [])],
        expected: steps.slice(0, i + 1).flatMap(expectedOf),
      }
      return strangersIn(
        withNumbersWritten([prose, watch, question?.setup, question?.ask, question?.because].join('\n')),
        known,
      ).map((number) => `${i + 1} ${staged.title}: ${number}`)
    })
    expect(missing).toEqual([])
  })

  test('numbers of the minute and of the caveats are expectations, or belong to some experiment', () => {
    const known = {
      numbers: [...steps.flatMap(madeOf), ...steps.flatMap(storedOf), ...(derived[scenario.id] ?? [])],
      expected: steps.flatMap(expectedOf),
    }
    expect(strangersIn([scenario.minute, ...scenario.caveats].join('\n'), known)).toEqual([])
  })

  test('a weight or an axis that the prose names has that name on the picture', () => {
    const strangers = steps.flatMap(({ step, title, stages: [main] }, i) => {
      if (!main || !hasSurface(main)) return []
      const problem = buildTrainingProblem(main)
      const weights = Array.from({ length: Math.min(problem.size, 400) }, (_, w) => weightName(problem, w))
      const axes = axesOf(problem, main.plane)
      const text = withNumbersWritten([step.prose, step.try, step.watch].join('\n'))
      const named = [...text.matchAll(/\bw_(\d)|\bw([₁₂₃])/g)].map(
        ([, digit, small]) => `w_${digit ?? '₀₁₂₃'.indexOf(small!)}`,
      )
      const wrong = named.filter((name) => name !== 'w_0' && !weights.includes(name))
      const alone = [...text.matchAll(/\$([abuvxy])\$/g)].map(([, letter]) => letter!)
      const words = [...axes.join(' ').split(/\W+/), ...Object.keys(parameters(main))]
      const data = main.model.kind === 'mlp' ? ['x', 'y'] : []
      const lost = alone.filter((letter) => ![...words, ...data].includes(letter))
      return [...wrong, ...lost].map((name) => `${i + 1} ${title}: ${name}`)
    })
    expect(strangers).toEqual([])
  })

  test('a letter in the prose belongs to an axis, a legend or a dial, or the lecture has introduced it', () => {
    const strangers = steps.flatMap(({ step, title, stages: [main] }, i) => {
      const before = steps.slice(0, i + 1).map(({ step: one }) => withNumbersWritten(one.prose))
      return lettersIn(wordsOf(step))
        .filter(
          (letter) =>
            !labelsOf(step, main!).includes(letter) && !before.some((text) => saysWhatIs(letter, text)),
        )
        .map((letter) => `${i + 1} ${title}: ${letter}`)
    })
    expect(strangers).toEqual([])
  })

  test('prose begins with words: observations come before the formula', () => {
    const formal = scenario.steps
      .map(({ prose }) => firstSentence(withNumbersWritten(prose)))
      .filter((sentence) => /=|\$\$|\\[lg]e\b|[<>]/.test(sentence))
    expect(formal).toEqual([])
  })

  test('the first question has a setup of at most twenty words', () => {
    const { setup = '' } = scenario.steps.find(({ question }) => question)?.question ?? {}
    const words = setup.replaceAll(/\$[^$]*\$/g, 'x').split(' ')
    expect(words.length).toBeGreaterThan(9)
    expect(words.length).toBeLessThanOrEqual(20)
  })

  test('what the instruction asks to change is among the step’s own controls, which are next to it', () => {
    const missing = scenario.steps.flatMap((step, i) =>
      unheld(step).map((part) => `${i + 1} ${step.title}: ${part}`),
    )
    expect(missing).toEqual([])
  })

  test('no instruction asks for all controls, a key or a mouse, and none clicks something that is not a button', () => {
    const gesture = /All controls|\bkey\b|\bhover|\bshift\b|\bpointer\b|\bclick|\bpress\b(?! (?:play|“))/iu
    const asked = scenario.steps.filter(({ try: act = '' }) => gesture.test(act)).map(({ title }) => title)
    expect(asked).toEqual([])
  })

  test('a step gives a dial and one control, or two controls', () => {
    const full = scenario.steps.filter(({ dial, controls = [] }) => controls.length > (dial ? 1 : 2))
    expect(full.map(({ title }) => title)).toEqual([])
  })
})

const parameters = ({ model }: TrainingExperiment) =>
  model.kind === 'function' ? (model.parameters ?? {}) : {}

test('the text of a step describes its opening as soon as w_0 is moved, but not when the camera turns', () => {
  const [{ id, title, steps } = scenarios[0]!] = scenarios
  const place = { lecture: { id, title, steps }, step: 0, apart: false }
  const opening = parseTraining(experimentOf(place.lecture, 0))
  expect(isChanged(place, opening)).toBe(false)
  expect(isChanged(place, parseExperiment({ ...opening, view: { camera: 'top' } }))).toBe(false)
  const moved = parseExperiment({ ...opening, ...moveStart(opening, 0, 1, 1) })
  expect(isChanged(place, moved)).toBe(true)
  expect(isChanged({ ...place, apart: true }, moved), 'the sandbox has no words').toBe(false)
})

test('the text of a step still describes its opening when its answer is shown', () => {
  const dial = { label: 'seed', values: ['one', 'two'], experiments: [{ seed: 1 }, { seed: 2 }] }
  const asked = placeOf({ experiment: { ...product, seed: 1 }, dial, reveal: { dial: 'two' } })
  const [opening, seen] = [1, 2].map((seed) => parseTraining({ ...product, seed }))
  expect(isChanged(asked, seen!), 'advance manually').toBe(true)
  const revealed = { ...asked, revealed: { seed: 1 } }
  expect(isChanged(revealed, seen!)).toBe(false)
  expect(isChanged(revealed, opening!)).toBe(false)
  expect(isChanged(revealed, parseTraining({ ...product, seed: 3 }))).toBe(true)
})
