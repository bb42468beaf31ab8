import { html, render } from 'lit'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { presentStyle } from '../../../../src/page/present/present-style.ts'

const button = (width: number) =>
  html`<span style="display: inline-block; width: ${width}px; height: 40px"></span>`

test('controls leave the exits free even with words, a dial of words and a die side by side', async () => {
  const [width, height] = [innerWidth, innerHeight]
  await page.viewport(1920, 1080)
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [presentStyle.styleSheet!]
  render(
    html`<section class="present" style="width: 760px">
      <div class="hold">
        <div class="do">
          <bl-prose data-long style="display: block"
            >${Array.from({ length: 5 }, () => html`${button(50)} `)}</bl-prose
          >
          <bl-dial worded style="display: flex; flex-wrap: wrap">${[160, 160, 160].map(button)}</bl-dial>
          <bl-step-controls>${button(60)}</bl-step-controls>
        </div>
        <span class="ways">${[60, 60, 60].map(button)}</span>
      </div>
    </section>`,
    root,
  )
  const box = (selector: string) => root.querySelector(selector)!.getBoundingClientRect()
  expect(box('bl-step-controls').right).toBeLessThanOrEqual(box('.ways').left)
  expect(box('bl-dial').right).toBeLessThanOrEqual(box('bl-step-controls').left)
  await page.viewport(width, height)
})
