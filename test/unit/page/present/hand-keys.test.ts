import { expect, test } from 'vitest'
import { HandKeys, numberKey, optionOfKey } from '../../../../src/page/present/hand-keys.ts'

/** The acts that keys trigger, with the resulting counts. */
function counted(...keys: string[]) {
  const pressed = new HandKeys()
  let hands = [0, 0, 0]
  const acts: string[] = []
  for (const key of keys) {
    const act = pressed.press(key, hands)
    acts.push(act?.kind ?? '')
    if (act?.kind === 'count') hands = hands.map((count, i) => (i === act.option ? act.hands : count))
    if (act?.kind === 'clear') hands = [0, 0, 0]
  }
  return { acts, hands }
}

test('a digit chooses an option, the digits after it are its count, and Enter ends it', () => {
  expect(counted('2', '3', '1', 'Enter', '1', '6')).toEqual({
    acts: ['choose', 'count', 'count', '', 'choose', 'count'],
    hands: [6, 31, 0],
  })
  expect(counted('1', '1', '2', '3', '4').hands, 'three digits at most').toEqual([234, 0, 0])
  expect(counted('3', '0').hands).toEqual([0, 0, 0])
})

test("an option's letter chooses it, also while another is counted", () => {
  expect(counted('b', '3', 'C', '1', '2')).toEqual({
    acts: ['choose', 'count', 'choose', 'count', 'count'],
    hands: [0, 3, 12],
  })
  expect(['a', 'B', '3', 'd', '4', '0', 'Enter', ''].map((key) => optionOfKey(key, 3))).toEqual([
    ...[0, 1, 2],
    ...Array.from({ length: 5 }, () => undefined),
  ])
})

test('plus and minus change a count by one, Backspace removes a digit, zero clears it', () => {
  expect(counted('1', '+', '+', '-').hands).toEqual([1, 0, 0])
  expect(counted('1', '-').hands).toEqual([0, 0, 0])
  expect(counted('2', '1', '5', 'Backspace').hands).toEqual([0, 1, 0])
  expect(counted('2', '7', 'Enter', '0')).toEqual({
    acts: ['choose', 'count', '', 'clear'],
    hands: [0, 0, 0],
  })
})

test('other keys, and missing options, do nothing', () => {
  expect(counted('4', '9', 'l', '+', 'PageDown').acts).toEqual(['', '', '', '', ''])
})

test("Backspace removes an audience's last number, 0 all of them, and no other key does anything", () => {
  expect(['Backspace', '0', '1', 'Enter'].map((key) => numberKey(key))).toEqual([
    { kind: 'back' },
    { kind: 'clear' },
    undefined,
    undefined,
  ])
})
