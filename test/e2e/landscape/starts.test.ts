import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { coarsen, expectQuiet, settled, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

describe.each(['webgpu', 'none'] as const)('starts on a page with %s', (gpu) => {
  it('go by Delete on their own marker, and by Delete elsewhere stay; undo brings one back', async () => {
    open = await visit({ gpu })
    const { page } = open
    await coarsen(page)
    await settled(page)
    await page.keyboard.press('a')
    const two = await settled(page)
    expect(two.runs).toHaveLength(6)
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: 'Help' }).focus()
    await page.keyboard.press('Delete')
    expect((await settled(page)).experiment).toEqual(two.experiment)
    await page.locator('[data-index="0"]').focus()
    await page.keyboard.press('Delete')
    const one = await settled(page)
    expect(one.experiment.starts).toEqual([two.experiment.starts[1]])
    expect(one.runs.map(({ end }) => end)).toEqual(two.runs.slice(3).map(({ end }) => end))
    await page.keyboard.press('Delete')
    expect((await settled(page)).experiment, 'the last one stays').toEqual(one.experiment)
    await page.keyboard.press('Control+z')
    const again = await settled(page)
    expect(again.experiment).toEqual(two.experiment)
    expect(again.runs).toEqual(two.runs)
    expectQuiet(open)
  })
})
