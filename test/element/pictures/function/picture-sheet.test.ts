import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { NamedPicture } from '../../../../src/pictures/function/bl-picture-sheet.ts'
import '../../../../src/pictures/function/bl-picture-sheet.ts'
import type { ChoiceEvent } from '../../../../src/elements/controls/control-events.ts'
import { faults, mount, within } from '../../fixtures/mount.ts'

/** Pictures of 8 × 8 pixels: first one entirely in ink, which is misclassified, then blank ones. */
const pictures = Array.from({ length: 12 }, (_, n): NamedPicture => ({
  pixels: new Float64Array(64).fill(n === 0 ? 1 : 0),
  words: n === 0 ? '5 → 9' : '5',
  wrong: n === 0,
  said: `picture ${n}`,
})) // prettier-ignore

async function mounted() {
  const element = await mount('bl-picture-sheet', {
    pictures,
    summary: '11 of 12 right',
    parts: ['train', 'test'],
    shownPart: 'test',
  })
  Object.assign(element.style, { width: '600px', height: '300px' })
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
  await new Promise((resolve) => setTimeout(resolve))
  return element
}

const brightness = (canvas: HTMLCanvasElement, x: number, y: number): number => {
  const ratio = canvas.width / canvas.clientWidth
  const [red = 0, green = 0, blue = 0] = canvas
    .getContext('2d')!
    .getImageData(x * ratio, y * ratio, 1, 1).data
  return (red + green + blue) / 3
}

test('ink is dark on the card, and the summary is above', async () => {
  const element = await mounted()
  const canvas = within(element, 'canvas') as HTMLCanvasElement
  const [ink, paper] = [brightness(canvas, 30, 30), brightness(canvas, 140, 30)]
  expect(paper - ink).toBeGreaterThan(150)
  expect(within(element, 'p').textContent).toBe('11 of 12 right')
  expect(await faults(element)).toEqual([])
})

test('the summary has two lines if one is too short, also while a picture is described', async () => {
  const element = await mounted()
  element.summary = '709 of 773 pictures right (92 %); mistakes first, label → answer'
  await element.updateComplete
  const said = within(element, 'p')
  const isWhole = () => said.scrollWidth <= said.clientWidth && said.scrollHeight <= said.clientHeight
  expect([isWhole(), said.clientHeight]).toEqual([true, expect.closeTo(18, -1)])
  element.style.width = '260px'
  const { clientHeight } = said
  expect(isWhole()).toBe(true)
  element.summary = 'picture 1'
  await element.updateComplete
  expect(said.clientHeight, 'pictures stay where they are').toBe(clientHeight)
})

test('a pointer, a click and keys choose a picture, and describe it', async () => {
  const element = await mounted()
  const [sheet, said] = [within(element, '.sheet'), within(element, 'p')]
  const box = sheet.getBoundingClientRect()
  const point = async (type: string, x: number) => {
    sheet.dispatchEvent(
      new PointerEvent(type, { clientX: box.left + x, clientY: box.top + 20, bubbles: true }),
    )
    await element.updateComplete
    return said.textContent
  }
  expect(await point('pointermove', 20)).toBe('picture 0')
  expect(await point('pointerleave', 20)).toBe('11 of 12 right')
  expect(await point('pointerdown', 20)).toBe('picture 0')
  expect(await point('pointerleave', 20), 'what was pressed stays').toBe('picture 0')
  sheet.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(said.textContent).toBe('picture 1')
  await userEvent.keyboard('{End}')
  expect(said.textContent).toBe('picture 11')
  expect(sheet.ariaLabel).toContain('picture 11')
  await userEvent.keyboard('{Escape}')
  expect(said.textContent).toBe('11 of 12 right')
})

test('the parts of the data are offered, and the choice is reported', async () => {
  const element = await mounted()
  const chosen: string[] = []
  element.addEventListener('bl-select', (event) => chosen.push((event as ChoiceEvent).value))
  const [train, test] = [...element.renderRoot.querySelectorAll('button')]
  expect([train!.ariaPressed, test!.ariaPressed]).toEqual(['false', 'true'])
  train!.click()
  expect(chosen).toEqual(['train'])
})
