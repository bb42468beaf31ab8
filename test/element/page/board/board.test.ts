import { html, nothing, render } from 'lit'
import { expect, test } from 'vitest'
import type { Arrangement } from '../../../../src/page/board/arrangement.ts'
import { board, type BoardParts } from '../../../../src/page/board/board.ts'

const parts: BoardParts = {
  landscape: html`<i></i>`,
  picture: (name) => html`<b>${name}</b>`,
  votes: nothing,
  asked: false,
  form: false,
  swap: () => undefined,
}

test('pictures keep their elements when they change places, and leave nothing behind when they go', () => {
  const page = document.createElement('div')
  const show = (hero: Arrangement['hero'], ...insets: Arrangement['insets']) =>
    render(board({ hero, insets, veiled: false }, parts), page)
  const picture = (name: string) => page.querySelector(`[data-picture=${name}]`)
  const nodes = () => page.querySelector('.board')?.childNodes.length
  show('sweep', 'network', 'surface')
  const [count, network] = [nodes(), picture('network')]
  expect(network?.getAttribute('data-place')).toBe('inset-1')
  show('network', 'sweep', 'surface')
  expect(picture('network')).toBe(network)
  expect(network?.getAttribute('data-place')).toBe('hero')
  for (let turn = 0; turn < 5; turn++) {
    show('surface', 'losses')
    expect(picture('network')).toBeNull()
    show('network', 'sweep', 'surface')
  }
  expect(nodes()).toBe(count)
})
