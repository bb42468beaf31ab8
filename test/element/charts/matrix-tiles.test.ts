import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { MatrixTile } from '../../../src/charts/matrix-tile.ts'
import '../../../src/elements/charts/pictures/bl-matrix-tiles.ts'
import { faults, mount, within } from '../fixtures/mount.ts'

/** Gives an element a size, and waits until its tiles have been placed. */
async function sized(element: HTMLElement, width: number, height: number): Promise<void> {
  Object.assign(element.style, { width: `${width}px`, height: `${height}px` })
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}

async function mounted(shown: readonly MatrixTile[], most: number) {
  const element = await mount('bl-matrix-tiles', { tiles: shown, most })
  await sized(element, 600, 160)
  return element
}

const tiles = [
  { label: 'observed', rows: 10, columns: 10, entries: Float64Array.from({ length: 100 }, (_, k) => (k === 23 ? 2 : NaN)) }, // prettier-ignore
  { label: 'truth', rows: 10, columns: 10, entries: Float64Array.from({ length: 100 }, (_, k) => (k === 23 ? 2 : -2)) }, // prettier-ignore
]

const pixel = (canvas: HTMLCanvasElement, x: number, y: number) => [
  ...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data,
]

test('an entry has the colour of its value, and an unknown one has none', async () => {
  const element = await mounted(tiles, 2)
  const [observed, truth] = [...element.renderRoot.querySelectorAll('canvas')] as HTMLCanvasElement[]
  const [red, , blue, alpha] = pixel(observed!, 3, 2)
  expect(alpha).toBe(255)
  expect(red).toBeGreaterThan(blue! + 60)
  expect(pixel(observed!, 2, 3)[3]).toBe(0)
  const [cold, , warm] = pixel(truth!, 2, 3)
  expect(warm).toBeGreaterThan(cold! + 20)
  expect(observed!.clientWidth).toBeGreaterThan(100)
  expect(observed!.clientWidth).toBe(truth!.clientWidth)
  expect(Math.abs(observed!.clientWidth - observed!.clientHeight)).toBeLessThanOrEqual(1)
  expect(await faults(element)).toEqual([])
})

test('shows the entry under the pointer in every tile that knows it', async () => {
  const element = await mounted(tiles, 2)
  const tile = within(element, 'figure:nth-of-type(2) .tile')
  const at = (column: number, row: number) => {
    const box = tile.getBoundingClientRect()
    const [clientX, clientY] = [
      box.left + ((column + 0.5) * box.width) / 10,
      box.top + ((row + 0.5) * box.height) / 10,
    ]
    tile.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }))
    return element.updateComplete
  }
  await at(3, 2)
  expect(within(element, '.under').textContent).toBe('row 3, column 4: observed 2, truth 2')
  await at(0, 9)
  expect(within(element, '.under').textContent).toBe('row 10, column 1: truth −2')
})

test('keys walk the entries of all tiles, and report row, column and values', async () => {
  const element = await mounted(tiles, 2)
  const walked = within(element, '.tiles')
  expect(walked.ariaLabel).toBe('The matrix: arrow keys move between entries')
  walked.focus()
  expect(element.shadowRoot!.activeElement).toBe(walked)
  const marks = () =>
    [...element.renderRoot.querySelectorAll<HTMLElement>('.here')].map(({ style: { left, top } }) => [
      left,
      top,
    ])
  const press = async (keys: string, said: string, [left, top]: readonly [string, string]) => {
    await userEvent.keyboard(keys)
    await element.updateComplete
    expect(within(element, '.under').textContent, keys).toBe(said)
    expect(walked.ariaLabel).toBe(`The matrix: ${said}`)
    expect(marks(), 'in each tile').toEqual([
      [left, top],
      [left, top],
    ])
  }
  await press('{ArrowDown}', 'row 1, column 1: truth −2', ['0%', '0%'])
  await press('{ArrowLeft}{ArrowUp}', 'row 1, column 1: truth −2', ['0%', '0%'])
  await press(
    '{ArrowDown}{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}',
    'row 3, column 4: observed 2, truth 2',
    ['30%', '20%'],
  )
  await press('{End}{ArrowRight}', 'row 3, column 10: truth −2', ['90%', '20%'])
  await press('{Home}', 'row 3, column 1: truth −2', ['0%', '20%'])
  await press('{Control>}{End}{/Control}', 'row 10, column 10: truth −2', ['90%', '90%'])
  expect(within(element, '.under').role).toBe('status')
  expect(await faults(element)).toEqual([])
  walked.blur()
  await element.updateComplete
  expect(marks()).toEqual([])
})

test("a tile's number is visible even if its text does not fit", async () => {
  const noted = tiles.map((tile) => ({ ...tile, note: { label: 'error where hidden', value: 0.0021 } }))
  const element = await mounted([...noted, ...noted, ...noted], 2)
  await sized(element, 340, 330)
  for (const caption of element.renderRoot.querySelectorAll('figcaption')) {
    const [around, number] = [caption, caption.querySelector('b')!].map((it) => it.getBoundingClientRect())
    expect(number!.width).toBeGreaterThan(20)
    expect(number!.right).toBeLessThanOrEqual(around!.right + 0.5)
  }
})

test('the middle one of three tiles is large if the space is as high as it is wide', async () => {
  const element = await mounted([...tiles, tiles[0]!], 2)
  await sized(element, 360, 380)
  const sides = () => [...element.renderRoot.querySelectorAll('.tile')].map(({ clientWidth }) => clientWidth)
  const [first, large, last] = sides()
  expect(first).toBe(last)
  expect(large).toBeGreaterThan(200)
  expect(large).toBeGreaterThan(2 * first!)
  await sized(element, 800, 200)
  expect(new Set(sides()).size).toBe(1)
  const tops = [...element.renderRoot.querySelectorAll('.tile')].map(
    (tile) => tile.getBoundingClientRect().top,
  )
  expect(new Set(tops).size, 'in one where it is wide').toBe(1)
})

test('a small matrix writes its values', async () => {
  const small = { label: 'W', rows: 2, columns: 2, entries: [NaN, 1, 1e-9, 0.25] }
  const element = await mounted([small], 1)
  const spans = [...element.renderRoot.querySelectorAll('.values span')]
  expect(spans.map(({ textContent }) => textContent)).toEqual(['?', '1', '0', '0.25'])
  expect(within(element, 'canvas').getAttribute('aria-label')).toBe(
    'W: 2 by 2 matrix, 3 entries known: ?, 1, 0, 0.25',
  )
})
