import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/export/bl-export.ts'
import type { ExportEvent, ExportView } from '../../../src/elements/export/bl-export.ts'
import type { ExportFilmEvent } from '../../../src/elements/export/bl-export-film.ts'
import type { ExportPictureEvent } from '../../../src/elements/export/bl-export-picture.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const view: ExportView = {
  pictured: true,
  films: [
    { kind: 'run', name: 'the runs', shows: 'From w₀ to the ends.' },
    { kind: 'turn', name: 'a turn of the camera', shows: 'Once around.' },
  ],
  groups: [
    { name: '3-D models', choices: [{ id: 'glb', name: 'A solid', line: 'glTF' }] },
    {
      name: 'Numbers',
      choices: [
        { id: 'npz', name: 'For Python', line: 'arrays of numpy' },
        { id: 'runs', name: 'The runs', line: 'CSV' },
      ],
    },
  ],
  making: undefined,
  share: undefined,
  said: '',
}

test('the first field has the focus although the dialog is created together with its contents', async () => {
  const element = await mount('bl-export', { view })
  await expect
    .poll(() => within(element, 'bl-export-picture').shadowRoot!.activeElement?.localName)
    .toBe('bl-select')
})

test('an export is requested by a click, made by itself, and can be cancelled', async () => {
  const element = await mount('bl-export', {})
  element.view = view
  await settled(element)
  const heard: string[] = []
  element.addEventListener('bl-export-item', (event) => heard.push((event as ExportEvent).id))
  element.addEventListener('close', () => heard.push('close'))
  const choices = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.choice')]
  await expect
    .poll(() => within(element, 'bl-export-picture').shadowRoot!.activeElement?.localName)
    .toBe('bl-select')
  expect(choices.map(({ textContent }) => textContent.trim())).toEqual([
    'A solidglTF', 'For Pythonarrays of numpy', 'The runsCSV',
  ]) // prettier-ignore
  expect(await faults(element)).toEqual([])
  await userEvent.click(choices[1]!)
  element.view = { ...view, making: 'npz', said: 'For Python …' }
  await settled(element)
  expect(choices.map(({ disabled }) => disabled)).toEqual([true, false, true])
  expect(within(element, '[role=status]').textContent).toBe('For Python …')
  await userEvent.keyboard('{Escape}')
  expect(heard).toEqual(['npz', 'close'])
})

test('an option of an export is passed with it if it is ticked', async () => {
  const option = { name: 'with videos', line: '5 of 9 steps' }
  const choices = [{ id: 'pptx', name: 'Slides', line: 'a slide a step', option }]
  const element = await mount('bl-export', {
    view: { ...view, groups: [{ name: 'The lecture', choices }] },
  })
  const heard: unknown[] = []
  element.addEventListener('bl-export-item', (event) =>
    heard.push([(event as ExportEvent).id, (event as ExportEvent).opted]),
  )
  expect(within(element, '.option').textContent).toContain('5 of 9 steps')
  const slides = within<HTMLButtonElement>(element, '.choice')
  await userEvent.click(slides)
  await userEvent.click(within(element, '.option bl-toggle', 'wa-switch'))
  expect(await faults(element)).toEqual([])
  await userEvent.click(slides)
  expect(heard).toEqual([['pptx', false], ['pptx', true]]) // prettier-ignore
})

test('a picture is requested in its size, with or without a background, as a file, for the clipboard, or as a map', async () => {
  const element = await mount('bl-export', { view })
  const heard: unknown[] = []
  element.addEventListener('bl-export-picture', (event) => {
    const { act, size, transparent } = event as ExportPictureEvent
    heard.push([act, size, transparent])
  })
  const form = within(element, 'bl-export-picture')
  const buttons = [...form.shadowRoot!.querySelectorAll('button')]
  await userEvent.click(buttons[0]!)
  await userEvent.selectOptions(within<HTMLSelectElement>(form, 'bl-select', 'select'), '1920x1080')
  await userEvent.click(within(form, 'bl-toggle', 'wa-switch'))
  for (const button of buttons.slice(1)) await userEvent.click(button)
  expect(heard).toEqual([
    ['save', '1x', false],
    ['copy', '1920x1080', true],
    ['map', '1920x1080', true],
  ])
  element.view = { ...view, making: 'picture' }
  await settled(element)
  await settled(form)
  expect(buttons.map(({ disabled }) => disabled)).toEqual([true, true, true])
  element.view = { ...view, pictured: false }
  await settled(element)
  expect(element.shadowRoot!.querySelector('bl-export-picture')).toBeNull()
})

test('a film is requested with its kind, size, length and file, and can be stopped while it is made', async () => {
  const element = await mount('bl-export', { view })
  const heard: unknown[] = []
  element.addEventListener('bl-export-film', (event) => heard.push((event as ExportFilmEvent).film))
  element.addEventListener('bl-export-stop', () => heard.push('stop'))
  const form = within(element, 'bl-export-film')
  const choose = (k: number, value: string) =>
    userEvent.selectOptions(within<HTMLSelectElement>(form, `bl-select:nth-of-type(${k})`, 'select'), value)
  expect(within(form, 'p').textContent).toContain('From w₀ to the ends.')
  await choose(1, 'turn')
  await choose(2, '1080x1080')
  await choose(3, 'video/webm')
  await settled(form)
  expect(within(form, 'p').textContent).toContain('Once around.')
  await userEvent.fill(within(form, 'bl-number', 'input'), '4')
  await userEvent.keyboard('{Enter}')
  await userEvent.click(within(form, 'button'))
  expect(heard).toEqual([
    { kind: 'turn', width: 1080, height: 1080, type: 'video/webm', seconds: 4, fps: 30 },
  ])
  expect(element.shadowRoot!.querySelector('progress')).toBeNull()
  element.view = { ...view, making: 'film', share: 0.257, said: 'The video …' }
  await settled(element)
  expect(within<HTMLProgressElement>(element, 'progress').value).toBe(0.257)
  expect(within(element, 'progress + span').textContent).toBe('25 %')
  element.view = { ...view, making: 'film', share: 0.257, left: 12, said: 'The video …' }
  await settled(element)
  expect(within(element, 'progress + span').textContent).toBe('25 %, about 12 s left')
  expect(await faults(element)).toEqual([])
  await userEvent.click(within(element, '.acts .button'))
  expect(heard.at(-1)).toBe('stop')
  element.addEventListener('bl-export-keep', () => heard.push('kept'))
  element.view = { ...view, kept: 'Save the video so far', said: 'Stopped at 25 %.' }
  await settled(element)
  await userEvent.click(within(element, '.acts .primary'))
  expect(heard.at(-1)).toBe('kept')
})
