import type {} from '../../../src/page/bl-app.ts'
import { expect, inject, it } from 'vitest'
import { expectQuiet, roomy, visit } from '../support/page.ts'

it('opens in German where the address asks for it, speaker’s window and question too, and goes on in English without losing what was changed', async () => {
  const open = await visit({ gpu: 'none', ...roomy, fragment: '&lang=de#scenario=two-weights&step=6' })
  const { page } = open
  await page.getByRole('heading', { name: 'ReLU: die halbe Ebene ist tot' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  const words = page.locator('.head h2, .act bl-prose, .watch bl-prose, .words > bl-prose')
  const spoken = () => words.evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLElement).lang))])
  expect(await spoken()).toEqual(['de'])
  const turnTo = (fragment: string) => page.evaluate((hash) => (location.hash = hash), fragment)
  await turnTo('#scenario=where-is-zero&step=2')
  await page.getByRole('heading', { name: 'Count from another zero' }).waitFor()
  expect(await spoken()).toEqual(['en'])
  await turnTo('#scenario=two-weights&step=6')
  await page.getByRole('heading', { name: 'ReLU: die halbe Ebene ist tot' }).waitFor()
  await page.getByRole('button', { name: 'Präsentieren' }).waitFor()
  const notes = await page.context().newPage()
  await notes.goto(`${inject('site')}?speaker`)
  await notes.getByRole('heading', { name: 'ReLU: die halbe Ebene ist tot' }).waitFor()
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
  await notes.getByRole('heading', { name: 'ReLU: half of the table is dead' }).waitFor()
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
