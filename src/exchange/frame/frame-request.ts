import { ExperimentError } from '../../experiment/spec/values/error.ts'

/**
 * A message that the surrounding page posts to a frame: `{ badlands: 'seek', step: 20 }`. It may have an `id`, which the answer repeats.
 */
export type FrameRequest =
  /** Moves the timeline to an update. */
  | { readonly badlands: 'seek'; readonly step: number }
  /** Moves `n` updates further (1 by default), or `to` a step of the lecture: its number from 1, the next or the previous one. */
  | { readonly badlands: 'step'; readonly n: number }
  | { readonly badlands: 'step'; readonly to: number | 'next' | 'previous' }
  /** Moves w₀ of a start to a point of the plane. */
  | { readonly badlands: 'moveStart'; readonly index: number; readonly a: number; readonly b: number }
  | { readonly badlands: 'setLinearity'; readonly linearity: number }
  /** Opens an experiment as an object, or a link as text, which may be one to a step of a lecture. */
  | { readonly badlands: 'experiment'; readonly experiment: object | string }
  /** Turns present mode on (default) or off. */
  | { readonly badlands: 'present'; readonly on: boolean }
  /** Asks for the current state. */
  | { readonly badlands: 'state' }

type Kind = FrameRequest['badlands']
type Message = Readonly<Record<string, unknown>>

const refuse = (path: string, message: string): never => {
  throw ExperimentError.at(path, message)
}

function numberAt(message: Message, name: string, usual?: number): number {
  const { [name]: value = usual } = message
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(name, 'must be a finite number')
}

function wholeAt(message: Message, name: string, least: number, usual?: number): number {
  const value = numberAt(message, name, usual)
  return Number.isSafeInteger(value) && value >= least
    ? value
    : refuse(name, `must be a whole number${Number.isFinite(least) ? ` from ${least}` : ''}`)
}

function readStep(message: Message): FrameRequest {
  const { to } = message
  if (to === undefined) return { badlands: 'step', n: wholeAt(message, 'n', -Infinity, 1) }
  if ('n' in message) refuse('n', 'must not be given together with `to`')
  if (to === 'next' || to === 'previous') return { badlands: 'step', to }
  return typeof to === 'number'
    ? { badlands: 'step', to: wholeAt(message, 'to', 1) }
    : refuse('to', 'must be ‘next’, ‘previous’ or the number of a step, from 1')
}

const readers: Readonly<Record<Kind, (message: Message) => FrameRequest>> = {
  seek: (message) => ({ badlands: 'seek', step: numberAt(message, 'step') }),
  step: readStep,
  moveStart: (message) => ({
    badlands: 'moveStart',
    index: wholeAt(message, 'index', 0, 0),
    a: numberAt(message, 'a'),
    b: numberAt(message, 'b'),
  }),
  setLinearity: (message) => {
    const linearity = numberAt(message, 'linearity')
    return linearity >= 0 && linearity <= 1
      ? { badlands: 'setLinearity', linearity }
      : refuse('linearity', 'must be a number from 0 to 1')
  },
  experiment: ({ experiment }) =>
    typeof experiment === 'string' || (typeof experiment === 'object' && experiment !== null)
      ? { badlands: 'experiment', experiment }
      : refuse('experiment', 'must be an experiment, its JSON or a link'),
  present: ({ on = true }) =>
    typeof on === 'boolean' ? { badlands: 'present', on } : refuse('on', 'must be true or false'),
  state: () => ({ badlands: 'state' }),
}

const fields: Readonly<Record<Kind, readonly string[]>> = {
  seek: ['step'],
  step: ['n', 'to'],
  moveStart: ['index', 'a', 'b'],
  setLinearity: ['linearity'],
  experiment: ['experiment'],
  present: ['on'],
  state: [],
}

/** True of a message of this protocol, valid or not. Other messages are for other frames and tools on the page. */
export const isForUs = (data: unknown): data is Message & { readonly badlands: unknown } =>
  typeof data === 'object' && data !== null && 'badlands' in data

/** Reads a message of this protocol. @throws ExperimentError with the place and the reason if it is invalid */
export function readRequest(message: Message): FrameRequest {
  const { badlands: kind } = message
  const known = Object.keys(readers)
  if (typeof kind !== 'string' || !known.includes(kind))
    return refuse('badlands', `must be one of ${known.join(', ')}`)
  const allowed = fields[kind as Kind]
  const unknown = Object.keys(message).find((name) => !['badlands', 'id', ...allowed].includes(name))
  if (unknown !== undefined)
    refuse(unknown, `is not a field of ‘${kind}’, which has ${allowed.join(', ') || 'no other fields'}`)
  return readers[kind as Kind](message)
}
