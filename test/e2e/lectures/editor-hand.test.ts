import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { coarsen, expectQuiet, settled, untilStep } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const field = (page: Page, part: string) => page.locator(`bl-words[data-part=${part}] textarea`)

/** The current step, the starts on the stage, its algorithms, the guess, and the highlighted element. */
const now = (page: Page) =>
  page.evaluate(() => {
    const app = document.querySelector('bl-app')!
    const { lecture, step = 0 } = app.tour.at
    const { study } = app.landscape
    const { training } = study!.store
    const written = lecture!.steps[step]!
    return {
      watch: written.watch,
      marks: written.marks,
      prose: written.prose,
      answer: written.question?.answer,
      starts: training!.starts.length,
      rules: training!.algorithms.map(({ id }) => id),
      chosen: app.guessing?.guess.chosen,
      lit: study!.selection.lit,
    }
  })

describe('the editor does what the user means', () => {
  const open = sharedVisit({
    gpu: 'none',
    fragment: '#scenario=two-weights&step=2',
    width: 1280,
    height: 720,
  })

  it('opens and changes the run that was clicked in the sentence', async () => {
    const { page } = open()
    await coarsen(page, 17)
    await settled(page)
    await page.getByRole('button', { name: 'Edit a copy' }).first().waitFor()
    await page.keyboard.press('e')
    await page.locator('bl-step-list').waitFor()
    const notice = page.locator('.notices[role=status] .notice')
    await expect
      .poll(() => notice.textContent())
      .toMatch(/Editing a copy of “.*two weights.*”\. The original is unchanged\./u)
    await notice.getByRole('button', { name: 'Back to the original' }).click()
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    await untilStep(page, 'two-weights', 2)
    await settled(page)
    await page.keyboard.press('e')
    await notice.getByRole('button', { name: 'Close this notice' }).click()
    await notice.waitFor({ state: 'detached' })
    const sentence = page.locator('bl-sentence')
    await sentence.getByRole('button', { name: 'momentum' }).click()
    const panel = sentence.locator('bl-algorithm-panel')
    await expect.poll(() => panel.locator('[data-chosen] .pick').textContent()).toContain('momentum')
    await panel.locator('bl-select').first().locator('select').selectOption('sgd')
    await expect.poll(async () => (await now(page)).rules).toEqual(['sgd', 'sgd', 'adam'])
    expect(await panel.isVisible(), 'the panel is still under the hand').toBe(true)
    await panel.locator('.rule').getByRole('button').last().press('Enter')
    await expect.poll(async () => (await now(page)).rules).toEqual(['sgd', 'adam'])
    await expect.poll(() => panel.count()).toBe(0)
    await page.locator('bl-stage-strip').getByRole('button', { name: 'Revert' }).click()
    await expect.poll(async () => (await now(page)).rules).toEqual(['sgd', 'momentum', 'adam'])
    expectQuiet(open())
  })

  it('keeps the elements under a pressed pointer in place', async () => {
    const { page } = open()
    await page.locator('bl-words[data-part=step-try] .place').click()
    await page.keyboard.press('End')
    await page.keyboard.type('\n\n\n\n')
    const ask = page.getByRole('button', { name: 'Ask a question first' })
    const box = (await ask.boundingBox())!
    await page.mouse.move(box.x + 20, box.y + box.height - 4)
    await page.mouse.down()
    await page.waitForTimeout(100)
    expect((await ask.boundingBox())!.y).toBe(box.y)
    await page.mouse.up()
    await page.locator('bl-ask').waitFor()
    expect((await ask.boundingBox())!.y, 'then the field above has closed').toBeLessThan(box.y)
    await page.keyboard.press('Escape')
    await page.locator('bl-step-list [aria-selected=true]').focus()
    await page.keyboard.press('Control+z')
    expectQuiet(open())
  })

  it('takes no sentence typed next to a field for shortcuts, and says where to type; the steps accept letters', async () => {
    const { page } = open()
    const experiment = () =>
      page.evaluate(() => JSON.stringify(document.querySelector('bl-app')!.landscape.study!.store.experiment))
    const before = await experiment()
    await page.locator('bl-stage-strip h2').click()
    await page.keyboard.type('Pages: all slopes made dire')
    await page.locator('bl-app .way-out p').filter({ hasText: 'To type, click a field.' }).waitFor()
    expect(await page.locator('bl-step-list').isVisible(), 'it is still being written').toBe(true)
    expect(await experiment()).toBe(before)
    await page.locator('bl-stage-strip').getByRole('button', { name: 'Add' }).focus()
    await page.keyboard.type('Embedmap')
    expect(await page.locator('bl-step-list').isVisible()).toBe(true)
    expect(await experiment()).toBe(before)
    await settled(page)
    await page.keyboard.press('Escape')
    await page.locator('bl-step-list [aria-selected=true]:focus').waitFor()
    await page.keyboard.press('l')
    await expect.poll(experiment).not.toBe(before)
    await page.keyboard.press('l')
    await expect.poll(experiment).toBe(before)
    expectQuiet(open())
  })

  it('marks a run by its chip, which stays while the sentence is typed, and highlights it for readers', async () => {
    const { page } = open()
    await settled(page)
    const watch = page.locator('bl-words[data-part=step-watch]')
    await watch.locator('.place').click()
    await field(page, 'step-watch').fill('Look at ')
    await watch.getByRole('button', { name: 'momentum’s end' }).click()
    await page.keyboard.type(' now.')
    await expect
      .poll(() => now(page))
      .toMatchObject({
        watch: 'Look at momentum’s end now.',
        marks: { 'momentum’s end': 'run: 2' },
      })
    expect(await watch.getByRole('button', { name: 'gradient descent’s end' }).isVisible()).toBe(true)
    expectQuiet(open())
  })

  it('writes a claim of two numbers by keys, and tries it at once', async () => {
    const { page } = open()
    await page.keyboard.press('Escape')
    const prose = page.locator('bl-words[data-part=step-prose]')
    await prose.locator('.place').click()
    await field(page, 'step-prose').fill('It is ')
    await prose.getByRole('button', { name: 'Claim' }).press('Enter')
    const form = prose.locator('bl-claim')
    await page.keyboard.type('final-loss')
    await page.keyboard.press('Enter')
    await form.locator('bl-select').first().locator('select').selectOption('-')
    await page.keyboard.type('final-loss algorithm=1')
    await page.keyboard.press('Enter')
    await form.locator('bl-select[bare] select').selectOption('most')
    const value = form.getByLabel('value')
    await value.fill('0.5')
    await expect.poll(() => form.getByRole('status').textContent()).toMatch(/It holds:/u)
    await value.fill('-5')
    await expect.poll(() => form.getByRole('status').textContent()).toMatch(/It does not hold:/u)
    await page.keyboard.press('Enter')
    const written = (most: string) => `It is {final-loss - final-loss algorithm=1 in [-∞, ${most}]}`
    await expect.poll(() => field(page, 'step-prose').inputValue()).toBe(written('-5'))
    await expect
      .poll(() => prose.locator('.notes .fault').textContent())
      .toMatch(/was .* at the opening, not/u)
    await field(page, 'step-prose').fill(written('0.5'))
    await expect.poll(() => prose.locator('.notes').count()).toBe(0)
    await expect.poll(() => page.locator('.button.check').textContent()).toContain('✓')
    await page.keyboard.press('Escape')
    expectQuiet(open())
  })

  it('keeps the run of an answer, and accepts the letters of the options', async () => {
    const { page } = open()
    await page.getByRole('button', { name: 'Ask a question first' }).click()
    const ask = page.locator('bl-ask')
    await ask.getByRole('button', { name: 'choose' }).click()
    await expect.poll(() => field(page, 'step-ask').evaluate((one) => one.matches(':focus'))).toBe(true)
    await page.keyboard.type('How high is it?')
    const run = ask.locator('bl-select').filter({ hasText: 'of the run' }).locator('select')
    await run.selectOption('1')
    await expect.poll(async () => (await now(page)).answer).toMatchObject({ arguments: { algorithm: 1 } })
    await ask.locator('.answer').press('Enter')
    await ask.locator('.search').fill('largest-loss')
    await ask.locator('.found button').first().press('Enter')
    await expect
      .poll(async () => (await now(page)).answer)
      .toEqual({ quantity: 'largest-loss', arguments: { algorithm: 1 } })
    expect(await run.inputValue()).toBe('1')
    await ask.getByRole('button', { name: 'Try it on the stage' }).press('Enter')
    await page.locator('bl-question .option').first().waitFor()
    const { starts } = await now(page)
    await page.keyboard.press('b')
    await expect.poll(async () => (await now(page)).chosen).toBe(1)
    await page.keyboard.press('a')
    await expect.poll(() => now(page)).toMatchObject({ chosen: 0, starts })
    await page.getByRole('button', { name: 'Keep writing' }).press('Enter')
    await page.keyboard.press('Escape')
    expectQuiet(open())
  })

  it('keeps the undo history when switching from reading to editing', async () => {
    const { page } = open()
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Ask me first' }).click()
    await page.locator('bl-question .option').first().waitFor()
    const { starts } = await now(page)
    await page.keyboard.press('c')
    await expect.poll(() => now(page)).toMatchObject({ chosen: 2, starts })
    await page.keyboard.press('3')
    await page.locator('bl-question').getByRole('button', { name: 'Reveal' }).click()
    await settled(page)
    await page.locator('.watch [data-mark]').hover()
    await expect.poll(async () => (await now(page)).lit).toBe('run/1')
    await page.keyboard.press('a')
    await expect.poll(async () => (await now(page)).starts).toBe(starts + 1)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('e')
    await page.locator('bl-step-list').waitFor()
    await page.locator('bl-step-list [aria-selected=true]').focus()
    for (let presses = 0; presses < 12 && (await now(page)).answer; presses++)
      await page.keyboard.press('Control+z')
    await expect.poll(async () => (await now(page)).answer).toBeUndefined()
    expectQuiet(open())
  })

  it('starts a new lecture from the menu with the stage, also while another one is open', async () => {
    const { page } = open()
    const first = () =>
      page.evaluate(() => {
        const { tour, landscape } = document.querySelector('bl-app')!
        const { id, title, steps } = tour.at.lecture!
        return { id, title, steps: steps.length, rules: landscape.study!.store.training!.algorithms.length }
      })
    const { id: before, rules } = await first()
    await page.getByTitle('Lectures and experiments').click()
    await page.locator('bl-menu').getByRole('button', { name: 'New lecture' }).click()
    await expect.poll(first).toMatchObject({ title: 'New lecture', steps: 1, rules })
    expect((await first()).id).not.toBe(before)
    await expect.poll(() => field(page, 'step-title').evaluate((one) => one.matches(':focus'))).toBe(true)
    expect(await page.locator('.notices .notice').count()).toBe(0)
    expectQuiet(open())
  })

  it('reports each fault of the text once, with its place and what to do; Check counts it as not held', async () => {
    const { page } = open()
    await page.keyboard.press('F2')
    const source = page.locator('bl-source textarea')
    const whole = await source.inputValue()
    const faults: readonly (readonly [text: string, ...said: readonly string[]])[] = [
      [whole.replace('id: lecture\n', ''), 'line 2, column 1: "id" is missing'],
      [
        whole.replace('badlands: 1', 'badlands: 1\nlanguage: klingon'),
        '"klingon" is not the code of a language',
      ],
      [whole.replace(/learningRate: [\d.]+/u, 'learningRate: 1e300'), '1e+300 is too large to compute with'],
      [
        whole.replace(/^## .*$/mu, '## Faulty\n\nIt is $y^{2)$ and {final-loss algorithm=7}.'),
        'line 10, column 10: this "{" has no matching "}"',
        'there is no "algorithm=7". The step has 3 algorithms',
      ],
    ]
    for (const [text, ...said] of faults) {
      await source.fill(text)
      const problems = page.locator('bl-source .problem')
      await expect
        .poll(async () => (await problems.allTextContents()).map((one) => one.replaceAll(/\s+/gu, ' ')))
        .toEqual(said.map((one) => expect.stringContaining(one)))
      await expect.poll(() => page.locator('.button.check').textContent()).toContain('×')
    }
    await source.fill(whole)
    await page.locator('bl-source').getByText('No problems').waitFor()
    await page.keyboard.press('F2')
    expectQuiet(open())
  })

  it('warns of false claims in a dropped file, and leads to Check', async () => {
    const { page } = open()
    await page.locator('bl-words[data-part=step-prose] .place').click()
    await field(page, 'step-prose').fill('It falls by itself.')
    await field(page, 'step-title').fill('Long')
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.locator('bl-step-list').waitFor({ state: 'detached' })
    const text = await page.evaluate(
      () => document.querySelector('bl-app')!.tour.at.lecture!.manuscript!.text,
    )
    await page.evaluate(
      (text) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([text], 'again.txt'))
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
      },
      text.replace('id: lecture', 'id: false-one').replace('It falls by', 'It ends at {final-loss = 99}, by'),
    )
    await page.getByText('1 claim of this lecture does not hold.').waitFor()
    expectQuiet(open())
  })
})
