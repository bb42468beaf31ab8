import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/controls/bl-number.ts'
import '../../../src/elements/controls/bl-toggle.ts'
import { letterKeys } from '../../../src/elements/letter-keys.ts'
import { bindKeys, type KeyAction } from '../../../src/page/keys.ts'
import { mount, within } from '../fixtures/mount.ts'

let unbind: (() => void) | undefined

afterEach(() => {
  unbind?.()
  document.body.replaceChildren()
})

/** Starts to record the actions that keys trigger. */
function heard(presenting = true): KeyAction[] {
  const actions: KeyAction[] = []
  unbind = bindKeys(
    (action) => actions.push(action),
    () => presenting,
  )
  return actions
}

test('a slider keeps arrows, Home and End; page keys, letters and space act', async () => {
  const number = await mount('bl-number', { label: 'linearity', value: 0.5, step: 0.1 })
  const actions = heard()
  within(number, 'wa-slider').focus()
  await userEvent.keyboard('{PageDown}{PageUp}lsmg {.}')
  expect(actions).toEqual([
    'next-step',
    'previous-step',
    'toggle-linearity',
    'toggle-skips',
    'toggle-basin-map',
    'ride',
    'play-or-pause',
    'blank',
  ])
  expect(number.value).toBe(0.5)
  await userEvent.keyboard('{End}')
  await expect.poll(() => number.value).toBe(1)
  await userEvent.keyboard('{Home}{ArrowRight}')
  await expect.poll(() => number.value).toBe(0.1)
  expect(actions).toHaveLength(8)
})

test('a switch keeps space, and letters act', async () => {
  const toggle = await mount('bl-toggle', { label: 'linear' })
  const actions = heard()
  within(toggle, 'wa-switch').focus()
  await userEvent.keyboard('l ')
  await expect.poll(() => toggle.checked).toBe(true)
  expect(actions).toEqual(['toggle-linearity'])
})

test('a text field keeps letters and space, and a clicker turns the steps; a text area keeps both', async () => {
  const number = await mount('bl-number', { label: 'rate', value: 1 })
  const actions = heard()
  const input = within<HTMLInputElement>(number, 'input')
  await userEvent.fill(input, '')
  await userEvent.keyboard('lm .{PageDown}')
  expect(input.value).toBe('lm .')
  expect(actions).toEqual(['next-step'])
  const area = document.createElement('textarea')
  number.replaceWith(area)
  area.focus()
  await userEvent.keyboard('l{PageDown}')
  expect(area.value).toBe('l')
  expect(actions).toEqual(['next-step'])
})

test('single-character keys can be switched off; named keys and those with Ctrl stay', async () => {
  const actions = heard(false)
  letterKeys.act = false
  await userEvent.keyboard('lsmv.?{PageDown} {Control>}z{/Control}{Escape}')
  expect(actions).toEqual(['next-step', 'play-or-pause', 'undo', 'cancel'])
  letterKeys.act = true
  await userEvent.keyboard('v?')
  expect(actions.slice(4)).toEqual(['values', 'help'])
})
