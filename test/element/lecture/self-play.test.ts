import { expect, test } from 'vitest'
import '../../../src/elements/lecture/bl-self-play.ts'
import { CommandEvent } from '../../../src/elements/events.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

test('the bar of a self-playing lecture fills part by part, and its button stops and resumes it', async () => {
  const phase = { step: 1, from: 0.5, to: 1, seconds: 10, held: false }
  const bar = await mount('bl-self-play', { playing: true, parts: [10, 20, 30], step: 1, phase })
  const said: string[] = []
  bar.addEventListener(CommandEvent.type, (event) => said.push((event as CommandEvent).command))
  const parts = [...bar.shadowRoot!.querySelectorAll<HTMLElement>('.part')]
  expect(parts.map((part) => part.style.flexGrow)).toEqual(['10', '20', '30'])
  expect(parts.map((part) => part.querySelector('i')?.className)).toEqual(['', 'moving', undefined])
  const moving = within(bar, '.moving')
  expect(moving.style.animationDuration).toBe('10s')
  expect(within(bar, '.parts').getAttribute('aria-label')).toBe('Playing: 2 of 3 parts, 60 seconds in all')
  within(bar, 'button').click()
  bar.phase = { ...phase, held: true }
  await settled(bar)
  expect(moving.style.animationPlayState).toBe('paused')
  expect(await faults(bar)).toEqual([])
  bar.playing = false
  bar.phase = undefined
  await settled(bar)
  expect(within(bar, 'button').textContent.trim()).toBe('Resume')
  within(bar, 'button').click()
  expect(said).toEqual(['pause', 'play'])
})
