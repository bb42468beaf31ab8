import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { browserTaskTimes } from '../../../.scripts/task-times.mjs'
import { float32Npy, npzFile } from '../../support/files/array-files.ts'
import { evaluated, expectQuiet, settled, unfold } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Processor time of a task, in milliseconds, above which users notice a delay. */
const longest = 100

/** Drops a file of bytes on the page. */
const drop = (page: Page, name: string, bytes: Uint8Array) =>
  page.evaluate(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], name))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  )

const fixture = (name: string): Uint8Array => readFileSync(`test/fixtures/torch/${name}`)

const experimentOf = async (page: Page) =>
  JSON.parse(
    await evaluated(page, async () =>
      JSON.stringify(document.querySelector('bl-app')!.landscape.study!.store.experiment),
    ),
  )

/**
 * How far the drawn recorded run deviates from the points of the plane nearest to its weights, relative to
 * its length: the rest of a weight beyond its point is orthogonal to both directions.
 */
const farthestFromPlane = (page: Page) =>
  page.evaluate(() => {
    const { terrain, trajectories } = document.querySelector('bl-app')!.landscape
    const { origin, u, v } = terrain!
    const [run] = trajectories
    const dot = (p: ArrayLike<number>, q: ArrayLike<number>) =>
      Array.from(p).reduce((sum, value, i) => sum + value * q[i]!, 0)
    const along = (p: ArrayLike<number>, q: ArrayLike<number>) => dot(p, q) / dot(q, q)
    return Math.max(
      ...Array.from(run!.a, (a, i) => {
        const left = Array.from(run!.weights(i), (w, k) => w - origin[k]! - a * u[k]! - run!.b[i]! * v[k]!)
        return Math.max(Math.abs(along(left, u)), Math.abs(along(left, v)))
      }),
    )
  })

describe('a file from another program', () => {
  const open = sharedVisit({ fragment: '#scenario=two-moons&step=1', gpu: 'none', width: 1280, height: 720 })
  const asked = (page: Page) => page.locator('bl-import')
  /** Answers the question about the activation, which has no answer yet. */
  const chooseTanh = async (page: Page) => {
    // The dialog about the previous file may still be closing, with its answer.
    await expect.poll(() => asked(page).getByRole('button', { name: 'Open it' }).isDisabled()).toBe(true)
    await asked(page).getByRole('combobox', { name: 'Activation of its hidden layers' }).selectOption('tanh')
  }
  const openIt = (page: Page) => asked(page).getByRole('button', { name: 'Open it' }).click()

  it('shows a PyTorch run on its plane of principal components, next to one from its w₀, with the deviation of its losses', async () => {
    const { page } = open()
    await settled(page)
    await page.locator('bl-share .share').waitFor()
    await drop(page, 'adam-tanh-logistic.npz', fixture('adam-tanh-logistic.npz'))
    await asked(page)
      .getByText(/A run made elsewhere, with \d+ records and its data\./)
      .waitFor()
    await openIt(page)
    await expect.poll(async () => (await experimentOf(page)).algorithms[0].id).toBe('recorded')
    const { experiment, runs } = await settled(page)
    expect(experiment).toMatchObject({ plane: { kind: 'pca' }, algorithms: [{}, { id: 'adam' }] })
    expect(runs).toHaveLength(2)
    expect(runs[1]?.first).toEqual(runs[0]?.first)
    await page
      .locator('bl-hud')
      .getByText(/The recorded losses agree within rounding/)
      .waitFor()
    expectQuiet(open())
  })

  it('shows it on a chosen Hessian or random plane too, each record at its nearest point', async () => {
    const { page } = open()
    await unfold(page)
    const plane = page.getByRole('combobox', { name: 'plane', exact: true }).first()
    for (const kind of ['hessian', 'random']) {
      await plane.selectOption(kind)
      await expect.poll(async () => (await experimentOf(page)).plane.kind).toBe(kind)
      const { terrain, runs } = await settled(page)
      expect(terrain.values.every((value) => Number.isFinite(value))).toBe(true)
      expect(runs).toHaveLength(2)
      expect(await farthestFromPlane(page), kind).toBeLessThan(1e-4)
    }
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await experimentOf(page)).plane.kind).toBe('pca')
    expectQuiet(open())
  })

  it('shows a surface with the keys of Li et al. as a slice, on which runs are trained', async () => {
    const { page } = open()
    await drop(page, 'surface-tanh-squared.npz', fixture('surface-tanh-squared.npz'))
    await asked(page)
      .getByText(/train_loss\. It is a slice, so runs stay on it/)
      .waitFor()
    await openIt(page)
    await expect.poll(async () => (await experimentOf(page)).model.id).toBe('grid')
    const { runs, terrain } = await settled(page)
    expect(runs).toHaveLength(1)
    expect(terrain.values.every((value) => Number.isFinite(value))).toBe(true)
    await page.getByText('A slice. Runs trained here stay on the slice').first().waitFor()
    expectQuiet(open())
  })

  it('shows a run of an unsupported network over the surface recorded with it, with the reason first', async () => {
    const { page } = open()
    await drop(page, 'style-cat.npz', fixture('style-cat.npz'))
    await asked(page)
      .getByText('This page cannot compute this run, so it shows the surface recorded with it instead')
      .waitFor()
    await asked(page).getByText('The network uses "cat", which networks here do not have.').waitFor()
    await openIt(page)
    await expect.poll(async () => (await experimentOf(page)).algorithms[0].id).toBe('recorded')
    const { runs, terrain } = await settled(page)
    expect(runs).toHaveLength(1)
    expect(terrain.values.every((value) => Number.isFinite(value))).toBe(true)
    await page
      .locator('bl-hud')
      .getByText(/the run leaves this plane\./)
      .waitFor()
    await page.keyboard.press('Control+z')
    expectQuiet(open())
  })

  it('is refused with a sentence, and changes nothing, if it does not fit, contains a pickle or is broken', async () => {
    const { page, browser } = open()
    const before = await experimentOf(page)
    const whole = fixture('adam-tanh-logistic.npz')
    const wrong: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['run.npz', whole.slice(0, whole.length / 2), /its end is missing/],
      ['net.npz', npzFile({ '0.weight': float32Npy([3, 2], [1, 2, 3, 4, 5, 6]) }), /another kind of model/],
      ['net.pt', new TextEncoder().encode('PK'), /is a checkpoint that contains a pickle/],
    ]
    for (const [name, bytes, sentence] of wrong) {
      const times = await browserTaskTimes(browser, async () => {
        await drop(page, name, bytes)
        await page.getByText(sentence).first().waitFor()
      })
      expect(Math.max(...times), name).toBeLessThan(longest)
    }
    expect(await experimentOf(page)).toEqual(before)
    expectQuiet(open())
  })

  it('turns numpy inputs and targets into a table whose columns are chosen', async () => {
    const { page } = open()
    const [X, y] = [
      float32Npy([6, 2], [1, 2, 3, 5, 6, 4, 8, 9, 7, 0, 2, 2]),
      float32Npy([6], [0, 1, 1, 0, 1, 0]),
    ]
    await drop(page, 'data.npz', npzFile({ X, y }))
    const sheet = page.locator('bl-table-sheet')
    await sheet.getByText('6 rows: 2 inputs, 2 classes').waitFor()
    await sheet.getByRole('button', { name: 'Not now' }).click()
    expectQuiet(open())
  })

  it('brings its network along if its weights have another hidden shape with matching inputs and outputs', async () => {
    const { page } = open()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await experimentOf(page)).model.widths).toEqual([2, 8, 8, 1])
    const spread = (count: number) => Array.from({ length: count }, (_, i) => (i + 1) / 16)
    const [first, bias, second, last] = [spread(10), spread(5), spread(5), [0.5]]
    await drop(
      page,
      'net.npz',
      npzFile({
        '0.weight': float32Npy([5, 2], first),
        '0.bias': float32Npy([5], bias),
        '2.weight': float32Npy([1, 5], second),
        '2.bias': float32Npy([1], last),
      }),
    )
    await chooseTanh(page)
    await asked(page)
      .getByText(/network 2-5-1, tanh; two moons/)
      .waitFor()
    await openIt(page)
    await page.getByText('network 2 – 5 – 1').first().waitFor()
    const { runs, experiment } = await settled(page)
    expect(experiment.model).toMatchObject({ widths: [2, 5, 1] })
    // PyTorch's [out][in] is transposed.
    const turned = [...first.filter((_, i) => i % 2 === 0), ...first.filter((_, i) => i % 2 === 1)]
    expect(experiment.starts[0]).toMatchObject({ values: [...turned, ...bias, ...second, ...last] })
    expect(runs.length).toBeGreaterThan(0)
    expectQuiet(open())
  })

  it('gives the same network from safetensors and from JSON, on the current data', async () => {
    const { page } = open()
    const started: number[][] = []
    for (const name of ['weights.json', 'weights.safetensors']) {
      await page.keyboard.press('Control+z')
      await expect.poll(async () => (await experimentOf(page)).model.widths).toEqual([2, 8, 8, 1])
      await drop(page, name, fixture(name))
      await chooseTanh(page)
      await asked(page)
        .getByText(/network 2-5-1, tanh; two moons/)
        .waitFor()
      await openIt(page)
      await expect.poll(async () => (await experimentOf(page)).model.widths).toEqual([2, 5, 1])
      const { starts, data } = await experimentOf(page)
      expect(data.id).toBe('two-moons')
      started.push(starts[0].values)
    }
    expect(started[0]).toHaveLength(21)
    expect(started[1]).toEqual(started[0])
    const state = JSON.parse(new TextDecoder().decode(fixture('weights.json'))) as Record<string, number[]>
    expect(started[0]!.slice(10, 15)).toEqual(state['0.bias'])
    expectQuiet(open())
  })
})
