import { expect, test } from 'vitest'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import { mergedExperiment, stepId } from '../../../../src/exchange/lecture/merged.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { Range } from '../../../../src/exchange/lecture/parts.ts'
import { parseLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'
import twoWeightsScenario from '../../../../src/scenarios/lectures/two-weights/lecture.md?full'

const text = lectureText(twoWeightsScenario)
const count = twoWeightsScenario.steps.length

/**
 * The problems of the text with one piece replaced, as `line:column message`, where the line is given by its
 * content.
 */
function problemsWith(piece: string, replacement: string): readonly string[] {
  expect(text).toContain(piece)
  const broken = text.replace(piece, replacement)
  const lines = broken.split('\n')
  return parseLecture(broken).problems.map(
    ({ line, column, message }) =>
      `${lines[line - 1]?.slice(column - 1, column + 11).trim() ?? ''} | ${message}`,
  )
}

test.each([
  ['learningRate: 0.01, steps: 1000}', 'learningRate: -0.01, steps: 1000}', ['-0.01, steps | algorithms[0].learningRate: must not be negative']],
  ['widths: [1, 1, 1]', 'widths: [1, 2, 1]', ["[2, -1]}] | starts[0].values: must list the model's 4 weights, not 2 numbers"]],
  ['values: [0.05, 0.02', 'values: [-0.05, 0.02', ['-0.05, 0.02, | algorithms[0].learningRate: must not be negative']],
  ['linear: {model: {linearity: 1}}', 'linear: {model: {linearity: 3}}', ['3}}, ReLU: { | model.linearity: must not be above 1']],
  ['algorithms.0.learningRate: values', 'algorithms.3.learningRate: values', [
    'values, algo | "algorithms.3.learningRate" points outside a list. Write the whole list in "with"',
  ]],
  ['learningRate: values, algorithms.0.steps: [', 'learningRate: 2 value ** 2, algorithms.0.steps: [', ['* 2, algorit | write ^ for a power']],
  ['learningRate: values, algorithms.0.steps: [', 'learningRate: "(value", algorithms.0.steps: [', ['(value", alg | this “(” is not closed']],
  ['learningRate: values, algorithms.0.steps: [', 'learningRate: values - 1, algorithms.0.steps: [', ['values - 1, | unknown name “values”. Do you mean value?']],
  ['learningRate: values, algorithms.0.steps: [', 'learningRate: 0 - value, algorithms.0.steps: [', ['0 - value, a | algorithms[0].learningRate: must not be negative']],
  ['```show\ntools', '```show\ntoools: 1\ntools', ['toools: 1 | toools: unknown field "toools". Do you mean "tools"?']],
  ['basin-edge, valley]', 'basin-edje, valley]', ['basin-edje, | predictions[2]: there is no formula "basin-edje". Do you mean "basin-edge"?']],
  ['kind: place\n', 'kind: plaice\n', ['plaice | kind: there is no "plaice" here. Do you mean "place"?']],
  ['kind: place\n', 'kind: poem\n', ['poem | kind: must be one of "place", "number", "choice", "curve", not "poem"']],
  ['> [!because]', '> [!becuse]', ['> [!becuse] | there is no "[!becuse]" here. Do you mean "because"?']],
  ['> [!because]', '> [!reason]', ['> [!reason] | there is no "[!reason]" here. Use one of these: try, watch, scene, ask, because']],
  ['```check', '```chek', ['```chek | there is no fence "chek". Do you mean "check"?']],
  ['language: en', 'langage: en', ['langage: en | langage: unknown field "langage". Do you mean "language"?']],
  ['{id: sgd, learningRate: 0.01, steps', '{id: sgd, learningrate: 0.01, learningRate: 0.01, steps', [
    'learningrate | algorithms[0].learningrate: unknown field "learningrate". Do you mean "learningRate"?',
  ]],
  ['activation: tanh', 'activation: tahn', ['tahn, linear | model.activation: there is no "tahn" here. Do you mean "tanh"?']],
  ['{linearity: 1}}, ReLU: {', '{linarity: 1}}, ReLU: {', [
    'linarity: 1} | model.linarity: unknown field "linarity". Do you mean "linearity"?',
  ]],
  ['\nseed: 1\n', '\nseed: 1\nvision: 1\n', ['vision: 1 | vision: unknown field "vision"']],
  ['final-loss in [0, 1e-6]', 'final-los in [0, 1e-6]', [
    'final-los in | there is no quantity "final-los". Do you mean "final-loss"?',
  ]],
  ['answer: end-place', 'answer: endplace', ['endplace | answer: there is no quantity "endplace". Do you mean "end-place"?']],
  ['answer: end-place', 'answer: nowhere', ['nowhere | answer: there is no quantity "nowhere". Look up its name in the guide']],
  ['view: {camera: top}', 'view: {camra: top}', ['camra: top} | view.camra: unknown field "camra". Do you mean "camera"?']],
  ['sweep mean at=5', 'sweep maen at=5', ['sweep maen a | there is no number of a sweep "maen". Do you mean "mean"?']],
  ['final-loss algorithm=1 in', 'final-loss algorithm=1 on', [
    'final-loss a | "final-loss algorithm=1 on [0, 1e-6]" claims nothing. Write = and a number, or in [a, b]',
  ]],
  ['tools: [w₀]\nmarks', 'tools: [w₀]\ntools: [w₀]\nmarks', ['tools: [w₀] | "tools" is given twice. Remove one of them']],
  ['reach the valley, but', '{reach} the valley, but', ['reach} the v | there is no quantity "reach". Write another, or \\{ for a brace']],
  ['> [!because] At $w_1 = 2$', '> [!because] At $w_1 = \\num{final-loss is=2}$', ['final-loss i | "final-loss" has no argument "is". Write start=, algorithm=']],
  ['Drag the w₀ marker', 'Drag {the} w₀ marker', []],
  ['> [!watch] The whole run', '> [!watch] The {2 / algorithms.9.steps} run', ["2 / algorith | this step's experiment has no number at \"algorithms.9.steps\". Write a field that it has"]],
  ['Gradient descent, momentum', 'Gradient {final-loss stage=3 = 0}, momentum', ['final-loss s | this step has no stage 3. Leave stage out, or add one with beside']],
  ['Gradient descent, momentum', 'Gradient {sweep slope = 1}, momentum', ['sweep slope | this is a number of a sweep, but the step has none. Add one, or name another number']],
  ['Gradient descent, momentum', '  \n {final-loss = one}, momentum', ['final-loss = | "one" is not a decimal number. Write its digits, such as 0.07']],
  ['prediction flow-end within', 'prediction minima within', ['prediction m | the step draws no prediction "minima". Add it to predictions in the show fence']],
] as const)('%s, written %s, is a problem at its place', (piece, replacement, problems) => {
  expect(problemsWith(piece, replacement)).toEqual(problems)
}) // prettier-ignore

test('A fault that shows only in a later step is reported there, with the line of the value', () => {
  const line = text.split('\n').findIndex((each) => each.includes('values: [0.5, 1]')) + 1
  const broken = text.replace('activation: relu', 'activation: relu, widths: [1, 2, 1]')
  expect(line).toBeGreaterThan(0)
  const [first, ...others] = parseLecture(broken).problems
  expect(others).toEqual([])
  expect(first?.step).toBe(5)
  expect(first?.message).toContain("starts[0].values: must list the model's 4 weights, not 2 numbers")
})

test('A lecture keeps its good steps next to a broken one, with their experiments', () => {
  const broken = text.replace('activation: relu', 'activation: relru')
  const { scenario, problems } = parseLecture(broken)
  expect(problems.map(({ step }) => step)).toEqual([5])
  expect(scenario?.steps.map(({ title }) => title)).toEqual(
    twoWeightsScenario.steps.filter((_, at) => at !== 5).map(({ title }) => title),
  )
  expect(scenario?.steps).toHaveLength(count - 1)
})

test('A broken step after a hundred problems is left out as well', () => {
  const claims = Array.from({ length: 120 }, (_, i) => `- nothing ${i}: nowhere`).join('\n')
  const broken = text
    .replace('```check\n', `\`\`\`check\n${claims}\n`)
    .replace('activation: relu', 'activation: relru')
  expect(parseLecture(broken).scenario?.steps.map(({ title }) => title)).toEqual(
    twoWeightsScenario.steps.filter((_, at) => at !== 0 && at !== 5).map(({ title }) => title),
  )
})

test('A step that inherits a fault from an earlier one is left out with it', () => {
  const { scenario, problems } = parseLecture(text.replace('learningRate: 0.02', 'learningRate: -0.02'))
  expect(problems.map(({ step }) => step)).toEqual([0])
  const steps = scenario?.steps ?? []
  expect(steps.length).toBeGreaterThan(0)
  for (const at of steps.keys())
    expect(() => parseExperiment(mergedExperiment(steps, at)), steps[at]?.title).not.toThrow()
})

test.each([
  [text.slice(4), 'this is not a lecture. Write --- in line 1, as every lecture does', 1],
  [text.replace('badlands: 1', 'badlands: 2\nsound: on'), 'this file is of form 2, and this page knows 1. Reload the page, or ask for a newer one', 2],
  [text.replace('badlands: 1', 'badlands: one'), 'badlands: must be 1. This page knows no other version', 2],
  [text.replace('# The happy', 'The happy'), 'the title is missing before the first step. Write it in a line that begins with # and a space', undefined],
  ['', 'this is not a lecture. Write --- in line 1, as every lecture does', 1],
  ['x'.repeat(1_000_001), 'a lecture has at most 1 million characters. Shorten it', 1],
] as const)('A text that is no lecture says so', (source, message, line) => {
  const { scenario, problems } = parseLecture(source)
  expect(scenario).toBeUndefined()
  expect(problems.map((problem) => problem.message)).toEqual([message])
  if (line !== undefined) expect(problems[0]?.line).toBe(line)
}) // prettier-ignore

test('A claim in the text is an expectation of its step or of its sweep, written only in the text', () => {
  const words = [
    '$D$ loses {final-loss = 0 ± 1e-6} and {sweep slope = 1.02}',
    'so {2 / algorithms.0.learningRate = 200}',
  ]
  const [said = '', other = ''] = words
  const claimed = text
    .replace('$D$ loses', said)
    .replace('> [!watch] The points', `> [!watch] ${other}: The points`)
  const { scenario, problems } = parseLecture(claimed)
  expect(problems).toEqual([])
  const step = scenario?.steps[2]
  const source = 'the words of the step'
  expect(step?.expectations).toEqual([
    { quantity: 'final-loss', value: 0, absolute: 1e-6, source },
    { quantity: '2 / algorithms.0.learningRate', value: 200, absolute: 0.5, source },
  ])
  expect(step?.sweep?.expectations?.at(-1)).toEqual({
    quantity: 'slope',
    value: 1.02,
    absolute: 0.005,
    source,
  })
  expect(lectureText(scenario!)).toBe(claimed)
})

test('Options that can both be right are a problem at the line of the later one', () => {
  const ask = '> [!ask] Where will gradient descent from w₀ end?'
  const asked = text.replace(ask, `${ask}\n\n- as 3 {3 .. 4}\n- more {>= 3.5}`)
  const line = asked.split('\n').indexOf('- more {>= 3.5}') + 1
  const { problems } = parseLecture(asked)
  expect(line).toBeGreaterThan(0)
  expect(problems).toEqual([
    { line, column: 1, step: 0, message: '>= 3.5 and 3 .. 4 overlap. Let only one option be right' },
  ])
})

test('An assignment contains only existing steps', () => {
  const assigned = (given: string) =>
    parseLecture(text.replace('badlands: 1', `badlands: 1\nassignment: ${given}`))
  const last = stepId(twoWeightsScenario.steps.at(-1)!)
  const { scenario, problems } = assigned(`{name: yes, seed: no, steps: [${last}], note: By Monday.}`)
  expect(problems).toEqual([])
  expect(scenario?.assignment).toEqual({ name: true, seed: false, steps: [last], note: 'By Monday.' })
  expect(lectureText(scenario!)).toContain(
    `assignment: {name: yes, seed: no, steps: [${last}], note: By Monday.}`,
  )
  expect(assigned(`{steps: [${last}s]}`).problems).toEqual([
    { line: 3, column: 22, message: `there is no step "${last}s". Do you mean "${last}"?` },
  ])
  expect(assigned('{name: perhaps}').problems.map(({ message }) => message)).toEqual([
    'assignment.name: must be yes or no',
  ])
  expect(assigned('{step: [a]}').problems[0]?.message).toBe(
    'assignment.step: unknown field "step". Do you mean "steps"?',
  )
})

test('Line ends of any system are accepted', () => {
  expect(parseLecture(text.replaceAll('\n', '\r\n'))).toEqual(parseLecture(text))
})

/** The part of a text within a range. */
function textAt(source: string, { line, column, end, endColumn }: Range): string {
  const lines = source.split('\n').slice(line - 1, end)
  lines[lines.length - 1] = lines.at(-1)?.slice(0, endColumn - 1) ?? ''
  return [lines[0]?.slice(column - 1), ...lines.slice(1)].join('\n')
}

test('Each step and each of its parts has its place', () => {
  const lines = text.split('\n')
  const { places } = parseLecture(text)
  expect(places.map(({ id }) => id)).toEqual(twoWeightsScenario.steps.map(stepId))
  for (const [i, { line, parts }] of places.entries()) {
    const { title, prose, watch, question, ...step } = twoWeightsScenario.steps[i]!
    expect(lines[line - 1]).toMatch(/^## /)
    const words = { title, prose, try: step.try, watch, scene: question?.setup, ask: question?.ask, because: question?.because } // prettier-ignore
    const told = Object.entries(words).filter(([, said]) => said !== undefined)
    expect(told.map(([name]) => [name, textAt(text, parts[name]!)])).toEqual(told)
    for (const name of ['question', 'experiment', 'show', 'check'])
      if (parts[name]) expect(textAt(text, parts[name])).toMatch(new RegExp(`^\`\`\`${name}\n[^]*\n\`\`\`$`))
    if (parts['options']) expect(textAt(text, parts['options'])).toMatch(/^- [^]*\}$/)
  }
})

test('The text of the whole lecture, and a written id, have their places', () => {
  const named = text.replace(/^(## One data point.*) \{#.*$/m, '$1 {#first}')
  const { head, places } = parseLecture(named)
  const { title, idea, minute } = twoWeightsScenario
  const told = Object.entries({ title, idea, minute })
  expect(told.map(([name]) => [name, textAt(named, head[name]!)])).toEqual(told)
  expect(textAt(named, places[0]!.parts['id']!)).toBe('first')
  expect(textAt(named, places[0]!.parts['title']!)).toBe(twoWeightsScenario.steps[0]?.title)
})

test('A step without a title may have an id', () => {
  const { scenario, problems, places } = parseLecture(text.replace(/^## One data point.*$/m, '##  {#first}'))
  expect(problems).toEqual([])
  expect(scenario?.steps[0]).toMatchObject({ title: '', id: 'first' })
  expect(places[0]?.parts['title']).toMatchObject({ column: 4, endColumn: 4 })
})
