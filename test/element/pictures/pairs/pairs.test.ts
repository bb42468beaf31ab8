import { expect, test } from 'vitest'
import '../../../../src/pictures/pairs/bl-pairs.ts'
import { GuessEvent, type GuessAct } from '../../../../src/elements/guess-event.ts'
import type { PairsView } from '../../../../src/pictures/pairs/pairs-view.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

const pixels = [0, 1, 0, 0]
const told: PairsView = {
  side: 2,
  pairs: [
    { label: '3', first: { pixels, read: '3' }, second: { pixels: [1, 0, 0, 0], read: '5' }, move: [-1, 0] },
    { label: '7', first: { pixels, read: '7' }, second: { pixels: [0, 0, 0, 1], read: '7' }, move: [0, 1] },
  ],
  shares: [
    { label: 'not moved', wrong: 0.08 },
    { label: 'moved', wrong: 0.55 },
  ],
  total: 3092,
  seed: 1,
  isAsked: false,
}
const veiled: PairsView = {
  ...told,
  pairs: told.pairs.map((pair) => ({ ...pair, second: { pixels: pair.second.pixels } })),
  shares: [told.shares[0], { label: 'moved' }],
  isAsked: true,
}

async function mounted(properties: object) {
  const picture = await mount('bl-pairs', properties)
  picture.style.cssText = 'width: 520px; height: 480px'
  await settled(picture)
  return picture
}

const described = (picture: Element) => within(picture, 'canvas').getAttribute('aria-label')

test('its readings are in words and in tables, and an open question hides those of the moved ones', async () => {
  const picture = await mounted({ view: veiled })
  expect(described(picture)).toBe('What will it read? 3: 3 → ?; 7: 7 → ?')
  expect(picture.valueTables[0]?.rows).toEqual([
    ['3', 'left', '3', '?'],
    ['7', 'down', '7', '?'],
  ])
  expect(JSON.stringify(picture.valueTables)).not.toContain('0.55')
  picture.view = told
  await settled(picture)
  expect(described(picture)).toBe('moved: 1 of 2 read wrong 3: 3 → 5; 7: 7 → 7')
  expect(within(picture, 'h2').textContent).toBe('moved: 1 of 2 read wrong')
  expect(within(picture, 'p').textContent).toContain(
    'drawn with seed 1, not chosen; of all, 55 % are read wrong',
  )
  expect(picture.valueTables[1]?.rows).toEqual([
    ['not moved', 0.08],
    ['moved', 0.55],
  ])
  expect(await faults(picture)).toEqual([])
})

test('the share is guessed on the axis below, and the guess stays when the answer is shown', async () => {
  const asked = { ask: 'What share?', open: true, given: 1, guess: { axis: 'across', bounds: { from: 0, to: 1 }, over: 0.5 } } // prettier-ignore
  const picture = await mounted({ view: veiled, asked })
  const acts: GuessAct[] = []
  picture.addEventListener(GuessEvent.type, (event) => acts.push((event as GuessEvent).act))
  const plot = within<HTMLElementTagNameMap['bl-asked-plot']>(picture, 'bl-asked-plot')
  await expect.poll(() => plot.frame?.width ?? 0).toBeGreaterThan(300)
  await settled(plot)
  expect(plot.shadowRoot!.querySelector('.veil')).toBeNull()
  within(plot, '.mark').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  expect(acts[0]?.kind).toBe('number')
  picture.view = told
  picture.asked = { ...asked, open: false, guess: { ...asked.guess, number: 0.2, truth: 0.55 } } as never
  await settled(picture)
  await settled(plot)
  const frame = picture.shadowRoot!.querySelector('.frame')!.getBoundingClientRect()
  const truth = within(plot, '.truth').getBoundingClientRect()
  expect((truth.left + truth.width / 2 - frame.left - plot.frame!.left) / plot.frame!.width).toBeCloseTo(
    0.55,
    2,
  )
})
