import { expect, onTestFinished, test, vi } from 'vitest'

/** The modules as a page has them that opens. */
async function fresh() {
  vi.resetModules()
  onTestFinished(() => {
    vi.resetModules()
  })
  return {
    links: await import('../../../../src/study/lecture/links.ts'),
    route: await import('../../../../src/study/lecture/route.ts'),
    lecture: await import('../../../../src/study/lecture/lecture.ts'),
    edit: await import('../../../../src/edit/actions.ts'),
    merge: await import('../../../../src/experiment/format/merge.ts'),
    parse: await import('../../../../src/experiment/format/parse.ts'),
  }
}

/** Step 2 of the flagship, as it is and with another number of steps. */
async function step({ lecture, merge, parse, route }: Awaited<ReturnType<typeof fresh>>) {
  await route.fetchRoute('#scenario=two-weights')
  const flagship = lecture.lectureOf('two-weights')
  const written = lecture.experimentOf(flagship, 1)
  const changed = parse.parseTraining(merge.mergePatch(written, { seed: 77 }))
  return { place: { lecture: flagship, step: 1, apart: false }, written, changed }
}

test('a step as it was written has its link without what packs experiments', async () => {
  const page = await fresh()
  const { place, written, changed } = await step(page)
  expect(page.route.fetchLinkOf(place, written)).toBeUndefined()
  expect(page.route.linkOf(place, written).next().value).toBe('scenario=two-weights&step=2')
  expect(() => page.links.presentLinks()).toThrow('What links need could not be loaded')
  expect(() => page.route.linkOf(place, changed).next()).toThrow('What links need could not be loaded')
})

test('what packs experiments is loaded once, for the first link that needs it', async () => {
  const page = await fresh()
  const { place, changed } = await step(page)
  await page.route.fetchLinkOf(place, changed)
  expect(page.links.fetchLinks()).toBeUndefined()
  expect([...page.route.linkOf(place, changed)].length).toBeGreaterThan(0)
})

test('a link to an experiment brings it', async () => {
  const { place, changed } = await step(await fresh())
  const { experimentToLink } = await import('../../../../src/exchange/link.ts')
  const page = await fresh()
  const address = `#${experimentToLink(changed)}&${page.route.stepLink(place.lecture, 1)}`
  await page.route.fetchRoute(address)
  expect(page.route.routeOf(address).experiment).toEqual(changed)
})
