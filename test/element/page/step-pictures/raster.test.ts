import { expect, test } from 'vitest'
import { rasterOf } from '../../../../src/page/step-pictures/raster.ts'
import { stillOf } from '../../../../src/page/step-pictures/still.ts'

/** A picture's colours at several places. */
async function colorsAt(picture: Blob, places: readonly (readonly [number, number])[]) {
  const bitmap = await createImageBitmap(picture)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  return {
    size: [bitmap.width, bitmap.height],
    colors: places.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)]),
  }
}

test('a picture of elements includes shadow roots, canvases, formulas and selections, in their colours', async () => {
  const box = document.createElement('div')
  box.style.cssText = 'width: 100px; height: 50px; background: rgb(10, 20, 30)'
  const host = document.createElement('div')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('b { display: block; width: 50px; height: 20px; background: rgb(200, 0, 0) }')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  root.append(document.createElement('b'))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 50, height: 20 })
  canvas.style.display = 'block'
  const context = canvas.getContext('2d')!
  context.fillStyle = 'rgb(0, 200, 0)'
  context.fillRect(0, 0, 50, 20)
  const select = document.createElement('select')
  select.append(new Option('first'), new Option('second'))
  select.value = 'second'
  box.append(host, canvas, select)
  document.body.replaceChildren(box)
  const still = await stillOf(box)
  expect(still.querySelector('span')!.textContent).toBe('second')
  box.replaceWith(still)
  const { size, colors } = await colorsAt(await rasterOf(still, 200), [[190, 10], [20, 10], [20, 60]]) // prettier-ignore
  expect(size).toEqual([200, 100])
  expect(colors).toEqual([
    [10, 20, 30],
    [200, 0, 0],
    [0, 200, 0],
  ])
})
