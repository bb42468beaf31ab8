import type {} from '../../../src/page/bl-app.ts'
import { expect, it } from 'vitest'
import { expectQuiet, visit } from '../support/page.ts'

it('the overture plays as soon as it is opened, a touch of the page stops it, and its button plays on', async () => {
  const open = await visit({ gpu: 'none', fragment: '#scenario=overture', motion: true })
  const { page } = open
  const playing = (on: boolean) =>
    page.waitForFunction(
      (wanted) =>
        document.querySelector('bl-app')?.shadowRoot?.querySelector('bl-self-play')?.playing === wanted,
      on,
    )
  await playing(true)
  await page
    .locator('.head')
    .first()
    .click({ position: { x: 2, y: 2 } })
  await playing(false)
  await page.locator('bl-self-play button').click()
  await playing(true)
  await page.keyboard.press('Shift')
  await playing(false)
  expect(await page.evaluate(() => document.querySelector('bl-app')?.tour.at.step)).toBe(0)
  expectQuiet(open)
  await open.close()
})
