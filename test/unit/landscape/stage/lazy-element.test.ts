import { effect } from '@preact/signals-core'
import { html } from 'lit'
import { expect, it } from 'vitest'
import { LazyElement } from '../../../../src/landscape/stage/lazy-element.ts'

it('an element that did not load says so, and loads when it is tried again', async () => {
  let [loads, there] = [0, false]
  const part = new LazyElement(() => {
    loads++
    return there ? Promise.resolve() : Promise.reject(new Error('offline'))
  }, 'the legend')
  const element = html`<b></b>`
  const said: (string | undefined)[] = []
  const drawn: boolean[] = []
  const stop = effect(() => {
    said.push(part.missing)
    drawn.push(part.draw(element) === element)
  })
  const sentence = expect.stringContaining('Could not load the legend') as string
  await expect.poll(() => said).toEqual([undefined, sentence])
  there = true
  part.retry()
  await new Promise((resolve) => setTimeout(resolve))
  expect(said).toEqual([undefined, sentence, undefined])
  expect(drawn).toEqual([true, false, true])
  expect(loads).toBe(2)
  stop()
})
