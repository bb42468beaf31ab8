import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/panels/model/bl-model-panel.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { EditEvent } from '../../../src/elements/events.ts'
import { himmelblau } from '../fixtures/experiments.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { choose, labels } from '../fixtures/panel.ts'
import '../../../src/elements/panels/data/bl-data-panel.ts'
import type { FormulaEvent } from '../../../src/elements/panels/model/bl-formula.ts'
import { moons } from '../../support/experiments.ts'

test('“Your own” starts with the current formula, follows each valid character, and marks what is invalid', async () => {
  const panel = await mount('bl-model-panel', { experiment: parseTraining(himmelblau), weightCount: 2 })
  const seen: EditEvent[] = []
  panel.addEventListener(EditEvent.type, (event) => {
    seen.push(event as EditEvent)
    panel.experiment = parseTraining(mergePatch(panel.experiment, (event as EditEvent).patch))
  })
  await choose(panel, 'family', 'Your own')
  await settled(panel)
  expect(panel.experiment?.model).toMatchObject({
    id: 'custom',
    expression: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  })
  expect(panel.experiment?.plane).toEqual(parseTraining(himmelblau).plane)

  const formula = within(panel, 'bl-formula')
  const field = within(formula, 'textarea') as HTMLTextAreaElement
  const said = () => within(formula, '[role=status]').textContent
  await userEvent.fill(field, 'a x^2 + y^2')
  await settled(formula)
  expect(panel.experiment?.model).toMatchObject({ expression: 'a x^2 + y^2', parameters: { a: 1 } })
  expect(labels(panel)).toContain('a')
  expect(seen.at(-1)?.live).toBe(true)
  const before = panel.experiment

  await userEvent.fill(field, 'a x^2 + sim(y)')
  await settled(formula)
  expect(said()).toBe('Unknown function “sim”. Do you mean sin?')
  expect(within(formula, 'u').textContent).toBe('sim')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(panel.experiment).toBe(before)
  expect(await faults(panel)).toEqual([])

  await userEvent.keyboard('{Escape}')
  await settled(formula)
  expect([field.value, said()]).toEqual(['a x^2 + y^2', ''])

  await userEvent.fill(within(within(panel, 'bl-text'), 'input'), 'A bowl')
  await userEvent.keyboard('{Enter}')
  await settled(panel)
  expect(panel.experiment?.model).toMatchObject({ name: 'A bowl', expression: 'a x^2 + y^2' })
  await userEvent.fill(field, 'a x^2 + 2y^2')
  await settled(formula)
  expect(panel.experiment?.model, 'stays while its formula is typed').toMatchObject({ name: 'A bowl' })

  panel.experiment = parseTraining({
    ...panel.experiment!,
    model: { kind: 'function', id: 'custom', expression: 'x y' },
  })
  await settled(panel)
  await settled(formula)
  expect(field.value).toBe('x y')
  expect(labels(panel)).not.toContain('a')
})

test('typing after an unparsable moment is a separate change', async () => {
  const formula = await mount('bl-formula', {
    model: { kind: 'function', id: 'custom', expression: 'x', parameters: {} },
  })
  const sent: [string | undefined, boolean][] = []
  formula.addEventListener('bl-formula', (event) => {
    const { model, live } = event as FormulaEvent
    sent.push([model.expression, live])
  })
  const field = within(formula, 'textarea') as HTMLTextAreaElement
  for (const text of ['x y', 'x y +', 'x y + 1']) await userEvent.fill(field, text)
  await userEvent.keyboard('{Enter}')
  field.blur()
  expect(sent).toEqual([
    ['x y', true],
    ['x y', false],
    ['x y + 1', true],
    ['x y + 1', false],
  ])
})

test('data by a formula have its field, whose text follows the typing and is marked if it is invalid', async () => {
  const experiment = parseTraining({ ...moons, data: { kind: 'generated', id: 'by-formula' } })
  const panel = await mount('bl-data-panel', { experiment })
  panel.addEventListener(EditEvent.type, (event) => {
    panel.experiment = parseTraining(mergePatch(panel.experiment, (event as EditEvent).patch))
  })
  const formula = within(panel, 'bl-data-formula')
  const field = within(formula, 'textarea') as HTMLTextAreaElement
  expect(field.value).toBe('x1^2 + x2^2 - 2')
  await userEvent.fill(field, 'y - sin(3x)')
  await settled(formula)
  expect(panel.experiment?.data).toMatchObject({ expression: 'y - sin(3x)' })
  await userEvent.fill(field, 'y - z')
  await settled(formula)
  expect(within(formula, 'u').textContent).toBe('z')
  expect(panel.experiment?.data).toMatchObject({ expression: 'y - sin(3x)' })
  expect(await faults(panel)).toEqual([])
})
