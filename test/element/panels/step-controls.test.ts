import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/stage/bl-laser.ts'
import '../../../src/elements/lecture/bl-step-controls.ts'
import { experimentOf, fetchLecture, lectureOf, lectures } from '../../../src/study/lecture/lecture.ts'
import { EditEvent } from '../../../src/elements/events.ts'
import { defaultControls } from '../../../src/elements/panels/default-controls.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import type { Experiment } from '../../../src/experiment/spec/experiment.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import type { ControlName } from '../../../src/exchange/lecture/scenario.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const preset = (id: string) => parseTraining(presets.find((entry) => entry.id === id)!.experiment)
const moons = preset('two-moons')

/** The controls, with an experiment that follows their requests. */
async function controls(names: readonly ControlName[], start: Experiment = moons) {
  const element = await mount('bl-step-controls', { experiment: start, names })
  element.addEventListener(EditEvent.type, (event) => {
    element.experiment = parseExperiment(mergePatch(element.experiment, (event as EditEvent).patch))
  })
  return element
}

const labels = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('bl-number, bl-select, bl-toggle, bl-seed-button')].map(
    (control) => (control as HTMLElement & { label: string }).label,
  )

async function type(element: Element, label: string, text: string): Promise<void> {
  const number = [...element.shadowRoot!.querySelectorAll('bl-number')].find(
    (entry) => entry.label === label,
  )!
  const input = number.shadowRoot!.querySelector('input')!
  await userEvent.fill(input, text)
  await userEvent.keyboard('{Enter}')
  await settled(element)
}

test('the controls of a step appear in order, and each reports what it changes', async () => {
  const names = ['linearity', 'width', 'learning-rate', 'steps', 'label-corruption', 'start', 'activation', 'surface', 'terrain'] as const // prettier-ignore
  const element = await controls(names)
  expect(labels(element)).toEqual([
    'linear', 'linearity', 'width', 'η of momentum', 'steps', 'label corruption', 'draw', 'activation', 'surface', 'coloured by',
  ]) // prettier-ignore
  await userEvent.click(within(element, 'bl-toggle', 'wa-switch'))
  expect(element.experiment).toMatchObject({ model: { linearity: 1 } })
  await type(element, 'width', '5')
  expect(element.experiment).toMatchObject({ model: { widths: [2, 5, 5, 1] } })
  await type(element, 'η of momentum', '0.25')
  expect(parseTraining(element.experiment).algorithms.map(({ learningRate }) => learningRate)).toEqual([
    0.25, 0.03, 0.3,
  ])
  await type(element, 'steps', '120')
  expect(parseTraining(element.experiment).algorithms.map(({ steps }) => steps)).toEqual([120, 120, 120])
  await type(element, 'label corruption', '0.5')
  expect(element.experiment).toMatchObject({ data: { labelCorruption: 0.5 } })
  expect(await faults(element)).toEqual([])
})

test('every control that a lecture names applies to its step', async () => {
  for (const { id } of lectures) {
    await fetchLecture(id)
    const lecture = lectureOf(id)
    for (const [i, { controls: names = [], title }] of lecture.steps.entries())
      for (const name of names) {
        const element = await controls([name], experimentOf(lecture, i))
        expect(element.shadowRoot!.childElementCount, `${title}: ${name}`).toBeGreaterThan(0)
      }
  }
})

test("the start's controls return to the drawn w₀, and draw another", async () => {
  const [base] = moons.starts
  const dragged = parseTraining({ ...moons, starts: [{ kind: 'plane', a: 0.5, b: 0.5, base }] })
  const element = await controls(['start'], dragged)
  await userEvent.click(within(element, '.button'))
  expect(parseTraining(element.experiment).starts).toEqual(moons.starts)
  await userEvent.click(within(element, 'bl-seed-button', 'button'))
  const [drawn] = parseTraining(element.experiment).starts
  expect(drawn?.kind === 'random' && drawn.index).toBeGreaterThan(0)
})

test('controls that do not apply to a function of two weights are left out', async () => {
  const himmelblau = preset('himmelblau')
  const element = await controls(
    ['linearity', 'activation', 'width', 'label-corruption', 'steps'],
    himmelblau,
  )
  expect(labels(element)).toEqual(['steps'])
  expect(defaultControls(himmelblau)).toEqual([])
  expect(defaultControls(moons)).toEqual(['linearity'])
})

test('the seed and the scale of a random plane can be controls', async () => {
  const plane = { kind: 'random', normalization: 'filter', origin: 'start' } as const
  const element = await controls(['normalization', 'seed'], parseTraining({ ...moons, plane }))
  const select = within<HTMLSelectElement>(element, 'bl-select', 'select')
  await userEvent.selectOptions(select, 'none')
  expect(element.experiment).toMatchObject({ plane: { kind: 'random', normalization: 'none' } })
  const { seed } = element.experiment!
  await userEvent.click(within(element, 'bl-seed-button', 'button'))
  expect(element.experiment!.seed).not.toBe(seed)
})

test('the laser pointer follows the pointer while shift is held', async () => {
  const laser = await mount('bl-laser')
  const dot = () => laser.shadowRoot!.querySelector('.dot')
  const move = (shiftKey: boolean) =>
    window.dispatchEvent(new PointerEvent('pointermove', { clientX: 40, clientY: 30, shiftKey }))
  move(false)
  await settled(laser)
  expect(dot()).toBeNull()
  move(true)
  await settled(laser)
  const { left, right, top, bottom } = dot()!.getBoundingClientRect()
  expect([(left + right) / 2, (top + bottom) / 2]).toEqual([40, 30])
  window.dispatchEvent(
    new PointerEvent('pointerdown', { clientX: 40, clientY: 30, shiftKey: true, buttons: 1 }),
  )
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', shiftKey: true, repeat: true }))
  await settled(laser)
  expect(dot(), 'a drag with shift is another gesture').toBeNull()
  window.dispatchEvent(
    new PointerEvent('pointerup', { clientX: 40, clientY: 30, shiftKey: true, buttons: 0 }),
  )
  await settled(laser)
  expect(dot()).not.toBeNull()
  window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', shiftKey: false }))
  await settled(laser)
  expect(dot()).toBeNull()
})
