import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { GuessAct } from '../../../../src/elements/guess-event.ts'
import { letterKeys } from '../../../../src/elements/letter-keys.ts'
import { bindKeys, type KeyAction } from '../../../../src/page/keys.ts'
import { bindGuessKeys } from '../../../../src/page/present/guess-keys.ts'
import type { Guessing } from '../../../../src/study/guessing.ts'

let ends: (() => void) | undefined

// No element here has the focus, so the test's frame must take the keyboard from another test's.
beforeEach(() => window.focus())

afterEach(() => {
  ends?.()
  letterKeys.act = true
  document.body.replaceChildren()
})

/** The results of keys for the page and an open question. */
function heard(labels: readonly string[], room = false, isOpen = true) {
  const actions: KeyAction[] = []
  const acts: GuessAct[] = []
  const options = labels.map((label, value) => ({ label, value }))
  const guessing = {
    question: { kind: 'choice', ask: '?', answer: { quantity: 'final-loss' }, options },
    ...{ room: signal(room), isOpen, guess: { hands: [] } },
    act: (act: GuessAct) => acts.push(act),
  } as unknown as Guessing
  const gone = new AbortController()
  // In the page's order, whose own keys are bound long before a question exists.
  const unbind = bindKeys(
    (action) => actions.push(action),
    () => room,
  )
  bindGuessKeys(guessing, gone.signal)
  ends = () => {
    unbind()
    gone.abort()
  }
  return { actions, acts }
}

const chosen = (acts: readonly GuessAct[]) =>
  acts.map((act) => (act.kind === 'choose' ? act.option : act.kind))

test('the letters and numbers of open options only choose them; other letters keep their meaning', async () => {
  const { actions, acts } = heard(['low', 'middle', 'high'])
  await userEvent.keyboard('abC2dl')
  expect(chosen(acts)).toEqual([0, 1, 2, 1])
  expect(actions).toEqual(['draw', 'toggle-linearity'])
})

test('in presentation mode B chooses, the dot blanks the screen, and a letter starts a count', async () => {
  const { actions, acts } = heard(['low', 'high'], true)
  await userEvent.keyboard('b12.a')
  expect(chosen(acts)).toEqual([1, 'count', 'count', 0])
  expect(actions).toEqual(['blank'])
})

test('without an open question the letters do what they did before', async () => {
  const { actions, acts } = heard(['low', 'high'], true, false)
  await userEvent.keyboard('ab1')
  expect(acts).toEqual([])
  expect(actions).toEqual(['add-start', 'blank'])
})

test('letters that are typed, choose in a list or are switched off answer nothing', async () => {
  const { acts } = heard(['low', 'high'])
  const [line, list] = [document.createElement('input'), document.createElement('select')]
  list.append(new Option('a'), new Option('b'))
  document.body.append(line, list)
  line.focus()
  await userEvent.keyboard('ab')
  list.focus()
  await userEvent.keyboard('b')
  expect([line.value, list.value]).toEqual(['ab', 'b'])
  list.blur()
  letterKeys.act = false
  await userEvent.keyboard('ab1')
  expect(acts).toEqual([])
})
