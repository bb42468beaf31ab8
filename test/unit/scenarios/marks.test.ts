import { describe, expect, test } from 'vitest'
import { usualControls } from '../../../src/elements/panels/usual-controls.ts'
import { problemOf } from '../../../src/experiment/spec/experiment.ts'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { pictureNames, type PictureName, type Sweep } from '../../../src/scenarios/scenario.ts'
import { quantityName } from '../../../src/words/quantity-names.ts'
import { numberedSteps, type NumberedStep } from '../../support/matrix/covering-steps.ts'
import { markOf } from '../../support/marks.ts'

const steps = numberedSteps(scenarios)

/** The pictures that a step has on the stage when it opens, or once its answer is seen. */
const picturesOf = ({ step, stages }: NumberedStep): readonly PictureName[] =>
  [false, true].flatMap((revealed) => {
    const { hero, insets } = arrangementOf(step, stages[0]!, revealed)
    return [hero, ...insets]
  })

const hasSurface = (of: NumberedStep) => picturesOf(of).some((name) => ['surface', 'maps'].includes(name))

/** All that the chart of a sweep writes of its plan, with plain spaces. */
const sweepWords = ({ label, up, quantities, rules = [] }: Sweep): string[] =>
  [
    label,
    up ?? '',
    ...quantities.flatMap((one) => [one.label, quantityName(one.quantity) ?? '', `${one.label}, slope`]),
    ...rules.map((rule) => rule.label),
    'slope',
    'log',
  ].map((words) => words.replaceAll(/\s/g, ' '))

/** What is wrong with the marks of a step, a line each. */
function markFaults(of: NumberedStep): string[] {
  const { step } = of
  const { watch = '', marks = {}, predictions = [], sweep } = step
  const pictures = picturesOf(of)
  return Object.entries(marks).flatMap(([phrase, mark]) => {
    const found: string[] = []
    if (!watch.includes(phrase)) found.push(`“${phrase}” is not in the sentence`)
    const { picture, prediction, text } = markOf(mark)
    if (prediction && !predictions.some(({ formula }) => formula === prediction))
      found.push(`the step does not predict ${prediction}`)
    if ((prediction || mark === 'run') && !hasSurface(of)) found.push(`${mark} has no surface to lie on`)
    if (picture && !pictures.includes(picture)) found.push(`the step does not show ${picture}`)
    if (picture === 'sweep' && text && !(sweep && sweepWords(sweep).some((words) => words.includes(text))))
      found.push(`the sweep has no ${text}`)
    return found
  })
}

/** What is wrong with what the instruction of a step takes in hand, a line each. */
function toolFaults(of: NumberedStep): string[] {
  const { step, stages } = of
  const [main] = stages
  const pictures = picturesOf(of)
  return (step.tools ?? []).flatMap((tool) => {
    if (tool === 'dial') return step.dial ? [] : ['there is no dial']
    if (tool === 'w₀') return hasSurface(of) ? [] : ['there is no surface with w₀']
    if (tool === 'predictions') return step.predictions ? [] : ['nothing is predicted']
    if (tool === 'timeline') return problemOf(main!)?.kind === 'procedure' ? ['nothing moves in steps'] : []
    if (pictureNames.some((name) => name === tool && pictures.includes(name))) return []
    return (step.controls ?? usualControls(main!)).some((name) => name === tool)
      ? []
      : [`there is no ${tool}`]
  })
}

describe.each(steps)('$id, step $number', (of) => {
  const { step } = of

  test('binds what is to be watched to marks that it has', () => {
    expect(step.watch !== undefined, 'marks without a sentence').toBe(step.marks !== undefined)
    expect(Object.keys(step.marks ?? {}).length).toBeGreaterThan(0)
    expect(markFaults(of)).toEqual([])
  })

  test('says what its instruction takes in hand, and has it', () => {
    expect(step.try !== undefined).toBe((step.tools ?? []).length > 0)
    expect(toolFaults(of)).toEqual([])
  })
})

test('a mark that a step does not have, and a control that is not there, are named', () => {
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
