import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import { scenarios } from '../../../src/scenarios/index.ts'
import { onlyLong } from '../../support/long.ts'
import { visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Makes every worker of the page accept requests and never answer, so that nothing is computed. */
function holdWorkers(): void {
  globalThis.Worker = class extends EventTarget {
    postMessage(): void {}
    terminate(): void {}
  } as unknown as typeof Worker
}

/**
 * Opens a step by its link in a browser without 3-D whose workers never answer, and waits until its first
 * picture is complete.
 */
async function held(fragment: string, questions = false): Promise<Page> {
  open = await visit({ gpu: 'none', fragment, questions, first: holdWorkers, own: true })
  const { page } = open
  await page.waitForFunction(() => {
    const { landscape } = document.querySelector('bl-app') ?? {}
    if (!landscape?.study) return false
    const { views } = landscape.study
    const stages = [landscape, ...landscape.linked]
    return (
      stages.length === 1 + views.value.length &&
      stages.every(({ study, content }) => study?.isStored.value && content?.terrain)
    )
  })
  return page
}

/** What the stages of a step show, and what the element reports about them. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const { landscape } = document.querySelector('bl-app')!
    return [landscape, ...landscape.linked].map(({ study, content, terrain, trajectories, status }) => ({
      points: content?.terrain?.values.length,
      starts: content?.starts.length,
      live: [terrain !== undefined, trajectories.length, status, study!.idle.value],
    }))
  })

const nothingLive = [false, 0, 'loading', false]

/** Every step of the lectures that have stored pictures. */
const deep = [
  'mountains',
  'along-and-across',
  'rulers',
  'real-digits',
  'straight-line',
  'directions',
  'flat-ground',
]
const steps = scenarios
  .filter(({ id }) => deep.includes(id))
  .flatMap(({ id, steps }) => steps.map((_, i) => `#scenario=${id}&step=${i + 1}`))

describe('a step with a slow surface, while nothing is computed', () => {
  it('shows the surfaces of all its stages, labelled as stored, and passes none of them on', async () => {
    const page = await held('#scenario=rulers&step=2')
    expect(await shown(page)).toEqual(
      Array.from({ length: 4 }, () => ({ points: 65 * 65, starts: 1, live: nothingLive })),
    )
    await page.locator('bl-hud .busy', { hasText: 'stored picture, recomputing' }).waitFor()
    expect(await page.locator('loss-landscape .label', { hasText: 'stored' }).count()).toBe(4)
  })

  it('asks its question and shows the answer', async () => {
    const page = await held('#scenario=mountains&step=2', true)
    expect((await shown(page)).map(({ points }) => points)).toEqual([65 * 65, 65 * 65])
    await page.locator('bl-question .reveal').click()
    await page.locator('bl-question .fold').waitFor()
    expect(await page.evaluate(() => document.querySelector('bl-app')?.guessing?.revealed)).toBe(true)
  })

  it('has the picture of its answer, and the chart of its sweep at each place of its dial', async () => {
    const page = await held('#scenario=mountains&step=1', true)
    await page.locator('bl-question .reveal').click()
    await page.locator('bl-question .fold').waitFor()
    const seen = await shown(page)
    expect(seen).toEqual([{ points: 65 * 65, starts: 1, live: nothingLive }])
    await open?.close()

    const other = await held('#scenario=rulers&step=4')
    for (const place of ['0', '0.003']) {
      await other.evaluate(async (value) => {
        const { study } = document.querySelector('bl-app')!.landscape
        const { dial } = study!.step.value!
        study!.store.edit(dial!.experiments[dial!.values.map(String).indexOf(value)]!, 'decay')
        await new Promise((resolve) => setTimeout(resolve, 100))
      }, place)
      await expect.poll(() => other.locator('bl-app .awaited:visible').count()).toBe(0)
    }
  })

  it('draws the lines of its runs, and what the first has learned', async () => {
    const page = await held('#scenario=straight-line&step=1')
    const lines = page.locator('bl-slice-chart').first()
    await lines.locator('p', { hasText: 'stored' }).waitFor()
    expect(
      await lines.evaluate((chart) => (chart as HTMLElementTagNameMap['bl-slice-chart']).view?.curves.length),
    ).toBe(16)
    const learned = page.locator('bl-function-view').first()
    expect(
      await learned.evaluate(
        (view) => (view as HTMLElementTagNameMap['bl-function-view']).grid?.values.length,
      ),
    ).toBe(1600)
  })

  it('draws the curves of its runs', async () => {
    const page = await held('#scenario=random-labels&step=1')
    const chart = page.locator('bl-loss-chart').first()
    await chart.locator('.note', { hasText: 'stored' }).waitFor()
    expect(await chart.locator('.awaited').count()).toBe(0)
    expect(await chart.getByRole('img').getAttribute('aria-label')).toMatch(/over steps/)
  })

  it.each(onlyLong(steps))(
    'has a picture and no empty chart, in every deep lecture: %s',
    async (fragment) => {
      const page = await held(fragment)
      expect(await page.locator('bl-app .awaited:visible').count()).toBe(0)
    },
  )
})
