import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browserTaskTimes } from '../../../.scripts/task-times.mjs'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { classOf, homeworkText } from '../../support/lectures/class-answers.ts'
import { isLong } from '../../support/long.ts'
import { axeFaults, expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Milliseconds of processor time of a task after which a hand feels it. */
const longest = 100

// What is computed has its tests in test/unit/study/homework; this is the page around it.
describe.each([isLong ? 200 : 100])('a class of %i', (count) => {
  const fragment = `#lecture=${finish(packingLecture(homeworkText))}`
  const open = sharedVisit({ fragment, questions: true, width: 1280, height: 720, own: true })

  it('is dropped on the page, which names what is forged and stays at hand', async () => {
    const { page, browser } = open()
    await settled(page)
    await page.locator('bl-homework').waitFor()
    const { files, faulty } = await classOf(count)
    const drop = (all: typeof files) =>
      page.evaluate((dropped) => {
        const dataTransfer = new DataTransfer()
        for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name))
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
      }, all)
    // What is loaded and compiled for the first time is no part of it.
    await drop(files.slice(0, 1))
    const sums = page.locator('bl-answers .sums')
    await expect.poll(() => sums.textContent(), { timeout: 60_000 }).toContain('1 file')
    const times = await browserTaskTimes(browser, async () => {
      await drop(files.slice(1))
      await expect.poll(() => sums.textContent(), { timeout: 120_000 }).toContain(`${count} files`)
    })
    expect(Math.max(...times)).toBeLessThan(longest)
    const told = (await sums.textContent())?.replace(/\s+/g, ' ')
    // Of two files with the very answers both agree, with a note, because nobody knows whose they are.
    expect(told).toContain(`${count - faulty.size + 1} agree`)
    expect(await axeFaults(page)).toEqual([])
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the table (CSV)' }).click()
    const table = readFileSync(await (await saving).path(), 'utf8')
    expect(table.trimEnd().split('\r\n')).toHaveLength(count + 1)
    await page.keyboard.press('Escape')
    expect(await page.locator('bl-answers').count()).toBe(0)
    expectQuiet(open())
  })
})
