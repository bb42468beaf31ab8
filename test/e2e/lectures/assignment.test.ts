import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { browserTaskTimes } from '../../../.scripts/task-times.mjs'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { classOf, homeworkText } from '../../support/lectures/class-answers.ts'
import { isLong } from '../../support/long.ts'
import { axeFaults, expectQuiet, follow, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Processor time of a task, in milliseconds, above which users notice a delay. */
const longest = 100

/** Students' screens: a phone, a monitor, a laptop. */
const screens = [
  [390, 844],
  [1920, 1080],
  [1280, 720],
] as const

// test/unit/study/assignment tests the computations; this tests the page around them.
describe.each([isLong ? 200 : 100])('a class of %i', (count) => {
  const fragment = `#lecture=${finish(packingLecture(homeworkText))}`
  const open = sharedVisit({ fragment, questions: true, width: 1280, height: 720, own: true })

  it('is dropped on the page, which names forged files and stays responsive', async () => {
    const { page, browser } = open()
    await settled(page)
    await page.locator('bl-assignment').waitFor()
    const { files, faulty } = await classOf(count)
    const drop = (all: typeof files) =>
      page.evaluate((dropped) => {
        const dataTransfer = new DataTransfer()
        for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name))
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
      }, all)
    // Loading and compiling for the first time should not count.
    await drop(files.slice(0, 1))
    const sums = page.locator('bl-answers .sums')
    await expect.poll(() => sums.textContent(), { timeout: 60_000 }).toContain('1 file')
    const times = await browserTaskTimes(browser, async () => {
      await drop(files.slice(1))
      await expect.poll(() => sums.textContent(), { timeout: 120_000 }).toContain(`${count} files`)
    })
    expect(Math.max(...times)).toBeLessThan(longest)
    const told = (await sums.textContent())?.replace(/\s+/g, ' ')
    // Two files with identical answers both agree, with a note, because nobody knows who wrote them.
    expect(told).toContain(`${count - faulty.size + 1} agree`)
    expect(await axeFaults(page)).toEqual([])
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download table (CSV)' }).click()
    const table = readFileSync(await (await saving).path(), 'utf8')
    expect(table.trimEnd().split('\r\n')).toHaveLength(count + 1)
    await page.keyboard.press('Escape')
    expect(await page.locator('bl-answers').count()).toBe(0)
    expectQuiet(open())
  })
})

// test/unit/study/assignment/ways.test.ts tests every way to get an assignment and to answer it.
describe('an assignment with individual draws', () => {
  const written = homeworkText
    .replace(/^assignment: .*\n/mu, '')
    .replace('{kind: weights, values: [2, -1]}', '{kind: random, distribution: lecun-normal}')
    .replace('The loss.', 'The loss comes to 0.00055.')
    .replace('it has grown', `it has grown${', and it grows on'.repeat(20)}`)
  const plain = `#lecture=${finish(packingLecture(written))}`
  const open = sharedVisit({ gpu: 'none', fragment: plain, questions: true, width: 1280, height: 720 })

  it('warns of fixed numbers, and its students’ files match wherever they are opened', async () => {
    const { page } = open()
    const question = page.locator('bl-question')
    const card = page.locator('bl-assignment')
    await question.locator('.reveal').waitFor()
    // The lecturer creates the assignment.
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('button', { name: 'Create assignment' }).click()
    const dialog = page.locator('bl-create-assignment')
    await dialog.getByLabel('with a random draw of their own').check()
    const note = dialog.locator('.draws li').filter({ hasText: 'Step 2, main text: “0.00055” is fixed' })
    await note.getByRole('button', { name: 'Write {final-loss}' }).press('Enter')
    await dialog.getByText('{final-loss} will be in the students’ text.').waitFor()
    await page.evaluate(() => {
      Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error('closed')) })
    })
    await dialog.getByRole('button', { name: 'Copy student link' }).click()
    const link = await dialog.getByLabel('Student link').inputValue()
    await page.keyboard.press('Escape')
    // The dialog returns the focus once it has closed.
    await dialog.getByRole('button', { name: 'Review answers' }).waitFor({ state: 'hidden' })

    // A student enters a name, answers, and pages back.
    await follow(page, new URL(link).hash)
    await card.getByLabel('Your name').fill('Ada')
    await page.keyboard.press('Tab')
    await card.getByText('Hand in the downloaded file.').waitFor()
    await card.getByRole('button', { name: 'Step 2: not answered yet' }).click()
    await question.locator('bl-number input').fill('0.01')
    await page.keyboard.press('Enter')
    await card.getByText('Step 2: chosen, not submitted: click Reveal').waitFor()
    await question.getByRole('button', { name: 'Reveal' }).click()
    await question.locator('.fold').waitFor()
    await page.keyboard.press('PageDown')
    // A question answered after its solution was shown is marked. The button that reveals the solution is
    // visible on each screen, however long the options are.
    await question.getByRole('radio', { name: 'C: ' }).waitFor()
    for (const [width, height] of screens) {
      await page.setViewportSize({ width, height })
      await question.locator('.letter').first().scrollIntoViewIfNeeded()
      const { y = NaN, height: tall = NaN } = (await question.locator('.reveal').boundingBox()) ?? {}
      expect(y + tall, `${width} x ${height}`).toBeLessThanOrEqual(height)
    }
    await question.getByRole('button', { name: 'Show the answer' }).click()
    await question.getByRole('button', { name: 'ask again' }).click()
    await question.getByRole('radio', { name: 'B: ' }).check({ force: true })
    await question.getByRole('button', { name: 'Reveal' }).click()
    await card.getByText('2 of 3 done, 1 seen first').waitFor()
    await page.keyboard.press('PageUp')
    await page.getByText(/own random draw, seed \d+\./u).waitFor()
    expect(await page.getByText('The experiment has changed since that answer').count()).toBe(0)
    expect(await page.getByText('It has walked for long.').count()).toBeGreaterThan(0)
    // After a reload everything is still there.
    await page.reload()
    await card.getByText('2 of 3 done, 1 seen first').waitFor()
    expect(await card.getByLabel('Your name').inputValue()).toBe('Ada')
    const saving = page.waitForEvent('download')
    await card.getByRole('button', { name: 'Download my answers' }).click()
    const file = readFileSync(await (await saving).path(), 'utf8')
    expect(file).toContain('"seen": true')

    // The lecturer's link opens the lecture without its assignment.
    await follow(page, plain)
    await card.waitFor({ state: 'detached' })
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'ada.json'))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    }, file)
    const answers = page.locator('bl-answers')
    await answers.getByText('1 agree').waitFor()
    await answers.getByText(/own draw, seed \d+$/u).waitFor()
    await answers.getByText('answered after the answer was shown').waitFor()
    await page.keyboard.press('Escape')
    expectQuiet(open())
  })

  it('is not given by an ordinary link, loaded again and paged back and forth', async () => {
    const { page } = open()
    const card = page.locator('bl-assignment')
    await follow(page, `#lecture=${finish(packingLecture(homeworkText))}&step=2`)
    await card.waitFor()
    await page.evaluate(() => {
      Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error('closed')) })
    })
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('button', { name: 'Copy link to this view' }).click()
    const link = await page.locator('bl-share').getByLabel('Copy this yourself').inputValue()
    await page.getByRole('button', { name: 'Share' }).click()
    await page.keyboard.press('Escape')
    await follow(page, new URL(link).hash)
    await card.waitFor({ state: 'detached' })
    for (const key of ['PageDown', 'PageUp', 'PageUp']) {
      await page.keyboard.press(key)
      await settled(page)
      expect(await card.count(), key).toBe(0)
    }
    // The address follows, and keeps the mark.
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/&step=1&reading$/u)
    await page.reload()
    await page.getByText('Two weights and one datum.').first().waitFor()
    await settled(page)
    expect(await card.count()).toBe(0)
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('button', { name: 'Assignment and answers' }).waitFor()
    await page.keyboard.press('Escape')
    // The students' link is as it was.
    await follow(page, `#lecture=${finish(packingLecture(homeworkText))}`)
    await card.waitFor()
    expectQuiet(open())
  })
})
