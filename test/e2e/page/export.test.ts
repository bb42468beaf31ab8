import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { validateBytes } from 'gltf-validator'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { fromNpz } from '../../../src/exchange/arrays/npz.ts'
import { filmBesidePictures } from '../support/film-likeness.ts'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Exports a file by its name in the open dialog. */
async function taken(page: Page, name: string, file: string): Promise<Buffer> {
  const saving = page.waitForEvent('download')
  await page.locator('bl-export').getByRole('button', { name }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe(file)
  await page.locator('bl-export').getByText(`Saved as ${file}.`).waitFor()
  return readFileSync(await saved.path())
}

/** The export dialog, opened. */
async function dialogOf(page: Page) {
  await settled(page)
  const dialog = page.locator('bl-export')
  if (!(await dialog.locator('dialog').isVisible())) {
    await page.locator('bl-share .share').click()
    await page.locator('bl-share').getByRole('button', { name: 'Export' }).click()
  }
  return dialog
}

describe('an export', () => {
  const open = sharedVisit({
    fragment: '#scenario=two-weights&step=2',
    gpu: 'none',
    width: 1000,
    height: 620,
  })

  it('contains the numbers of the surface and of the runs, as arrays, tables and solids', async () => {
    const { page } = open()
    const { terrain, runs } = await settled(page)
    await dialogOf(page)
    const arrays = fromNpz(await taken(page, 'Surface and runs for NumPy', 'badlands-two-weights.npz'))
    const [na, nb] = terrain.resolution
    expect(arrays['train_loss']!.shape).toEqual([na, nb])
    for (const [i, j] of [[0, 0], [5, 11], [na - 1, nb - 1]] as const)
      expect(arrays['train_loss']!.data[i * nb + j]).toBe(terrain.values[j * na + i]) // prettier-ignore
    const table = await taken(page, 'Surface as a table', 'badlands-two-weights-surface.csv')
    expect(table.toString().trimEnd().split('\r\n')).toHaveLength(1 + na * nb)
    const lines = (await taken(page, 'Runs as a table', 'badlands-two-weights-runs.csv'))
      .toString()
      .split('\r\n')
    expect(lines[0]).toBe('start,algorithm,step,loss,a,b,distance')
    expect(lines[1]!.split(',').slice(4, 6).map(Number)).toEqual(runs[0]!.first)
    const experiment = await taken(page, 'The experiment', 'badlands-two-weights.json')
    expect(JSON.parse(experiment.toString())).toEqual((await settled(page)).experiment)
    const program = await taken(page, 'PyTorch script', 'badlands-two-weights.py')
    expect(program.toString()).toContain('torch.optim.')
    const cited = await taken(page, 'Citations (BibTeX)', 'badlands-two-weights.bib')
    expect(cited.toString()).toMatch(/^@software\{badlands,/u)
    const solid = await validateBytes(await taken(page, '3-D model (glTF)', 'badlands-two-weights.glb'))
    expect(solid.issues.messages).toEqual([])
    const print = await taken(page, '3-D print (STL)', 'badlands-two-weights.stl')
    expect(print.length).toBe(84 + 50 * print.readUInt32LE(80))
    expectQuiet(open())
  })

  it('contains the picture in its size, in the clipboard too, the charts and the map as vector graphics', async () => {
    const { page } = open()
    const dialog = await dialogOf(page)
    const chart = await taken(page, 'Loss vector graphics', 'badlands-two-weights-loss.svg')
    const form = dialog.locator('bl-export-picture')
    await form.getByRole('combobox').selectOption('1920x1080')
    const picture = await taken(page, 'Save image', 'badlands-two-weights-1920x1080.png')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1920, 1080])
    const map = await taken(page, 'Save map as SVG', 'badlands-two-weights-1920x1080-map.svg')
    for (const svg of [chart, map]) expect(svg.toString()).toMatch(/^<svg xmlns=.*<path/su)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await form.getByRole('button', { name: 'Copy image' }).click()
    await dialog.getByText('Image copied.').waitFor()
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const { width, height } = await createImageBitmap(await item!.getType('image/png'))
      return [width, height]
    })
    expect(copied).toEqual([1920, 1080])
    expectQuiet(open())
  })

  it('contains a film of the runs in each file format, with the requested length and the drawn frames', async () => {
    const { page } = open()
    const dialog = await dialogOf(page)
    const choose = (name: string, label: string) =>
      dialog.locator('bl-export-film').getByRole('combobox', { name }).selectOption({ label })
    await choose('Subject', 'the runs')
    await choose('Frames per second', '15')
    await dialog.locator('bl-export-film').getByRole('textbox', { name: 'Seconds' }).fill('1')
    await page.keyboard.press('Enter')
    const filmAs = async (kind: string, ending: string) => {
      await choose('File', kind)
      return taken(page, 'Render video', `badlands-two-weights-run.${ending}`)
    }
    const zip = unzipSync(await filmAs('images in a zip file', 'zip'))
    const frames = Array.from({ length: 15 }, (_, k) => k)
    const names = frames.map((k) => `frame-${String(k + 1).padStart(5, '0')}.png`)
    expect(Object.keys(zip)).toEqual(names)
    const pictures = new Map([0, 7, 14].map((k) => [k, zip[names[k]!]!]))
    for (const [kind, ending] of [
      ['MP4', 'mp4'],
      ['WebM', 'webm'],
    ] as const) {
      // prettier-ignore
      const film = await filmBesidePictures(page.context(), await filmAs(kind, ending), 15, pictures)
      expect(film.size).toEqual([1280, 720])
      expect(film.frames).toEqual(frames)
      expect(film.likeness).toHaveLength(3)
      for (const decibels of film.likeness) expect(decibels).toBeGreaterThanOrEqual(34)
      // The runs move, so the last frame differs more from the first one than the first one from itself.
      expect(film.ends).toBeLessThan(34)
    }
    expectQuiet(open())
  })

  it('shows the progress of a film and its remaining time, and keeps the frames of a stopped one', async () => {
    const { page } = open()
    const dialog = await dialogOf(page)
    const form = dialog.locator('bl-export-film')
    await form.getByRole('combobox', { name: 'Subject' }).selectOption({ label: 'the runs' })
    await form.getByRole('combobox', { name: 'File' }).selectOption({ label: 'WebM' })
    await form.getByRole('combobox', { name: 'Frames per second' }).selectOption({ label: '30' })
    await form.getByRole('textbox', { name: 'Seconds' }).fill('60')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Render video' }).click()
    await dialog.getByText(/^\d+ %, about \d+ s left$/u).waitFor()
    await dialog.getByRole('button', { name: 'Stop' }).click()
    await dialog.getByText(/^Stopped at \d+ %\. Nothing is saved yet\.$/u).waitFor()
    const saving = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save the video so far' }).click()
    const film = readFileSync(await (await saving).path())
    const blank = await page.context().newPage()
    await blank.setViewportSize({ width: 1280, height: 720 })
    const png = await blank.screenshot()
    await blank.close()
    const { size, frames } = await filmBesidePictures(page.context(), film, 30, new Map([[0, png]]))
    expect(size).toEqual([1280, 720])
    // As many as were drawn, in order, and no more.
    expect(frames).toEqual(frames.map((_, k) => k))
    expect(frames.length).toBeGreaterThan(1)
    expect(frames.length).toBeLessThan(900)
    expectQuiet(open())
  })
})
