import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { algorithmNames } from '../../../src/words/names.ts'
import { experimentToLink } from '../../../src/exchange/link.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { coarsen, expectQuiet, follow, settled, unfold } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Two runs of a network of 13 weights, quick to recompute. */
const small = parseExperiment({
  version: 1,
  seed: 2,
  data: { kind: 'generated', id: 'two-moons', size: 20, shift: { rotation: 30 } },
  model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [
    { id: 'adam', learningRate: 0.05, steps: 20 },
    { id: 'sgd', learningRate: 0.1, steps: 20 },
  ],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
})

const link = `#${experimentToLink(small)}`

const open = sharedVisit({ fragment: link })

beforeAll(() => coarsen(open().page))

/**
 * The page with the small experiment, opened by its link whatever was chosen before, with every panel section
 * open.
 */
async function opened(): Promise<Page> {
  const { page } = open()
  // The address is updated a moment after a choice. Until then it is still this link, and following it
  // changes nothing.
  const gone = async () => {
    await follow(page, link)
    return (await settled(page)).experiment
  }
  await expect.poll(gone).toEqual(small)
  await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(10))
  await unfold(page)
  await settled(page)
  return page
}

const selectOf = (page: Page, label: string) =>
  page.getByRole('combobox', { name: label, exact: true }).first()

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await selectOf(page, label).selectOption({ label: option })
}

/** The options of a select, once its panel is there. */
async function offered(page: Page, label: string): Promise<string[]> {
  const options = selectOf(page, label).locator('option')
  await options.nth(2).waitFor({ state: 'attached' })
  return options.allTextContents()
}

/** The picture's state once no computation is running. Issues fail the test. */
async function drawn(page: Page) {
  const { issues, runs, terrain } = await settled(page)
  expect(issues).toEqual([])
  const picture = await page.evaluate(() => {
    const { content, renderRoot } = document.querySelector('bl-app')?.landscape ?? {}
    const hud = renderRoot?.querySelector('bl-hud')
    return {
      title: hud?.title ?? '',
      line: hud?.lines[0] ?? '',
      facets: content?.facets ?? false,
      draped: content?.drape !== undefined,
      ghost: content?.ghost !== undefined,
      arrows: content?.curves.length ?? 0,
      legend: renderRoot?.querySelector('bl-step-legend') !== null,
    }
  })
  const finite = terrain.values.filter(Number.isFinite).length
  return { ...picture, runs, resolution: terrain.resolution, finite }
}

describe('everything that the panels offer can be drawn', () => {
  it('every surface, ghost and colouring over one plane, and the arrows', async () => {
    const page = await opened()
    const surfaces = await offered(page, 'surface')
    for (const part of ['train', 'test', 'shifted'])
      expect(surfaces).toEqual(expect.arrayContaining([`logistic, ${part}`, `error rate, ${part}`]))
    const titles = new Set<string>()
    for (const surface of surfaces) {
      await choose(page, 'surface', surface)
      const { title, facets, finite } = await drawn(page)
      titles.add(title)
      expect(facets, surface).toBe(surface.startsWith('error rate'))
      expect(finite, surface).toBe(81)
    }
    expect(titles.size).toBe(surfaces.length)
    await choose(page, 'surface', 'logistic, train')
    await choose(page, 'attack', 'within a ball, l₂')
    expect((await drawn(page)).title).toContain('attacked within')
    await choose(page, 'attack', 'none')
    await choose(page, 'ghost', 'error rate, test')
    expect(await drawn(page)).toMatchObject({ ghost: true, facets: false })
    await choose(page, 'ghost', 'none')
    for (const colour of ['where it ends', 'final loss', 'steps', 'status']) {
      await choose(page, 'coloured by', colour)
      expect((await drawn(page)).draped, colour).toBe(true)
    }
    await choose(page, 'coloured by', 'height')
    expect(await drawn(page)).toMatchObject({ draped: false, arrows: 0 })
    for (const name of ['arrows', 'inside the step']) await page.getByRole('switch', { name }).press(' ')
    const { arrows, legend } = await drawn(page)
    expect(arrows).toBeGreaterThan(1)
    expect(legend).toBe(true)
    expectQuiet(open())
  })

  it('every kind of plane, on which w₀ keeps its weights', async () => {
    const page = await opened()
    const { runs } = await settled(page)
    const lines = new Set<string>()
    const kinds = await offered(page, 'plane')
    for (const kind of kinds) {
      await choose(page, 'plane', kind)
      const found = await drawn(page)
      lines.add(found.line)
      expect(found.resolution[1], kind).toBe(kind === 'a line' ? 1 : 9)
      expect(found.runs[0]?.first, kind).toEqual(runs[0]?.first)
    }
    expect(lines.size).toBe(kinds.length)
    expectQuiet(open())
  })

  it('every rule and schedule, whose run descends', async () => {
    const page = await opened()
    const rules = await offered(page, 'rule')
    // A run from another program is dropped in as a file, and cannot be chosen here.
    expect(rules).toEqual(Object.values(algorithmNames).filter((name) => name !== algorithmNames.recorded))
    const before = oracle.train(small)[0]?.loss[0] ?? NaN
    for (const rule of rules) {
      await choose(page, 'rule', rule)
      // With little damping these rules go to any stationary point, or away.
      if (['Newton', 'Gauss-Newton'].includes(rule)) {
        const damping = page.getByRole('textbox', { name: 'damping λ' })
        await damping.fill('1')
        await damping.press('Enter')
      }
      const { runs } = await drawn(page)
      expect(runs[0]?.loss, rule).toBeLessThan(before)
      expect(runs[0]?.end, rule).not.toEqual(runs[0]?.first)
    }
    await choose(page, 'rule', 'gradient descent')
    const ends = new Set<string>()
    for (const schedule of ['constant', 'in steps', 'cosine', 'warm-up', 'set by hand']) {
      await choose(page, 'schedule', schedule)
      ends.add((await drawn(page)).runs[0]?.end.join() ?? '')
    }
    expect(ends.size).toBe(5)
    expectQuiet(open())
  })
})
