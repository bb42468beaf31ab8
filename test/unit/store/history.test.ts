import { describe, expect, it } from 'vitest'
import { History } from '../../../src/store/history.ts'

describe('history', () => {
  it('undoes and redoes with labels', () => {
    const history = History.of(1).with(2, 'two').with(3, 'three')
    expect(history.undoLabel).toBe('three')
    expect(history.undo().value).toBe(2)
    expect(history.undo().redoLabel).toBe('three')
    expect(history.undo().undo().undo().value).toBe(1)
    expect(history.undo().undo().redo().redo().redo().value).toBe(3)
  })

  it('undoes one change at a time, up to 200', () => {
    let history = History.of(0)
    for (let value = 1; value <= 250; value++) history = history.with(value, `to ${value}`)
    expect(history.undo().undo().value).toBe(248)
    expect(history.undo().undo().undoLabel).toBe('to 248')
    for (let count = 0; count < 200; count++) history = history.undo()
    expect([history.value, history.undoLabel, history.redoLabel]).toEqual([50, undefined, 'to 51'])
    expect(history.undo()).toBe(history)
  })

  it('keeps texts up to a total length, and the last one whatever its length', () => {
    const letters = { most: 10, sizeOf: (text: string) => text.length }
    const told = (history: History<string>): readonly string[] =>
      history.undoLabel === undefined ? [history.value] : [history.value, ...told(history.undo())]
    const texts = ['aaaa', 'bbbb', 'cccc', 'dd'].reduce((all, text) => all.with(text, text), History.of<string>('', letters))
    expect(told(texts)).toEqual(['dd', 'cccc', 'bbbb'])
    expect(told(texts.undo().undo().with('e', 'e'))).toEqual(['e', 'bbbb'])
    expect(told(History.of<string>('x'.repeat(99), letters).with('y', 'y'))).toEqual(['y', 'x'.repeat(99)])
  }) // prettier-ignore

  it('makes one entry of live changes with one label, and of the change that ends them', () => {
    const history = History.of(0).with(1, 'rate', true).with(2, 'rate', true).with(3, 'rate')
    expect(history.value).toBe(3)
    expect(history.undo().value).toBe(0)
    expect(history.with(4, 'rate').undo().value).toBe(3)
    expect(History.of(0).with(1, 'rate', true).with(2, 'noise', true).undo().value).toBe(1)
  })

  it('forgets what was undone when something else is done, and changes no older history', () => {
    const history = History.of(0).with(1, 'one')
    const other = history.undo().with(2, 'two')
    expect(other.redo()).toBe(other)
    expect(history.value).toBe(1)
  })

  it('gives the next change its own entry once it is closed, and can replace all values', () => {
    const history = History.of(0).with(1, 'rate', true).closed().with(2, 'rate', true)
    expect(history.undo().value).toBe(1)
    const doubled = history.undo().map((value) => 10 * value)
    expect([doubled.undo().value, doubled.value, doubled.redo().value]).toEqual([0, 10, 20])
    expect([doubled.undoLabel, doubled.redoLabel]).toEqual(['rate', 'rate'])
  })
})
