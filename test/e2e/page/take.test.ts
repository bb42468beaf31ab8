import { readFileSync } from 'node:fs'
import { validateBytes } from 'gltf-validator'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { fromNpz } from '../../../src/exchange/arrays/npz.ts'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

/** Takes a file away by its name in the dialog, which is open. */
async function taken(page: Page, name: string, file: string): Promise<Buffer> {
  const saving = page.waitForEvent('download')
  await page.locator('bl-take-away').getByRole('button', { name }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe(file)
  await page.locator('bl-take-away').getByText(`Saved as ${file}.`).waitFor()
  return readFileSync(await saved.path())
}

/** The dialog of all that can be taken away, open. */
async function dialogOf(page: Page) {
  await settled(page)
  const dialog = page.locator('bl-take-away')
  if (!(await dialog.locator('dialog').isVisible())) {
    await page.locator('bl-share .share').click()
    await page.locator('bl-share').getByRole('button', { name: 'Take away' }).click()
  }
  return dialog
}

describe('what is taken away', () => {
  const open = sharedVisit({
    fragment: '#scenario=two-weights&step=2',
    gpu: 'none',
    width: 1000,
    height: 620,
  })

  it('has the numbers of the surface and of the runs, as arrays, tables and solids', async () => {
    const { page } = open()
    const { terrain, runs } = await settled(page)
    await dialogOf(page)
    const arrays = fromNpz(await taken(page, 'Surface and runs for numpy', 'badlands-two-weights.npz'))
    const [na, nb] = terrain.resolution
    expect(arrays['train_loss']!.shape).toEqual([na, nb])
    for (const [i, j] of [[0, 0], [5, 11], [na - 1, nb - 1]] as const)
      expect(arrays['train_loss']!.data[i * nb + j]).toBe(terrain.values[j * na + i]) // prettier-ignore
    const table = await taken(page, 'The surface as a table', 'badlands-two-weights-surface.csv')
    expect(table.toString().trimEnd().split('\r\n')).toHaveLength(1 + na * nb)
    const lines = (await taken(page, 'The runs as a table', 'badlands-two-weights-runs.csv'))
      .toString()
      .split('\r\n')
    expect(lines[0]).toBe('start,algorithm,step,loss,a,b,distance')
    expect(lines[1]!.split(',').slice(4, 6).map(Number)).toEqual(runs[0]!.first)
    const experiment = await taken(page, 'The experiment', 'badlands-two-weights.json')
    expect(JSON.parse(experiment.toString())).toEqual((await settled(page)).experiment)
    const program = await taken(page, 'A program in PyTorch', 'badlands-two-weights.py')
    expect(program.toString()).toContain('torch.optim.')
    const cited = await taken(page, 'What to cite', 'badlands-two-weights.bib')
    expect(cited.toString()).toMatch(/^@software\{badlands,/u)
    const solid = await validateBytes(
      await taken(page, 'Surface and runs as a solid', 'badlands-two-weights.glb'),
    )
    expect(solid.issues.messages).toEqual([])
    const print = await taken(page, 'The surface to print', 'badlands-two-weights.stl')
    expect(print.length).toBe(84 + 50 * print.readUInt32LE(80))
    expectQuiet(open())
  })

  it('has the picture in its size, in the clipboard too, the charts and the map as lines', async () => {
    const { page } = open()
    const dialog = await dialogOf(page)
    const chart = await taken(page, 'Loss lines and letters', 'badlands-two-weights-loss.svg')
    const form = dialog.locator('bl-take-picture')
    await form.getByRole('combobox').selectOption('1920x1080')
    const picture = await taken(page, 'Save the picture', 'badlands-two-weights-1920x1080.png')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1920, 1080])
    const map = await taken(page, 'The map as SVG', 'badlands-two-weights-1920x1080-map.svg')
    for (const svg of [chart, map]) expect(svg.toString()).toMatch(/^<svg xmlns=.*<path/su)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await form.getByRole('button', { name: 'Copy it' }).click()
    await dialog.getByText('The picture is in the clipboard.').waitFor()
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const { width, height } = await createImageBitmap(await item!.getType('image/png'))
      return [width, height]
    })
    expect(copied).toEqual([1920, 1080])
    expectQuiet(open())
  })

  it('has a film of the runs, as long as was asked for', async () => {
    const { page } = open()
    const dialog = await dialogOf(page)
    const choose = (name: string, label: string) =>
      dialog.locator('bl-take-film').getByRole('combobox', { name }).selectOption({ label })
    await choose('Of', 'the runs')
    await choose('File', 'WebM')
    await choose('Frames a second', '15')
    await dialog.locator('bl-take-film').getByRole('textbox', { name: 'Seconds' }).fill('1')
    await page.keyboard.press('Enter')
    const film = await taken(page, 'Make the film', 'badlands-two-weights-run.webm')
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(film) })
    const track = await input.getPrimaryVideoTrack()
    expect([track?.displayWidth, track?.displayHeight]).toEqual([1280, 720])
    expect((await track?.computePacketStats())?.packetCount).toBe(15)
    expectQuiet(open())
  })
})
