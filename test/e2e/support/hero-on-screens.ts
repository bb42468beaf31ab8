import type { Page } from 'playwright'
import { expect } from 'vitest'
import type {} from '../../../src/page/bl-app.ts'
import { onlyLong } from '../../support/long.ts'

/** Screens, and the least share of the page that a hero must have on each. */
const screens = [
  ...onlyLong([['a laptop', 1280, 720, 0.4]] as const),
  // Legible insets are 232 px wide and the text is 272 px, which leaves 472 of 1024 to the hero.
  ['a projector', 1024, 768, 0.38],
  ['a tablet', 820, 1180, 0.4],
  ['a phone on its side', 844, 390, 0.4],
] as const

const nowhere = { x: NaN, y: NaN, width: NaN, height: NaN }

/** Faults in the layout of the hero and its instruction, on a screen of this size. */
async function heroFaults(page: Page, width: number, height: number, least: number): Promise<string[]> {
  const stacked = width < 900 && height > width
  const { boxes, wide, dots } = await page.evaluate(() => {
    const root = document.querySelector('bl-app')?.renderRoot
    const parts = { hero: '[data-place=hero]', act: '.try', header: 'header:has(h1)', foot: '.time' }
    const boxOf = (part: string) => root?.querySelector(part)?.getBoundingClientRect().toJSON() as unknown
    return {
      boxes: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, boxOf(part)])),
      wide: document.documentElement.scrollWidth,
      dots: root?.querySelector('.dots')?.checkVisibility({ visibilityProperty: true }) ?? false,
    }
  })
  const { hero = nowhere, act = nowhere, header = nowhere, foot } = boxes as Readonly<Record<string, DOMRect>>
  const isTrue: Readonly<Record<string, boolean>> = {
    'the instruction is in sight': act.y + act.height <= height,
    'the hero is in sight': hero.y + hero.height <= height,
    'the hero is wide': hero.width / width > (stacked ? 0.9 : 0.4),
    'the hero has its share': (hero.width * hero.height) / (width * height) >= least,
    'the instruction is beside or under the hero': stacked
      ? act.y >= hero.y + hero.height
      : act.x + act.width <= hero.x,
    'nothing is empty under the timeline': stacked || !foot || Math.abs(foot.y + foot.height - height) < 1,
    'nothing is wider than the screen': wide === width,
    'the steps have dots where there is room': dots === width > 900,
    'the header is one line where there is room': stacked || header.height < 60,
  }
  const sizes = `hero ${JSON.stringify(hero)}, instruction ${JSON.stringify(act)}`
  return Object.entries(isTrue).flatMap(([what, holds]) => (holds ? [] : [`not ${what}: ${sizes}`]))
}

/**
 * Fails if on some screen this picture is not a visible hero with its share of the page, with the instruction
 * next to it or below.
 */
export async function expectHeroOnScreens(page: Page, hero: string): Promise<void> {
  await page.waitForFunction(
    (picture) =>
      document
        .querySelector('bl-app')
        ?.renderRoot.querySelector('[data-place=hero]')
        ?.getAttribute('data-picture') === picture,
    hero,
  )
  await page.locator('bl-app .try').waitFor()
  for (const [screen, width, height, least] of screens) {
    await page.setViewportSize({ width, height })
    await expect.poll(() => heroFaults(page, width, height, least), { message: `on ${screen}` }).toEqual([])
  }
}
