import { expect, test } from 'vitest'
import { eventType, inRoot, outward } from '../../../src/elements/event-type.ts'
import { listen } from '../../../src/elements/listen.ts'

class MoveEvent extends eventType('move', (index: number, by: number = 1) => ({ index, by }), outward) {}
class StayEvent extends eventType('stay', (index: number) => ({ index }), inRoot) {}
class QuietEvent extends eventType('move', () => ({})) {}

test('an event has its type and its fields, and bubbles as its class says', () => {
  const event = new MoveEvent(3)
  expect(event).toBeInstanceOf(Event)
  expect([MoveEvent.type, event.type, event.index, event.by]).toEqual(['move', 'move', 3, 1])
  const ways = [event, new StayEvent(1), new QuietEvent()].map(({ bubbles, composed }) => [bubbles, composed])
  expect(ways).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ])
})

test('is received only through its class, until the signal aborts', () => {
  const target = new EventTarget()
  const end = new AbortController()
  const heard: number[] = []
  listen(target, MoveEvent, ({ index, by }) => heard.push(index * by), end.signal)
  target.dispatchEvent(new MoveEvent(2, 5))
  target.dispatchEvent(new StayEvent(7))
  target.dispatchEvent(new QuietEvent())
  end.abort()
  target.dispatchEvent(new MoveEvent(4))
  expect(heard).toEqual([10])
})
