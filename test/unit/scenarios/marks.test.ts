import { describe, expect, test } from 'vitest'
import { defaultControls } from '../../../src/elements/panels/default-controls.ts'
import { problemOf } from '../../../src/experiment/spec/experiment.ts'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { pictureNames, type PictureName, type Sweep } from '../../../src/exchange/lecture/scenario.ts'
import { numbersOf } from '../../../src/view/surface/surface-numbers.ts'
import { quantityName } from '../../../src/words/quantities/quantity-names.ts'
import { answerValue, leaks } from '../../e2e/support/answer-leaks.ts'
import * as seen from '../../e2e/support/step-marks.ts'
import type { Screen, Written } from '../../e2e/support/written.ts'
import { numberedSteps, type NumberedStep } from '../../support/matrix/covering-steps.ts'
import { markOf } from '../../support/lectures/marks.ts'

const steps = numberedSteps(scenarios)

/** The pictures that a step has on the stage when it opens, or once its answer is shown. */
const picturesOf = ({ step, stages }: NumberedStep): readonly PictureName[] =>
  [false, true].flatMap((revealed) => {
    const { hero, insets } = arrangementOf(step, stages[0]!, revealed)
    return [hero, ...insets]
  })

const hasSurface = (of: NumberedStep) => picturesOf(of).some((name) => ['surface', 'maps'].includes(name))

/** All texts that a sweep's chart takes from its plan, with plain spaces. */
const sweepWords = ({ label, up, quantities, rules = [] }: Sweep): string[] =>
  [
    label,
    ...[up ?? ''].flat(),
    ...quantities.flatMap((one) => [one.label, quantityName(one.quantity) ?? '', `${one.label}, slope`]),
    ...rules.map((rule) => rule.label),
    'slope',
    'log',
  ].map((words) => words.replaceAll(/\s/g, ' '))

/** Faults in a step's marks, one line each. */
function markFaults(of: NumberedStep): string[] {
  const { step } = of
  const { watch = '', marks = {}, predictions = [], sweep } = step
  const pictures = picturesOf(of)
  return Object.entries(marks).flatMap(([phrase, mark]) => {
    const found: string[] = []
    if (!watch.includes(phrase)) found.push(`“${phrase}” is not in the sentence`)
    const { picture, prediction, text } = markOf(mark)
    const counts = prediction === 'dips' ? 'minima' : prediction === 'level' && 'area-below'
    if (counts && !numbersOf(step).some(({ quantity }) => quantity === counts))
      found.push(`no number of the step counts ${mark}`)
    if (prediction && !counts && !predictions.some(({ formula }) => formula === prediction))
      found.push(`the step does not predict ${prediction}`)
    if ((prediction || mark === 'run') && !hasSurface(of)) found.push(`${mark} has no surface to lie on`)
    if (picture && !pictures.includes(picture)) found.push(`the step does not show ${picture}`)
    if (picture === 'sweep' && text && !(sweep && sweepWords(sweep).some((words) => words.includes(text))))
      found.push(`the sweep has no ${text}`)
    return found
  })
}

/** Faults in the controls that a step's instruction names, one line each. */
function toolFaults(of: NumberedStep): string[] {
  const { step, stages } = of
  const [main] = stages
  const pictures = picturesOf(of)
  return (step.tools ?? []).flatMap((tool) => {
    if (tool === 'dial') return step.dial ? [] : ['there is no dial']
    if (tool === 'w₀') return hasSurface(of) ? [] : ['there is no surface with w₀']
    if (tool === 'timeline') return problemOf(main!)?.kind === 'procedure' ? ['nothing moves in steps'] : []
    if (pictureNames.some((name) => name === tool && pictures.includes(name))) return []
    return (step.controls ?? defaultControls(main!)).some((name) => name === tool)
      ? []
      : [`there is no ${tool}`]
  })
}

describe.each(steps)('$id, step $number', (of) => {
  const { step } = of

  test('ties what to watch to marks that it has', () => {
    expect(step.watch !== undefined, 'marks without a sentence').toBe(step.marks !== undefined)
    expect(Object.keys(step.marks ?? {}).length).toBeGreaterThan(0)
    expect(markFaults(of)).toEqual([])
  })

  test('names the controls in its instruction, and has them', () => {
    expect(step.try !== undefined).toBe((step.tools ?? []).length > 0)
    expect(toolFaults(of)).toEqual([])
  })
})

test('a missing mark and a missing control are named', () => {
  const [of] = steps
  const wronged = (change: Partial<NumberedStep['step']>): NumberedStep => ({
    ...of!,
    step: { ...of!.step, ...change },
  })
  expect(markFaults(wronged({ marks: { 'a dragon': 'run' } }))).toHaveLength(1)
  expect(markFaults(wronged({ watch: 'A curve.', marks: { curve: 'sweep: proxy' } }))).toHaveLength(2)
  expect(markFaults(wronged({ watch: 'A curve.', marks: { curve: 'prediction: nothing' } }))).toHaveLength(1)
  expect(toolFaults(wronged({ tools: ['dial', 'matrix', 'seed'] }))).toHaveLength(3)
})

const nowhere = { x: 0, y: 0, width: 9, height: 9, canvas: false, under: '' } as const
const written = (of: string, text: string, change: Partial<Written> = {}): Written => ({
  ...nowhere,
  of,
  text,
  ...change,
})
const screen = (change: Partial<Screen>): Screen => ({
  texts: [],
  pictures: [{ name: 'surface', enabled: true, far: 0, under: '' }],
  controls: [],
  attributes: [],
  drawn: [],
  ...change,
})
const numbered = (id: string, number: number) =>
  steps.find((one) => one.id === id && one.number === number)!.step

test('on the screen a mark is written and uncovered, a prediction drawn, a control near; otherwise it is named', () => {
  const step = numbered('two-weights', 6)
  const texts = [written('surface', 'gradient'), written('surface', 'descent')]
  const drawn = ['basin-edge/0', 'valley/0']
  const controls = [{ name: 'w₀', enabled: true, far: 0, under: '' }]
  expect(seen.markFaults(step, screen({ texts, drawn }))).toEqual([])
  expect(seen.toolFaults(step, screen({ controls }))).toEqual([])
  expect(seen.markFaults(step, screen({ texts, drawn, pictures: [] }))).toHaveLength(3)
  expect(seen.markFaults(step, screen({ texts, drawn: ['valley/0'] }))).toHaveLength(1)
  expect(seen.markFaults(step, screen({ texts: texts.slice(1), drawn }))).toHaveLength(1)
  const covered = [texts[0]!, written('surface', 'descent', { under: 'bl-hud' })]
  expect(seen.markFaults(step, screen({ texts: covered, drawn }))).toEqual([expect.stringMatching(/bl-hud/)])
  const wrong = [{ far: 201 }, { enabled: false }, { under: 'bl-hud' }]
  for (const change of wrong)
    expect(seen.toolFaults(step, screen({ controls: [{ ...controls[0]!, ...change }] }))).toHaveLength(1)
  expect(seen.toolFaults(step, screen({}))).toHaveLength(1)
  expect(seen.proseFaults(screen({ texts: [written('prose', 'The', { under: 'the edge' })] }))).toHaveLength(
    1,
  )
})

describe('an answer on the screen', () => {
  const asking = steps.filter(({ step }) => step.question)

  test('is known for most questions that have one number', () => {
    const known = asking.filter(({ step }) => answerValue(step) !== undefined)
    expect(known.length).toBeGreaterThan(asking.length / 3)
  })

  test('is found wherever it is planted', () => {
    const number = numbered('linear-programming', 4)
    expect(answerValue(number)).toBe(238)
    expect(leaks('', number, screen({}))).toEqual([])
    const planted = [
      { attributes: ['#scenario=x&gap=238'] },
      { attributes: ['passed at 40, 238'] },
      { texts: [written('losses', 'passed at 238')] },
      { texts: [written('page', number.title)] },
      { attributes: [`step 4: ${number.title}`] },
      { texts: [written('page', number.watch ?? '')] },
      { texts: [written('page', number.question?.because ?? '')] },
    ]
    for (const change of planted) expect(leaks('', number, screen(change)).length).toBeGreaterThan(0)
    for (const text of ['at 2381', '238', 'at 0.238', '238.5', '238·10³'])
      expect(leaks('', number, screen({ texts: [written('losses', text, { canvas: true })] }))).toEqual([])
    expect(leaks('', number, screen({ texts: [written('question', 'It is 238')] }))).toEqual([])
    const choice = numbered('two-weights', 6)
    const right = choice.question?.options?.[0]?.label ?? ''
    expect(leaks('', choice, screen({ attributes: [`It is ${right}`] }))).toHaveLength(1)
  })

  test.each(asking)('of $id, step $number asks about what its hero shows', ({ step, stages }) => {
    const { question } = step
    const { hero } = arrangementOf(step, stages[0]!)
    if (question?.kind === 'place') expect(hero).toBe('surface')
    if (question?.kind === 'curve') expect(hero).toBe('sweep')
    if (question?.axis !== undefined && question.axis !== 'none')
      expect([
        'sweep',
        'histogram',
        'losses',
        'slice',
        'spectrum',
        'coordinates',
        'scatter',
        'pairs',
      ]).toContain(hero)
    if (question?.options?.some(({ at }) => at)) expect(['surface', 'maps']).toContain(hero)
  })
})
