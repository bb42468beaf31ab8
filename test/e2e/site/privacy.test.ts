import type {} from '../../../src/page/bl-app.ts'
import { expect, inject, it } from 'vitest'
import { axeFaults, coarsen, expectQuiet, openStep, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const open = sharedVisit({ gpu: 'none', width: 1280, height: 720, fragment: '#scenario=two-weights&step=1' })

it('nothing leaves the page while a whole lecture is walked and read as tables, as Help says, where the report on accessibility is found', async () => {
  const { page } = open()
  const asked: { readonly url: string; readonly method: string; readonly body: string | null }[] = []
  page.on('request', (request) =>
    asked.push({ url: request.url(), method: request.method(), body: request.postData() }),
  )
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  await page.waitForLoadState()
  await page.reload()
  await coarsen(page)
  await settled(page)
  await page.keyboard.press('l')
  const steps = await page.evaluate(() => document.querySelector('bl-app')!.tour.at.lecture!.steps.length)
  expect(steps).toBeGreaterThan(5)
  for (let step = steps; step > 1; step--) {
    await openStep(page, 'two-weights', step)
    await settled(page)
  }
  await page.keyboard.press('v')
  const values = page.locator('bl-values')
  await values.getByRole('table').filter({ hasText: 'distance from the plane' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await values.locator('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('?')
  await page.getByText('Nothing you import or do leaves this page').waitFor()
  const report = page.getByRole('link', { name: 'Accessibility: WCAG 2.1' })
  const address = await report.evaluate((link: HTMLAnchorElement) => link.href)
  await page.goto(address)
  await page.getByRole('heading', { name: 'Accessibility conformance report' }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  expect(sockets).toEqual([])
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter(({ url }) => !url.startsWith(inject('site')) && !url.startsWith('blob:'))).toEqual([])
  expect(asked.filter(({ method, body }) => method !== 'GET' || body !== null)).toEqual([])
  expect(
    asked.filter(({ url }) => /#|two-weights&step|linearity=/u.test(url.split('?').slice(1).join('?'))),
  ).toEqual([])
  expect(await page.context().cookies()).toEqual([])
  expectQuiet(open())
})
