import type {} from '../../../src/page/bl-app.ts'
import { expect, it } from 'vitest'
import { axeFaults, expectQuiet } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const open = sharedVisit({ gpu: 'none', fragment: '#scenario=two-weights&step=1', width: 1280, height: 720 })

it.each(['light', 'dark'] as const)(
  'where the system forces its colours, %s, what is chosen and what is measured can be told',
  async (colorScheme) => {
    const { page } = open()
    await page.emulateMedia({ colorScheme, forcedColors: 'active' })
    await page.waitForLoadState()
    await page.reload()
    await page.locator('bl-legend .bar').first().waitFor()
    await page.locator('wa-switch').first().waitFor()
    expect(await page.evaluate(() => document.querySelector('bl-app')?.landscape.shownTheme)).toBe(
      `contrast-${colorScheme}`,
    )
    const styleOf = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
    const highlight = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.cssText = 'forced-color-adjust: none; color: Highlight'
      const { color } = getComputedStyle(probe)
      probe.remove()
      return color
    })
    expect(await styleOf('bl-app [aria-current=step]', 'outline-color')).toBe(highlight)
    expect(await styleOf('bl-legend .bar', 'background-image')).toMatch(/^linear-gradient/u)
    const thumb = await styleOf('wa-switch [part~=thumb]', 'background-color')
    expect(thumb).toBe(colorScheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)')
    expect(await axeFaults(page)).toEqual([])
    expectQuiet(open())
  },
)
