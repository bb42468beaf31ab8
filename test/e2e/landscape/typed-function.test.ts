import type {} from '../../../src/page/bl-app.ts'
import { describe, expect, it } from 'vitest'
import { coarsen, dragStart, expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

describe('a typed function', () => {
  const open = sharedVisit({ fragment: '#scenario=saddles-in-a-row', width: 1280, height: 720 })

  it('is drawn at each character; its run follows w₀, an error leaves it as it is, and its link opens it', async () => {
    const { page } = open()
    await coarsen(page)
    await settled(page)
    await page.getByRole('button', { name: 'All controls' }).click()
    const panel = page.locator('bl-model-panel')
    await panel.locator('select').first().selectOption({ label: 'Your own' })
    const formula = panel.locator('bl-formula')
    const field = formula.locator('textarea')
    await field.fill('(x^2 + y^2)/2')
    const expression = async () => {
      const { model } = (await settled(page)).experiment
      return model.kind === 'function' ? model.expression : undefined
    }
    await expect.poll(expression).toBe('(x^2 + y^2)/2')
    const { experiment, terrain, issues } = await settled(page)
    const { plane } = experiment
    if (plane.kind !== 'weights' || !plane.extent) throw new Error('The plane has no extent.')
    const { a, b } = plane.extent
    const corner = (a[0] ** 2 + b[0] ** 2) / 2
    expect(issues).toEqual([])
    expect(terrain.values[0]! / corner).toBeCloseTo(1, 5)
    expect(Math.max(...terrain.values) / corner).toBeCloseTo(1, 5)

    const before = (await settled(page)).runs[0]!.first
    await dragStart(page, { x: 30, y: 10 })
    const { runs } = await settled(page)
    expect(runs[0]!.first).not.toEqual(before)
    expect(Math.hypot(...runs[0]!.end)).toBeLessThan(Math.hypot(...runs[0]!.first))

    await field.fill('(x^2 + y^2)/2 + sim(x)')
    await expect.poll(() => formula.locator('[role=status]').textContent()).toContain('Do you mean sin?')
    expect(await expression()).toBe('(x^2 + y^2)/2')
    expectQuiet(open())

    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    await coarsen(page)
    await expect.poll(expression).toBe('(x^2 + y^2)/2')
    expectQuiet(open())
  })
})
