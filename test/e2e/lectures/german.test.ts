import type {} from '../../../src/page/bl-app.ts'
import { expect, inject, it } from 'vitest'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { finish } from '../../../src/math/work.ts'
import { expectQuiet, roomy, settled, visit } from '../support/page.ts'

it('opens in German if the address asks for it, including the speaker’s window and questions, and continues in English without losing changes', async () => {
  const open = await visit({ gpu: 'none', ...roomy, fragment: '&lang=de#scenario=two-weights&step=6' })
  const { page } = open
  await page.getByRole('heading', { name: 'Was macht ReLU mit der Fläche?' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  const words = page.locator('.head h2, .act bl-prose, .watch bl-prose, .words > bl-prose')
  const spoken = () => words.evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLElement).lang))])
  expect(await spoken()).toEqual(['de'])
  const turnTo = (fragment: string) => page.evaluate((hash) => (location.hash = hash), fragment)
  await turnTo('#scenario=where-is-zero&step=2')
  await page.getByRole('heading', { name: 'Count from another zero' }).waitFor()
  expect(await spoken()).toEqual(['en'])
  await turnTo('#scenario=two-weights&step=6')
  await page.getByRole('heading', { name: 'Was macht ReLU mit der Fläche?' }).waitFor()
  await page.getByRole('button', { name: 'Präsentieren' }).waitFor()
  const notes = await page.context().newPage()
  await notes.goto(`${inject('site')}?speaker`)
  await notes.getByRole('heading', { name: 'Was macht ReLU mit der Fläche?' }).waitFor()
  await notes.getByRole('heading', { name: 'Die Vorlesung in einer Minute' }).waitFor()
  await page.getByRole('button', { name: 'Erst fragen' }).click()
  await page.getByText('wo er startet: Er bleibt stehen').waitFor()
  await page.getByRole('button', { name: 'Antwort zeigen' }).first().click()
  await page.evaluate(() =>
    document.querySelector('bl-app')?.landscape.study?.store.edit({ seed: 7 }, 'seed'),
  )
  await page.locator('header .open').click()
  const menu = page.locator('bl-menu')
  await menu.getByText('Zwischen dem besten System und dem, das wir bekommen').first().waitFor()
  await menu.getByLabel('Sprache').selectOption('en')
  await page.locator('header').getByText('The happy-meal model').waitFor()
  await notes.getByRole('heading', { name: 'What does ReLU do to the surface?' }).waitFor()
  await notes.getByRole('heading', { name: 'The lecture in a minute' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en-GB')
  const kept = await page.evaluate(() => {
    const { store } = document.querySelector('bl-app')!.landscape.study!
    return [store.experiment.seed, store.undoLabel]
  })
  expect(kept).toEqual([7, 'seed'])
  expectQuiet(open)
  await open.close()
})

/** An author's lecture whose every name is also a text of the interface. */
const ownWords = `---
badlands: 1
id: own-words
language: en
---
# Loss and steps

> [!idea] Small.

## Weight

The line.

> [!scene] A bowl.

> [!ask] Which is small?

- size {= 2}
- loss {= 9}

> [!because] It is.

\`\`\`question
answer: stable-learning-rate
\`\`\`

\`\`\`experiment
title: Weight
seed: 1
data:
  kind: table
  task: regression
  inputs: [[-1.4], [-0.7], [0], [0.7], [1.4]]
  targets: [[-0.5], [0.1], [0.1], [0.8], [1]]
model: {kind: mlp, widths: [1, 1], activation: linear}
metric: {loss: squared, factor: 0.5}
algorithms: [{id: sgd, learningRate: 0.15, steps: 40}]
starts: [{kind: weights, values: [-1, 1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-2, 3], b: [-3, 2]}}
\`\`\`
\`\`\`show
hero: surface
names: {axes: [size, weight]}
dial: {label: width, values: [small, large], vary: {seed: [1, 2]}}
predictions: [{quadratic-path: steps}, {best-on-sample: loss}]
\`\`\`
`

/** Makes a page record every text that is written on a canvas. */
function rememberWritten(): void {
  const canvas = CanvasRenderingContext2D.prototype
  const { fillText } = canvas
  const texts = new Set<string>()
  Object.assign(globalThis, { writtenOnCanvases: texts })
  canvas.fillText = function (text, ...rest) {
    texts.add(text)
    return fillText.call(this, text, ...rest)
  }
}

it("leaves an author's lecture and table untranslated in German, on the page and on its canvases", async () => {
  const packed = finish(packingLecture(ownWords))
  const fragment = `&lang=de#lecture=${packed}`
  const open = await visit({ gpu: 'none', ...roomy, fragment, first: rememberWritten })
  const { page } = open
  await settled(page)
  await page.getByRole('heading', { name: 'Weight', exact: true }).waitFor()
  const column = page.locator('.columns, main, bl-app').first()
  await column.getByText('small', { exact: true }).first().waitFor()
  const seen = await page.evaluate(() => {
    const texts: string[] = []
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
            texts.push(node.textContent.trim())
        if (element.shadowRoot) walk(element.shadowRoot)
      }
    }
    walk(document)
    return { texts, drawn: [...(Reflect.get(globalThis, 'writtenOnCanvases') as Set<string>)] }
  })
  // The page is German, but the author's names stay untranslated.
  expect(seen.texts).toContain('Präsentieren')
  for (const word of ['Loss and steps', 'Weight', 'width', 'small', 'large'])
    expect(seen.texts, word).toContain(word)
  for (const word of ['size', 'weight']) expect(seen.drawn, word).toContain(word)
  // The mark of a prediction has its loss after its name.
  expect(
    seen.drawn.filter((text) => text.startsWith('loss')),
    seen.drawn.join(' | '),
  ).not.toEqual([])
  for (const word of ['Größe', 'Gewicht', 'Breite', 'klein', 'groß'])
    expect([...seen.texts, ...seen.drawn], word).not.toContain(word)
  expect([...seen.texts, ...seen.drawn].filter((text) => text.includes('\u2063'))).toEqual([])
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'size,weight,loss,label\n1,2,3,small\n2,3,1,large\n3,1,2,small\n4,4,4,large\n')
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }),
    )
  })
  const sheet = page.locator('bl-table-sheet')
  await sheet
    .getByText(/„small“|small, large|„large“/u)
    .first()
    .waitFor()
  for (const word of ['size', 'weight', 'loss', 'small', 'large'])
    await sheet.getByText(word, { exact: true }).first().waitFor()
  expectQuiet(open)
  await open.close()
})
