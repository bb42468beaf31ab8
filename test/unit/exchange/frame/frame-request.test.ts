import { describe, expect, it } from 'vitest'
import { isForUs, readRequest } from '../../../../src/exchange/frame/frame-request.ts'

describe('a message to a frame', () => {
  it.each([
    [
      { badlands: 'seek', step: 20 },
      { badlands: 'seek', step: 20 },
    ],
    [{ badlands: 'step' }, { badlands: 'step', n: 1 }],
    [
      { badlands: 'step', n: -3, id: 'a' },
      { badlands: 'step', n: -3 },
    ],
    [
      { badlands: 'step', to: 2 },
      { badlands: 'step', to: 2 },
    ],
    [
      { badlands: 'step', to: 'next' },
      { badlands: 'step', to: 'next' },
    ],
    [
      { badlands: 'moveStart', a: 1, b: -0.5 },
      { badlands: 'moveStart', index: 0, a: 1, b: -0.5 },
    ],
    [
      { badlands: 'setLinearity', linearity: 1 },
      { badlands: 'setLinearity', linearity: 1 },
    ],
    [
      { badlands: 'experiment', experiment: '#scenario=himmelblau' },
      { badlands: 'experiment', experiment: '#scenario=himmelblau' },
    ],
    [{ badlands: 'present' }, { badlands: 'present', on: true }],
    [{ badlands: 'state', id: 7 }, { badlands: 'state' }],
  ])('%j is read', (message, request) => {
    expect(readRequest(message)).toEqual(request)
  })

  it.each([
    [{ badlands: 'fly' }, 'badlands: must be one of seek, step, moveStart'],
    [{ badlands: ['seek'] }, 'badlands: must be one of seek, step, moveStart'],
    [{ badlands: 'constructor' }, 'badlands: must be one of'],
    [{ badlands: 'seek' }, 'step: must be a finite number'],
    [{ badlands: 'seek', step: NaN }, 'step: must be a finite number'],
    [{ badlands: 'seek', step: 1, speed: 2 }, 'speed: is not a field of ‘seek’, which has step'],
    [{ badlands: 'step', n: 0.5 }, 'n: must be a whole number'],
    [{ badlands: 'step', to: 0 }, 'to: must be a whole number from 1'],
    [{ badlands: 'step', to: 'last' }, 'to: must be ‘next’, ‘previous’ or the number of a step, from 1'],
    [{ badlands: 'step', n: 1, to: 2 }, 'n: must not be given together with `to`'],
    [{ badlands: 'moveStart', index: -1, a: 0, b: 0 }, 'index: must be a whole number from 0'],
    [{ badlands: 'moveStart', a: '0', b: 0 }, 'a: must be a finite number'],
    [{ badlands: 'setLinearity', linearity: 2 }, 'linearity: must be a number from 0 to 1'],
    [{ badlands: 'experiment', experiment: null }, 'experiment: must be an experiment, its JSON or a link'],
    [{ badlands: 'present', on: 'yes' }, 'on: must be true or false'],
  ])('%j is refused with the place and the reason', (message, reason) => {
    expect(() => readRequest(message)).toThrow(reason)
  })

  it('with another protocol is ignored', () => {
    expect([null, 'seek', 7, {}, { type: 'seek' }].map(isForUs)).toEqual([false, false, false, false, false])
    expect(isForUs({ badlands: 'seek' })).toBe(true)
  })
})
