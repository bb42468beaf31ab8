import { ExperimentError } from '../../experiment/spec/values/error.ts'

/**
 * A request of the page around a frame, as it is posted to it: `{ badlands: 'seek', step: 20 }`. Any may have an `id`, which its answer
 * has too.
 */
export type FrameRequest =
  /** The timeline to an update. */
  | { readonly badlands: 'seek'; readonly step: number }
  /** `n` updates further, 1 by itself; or `to` a step of the lecture: its number, from 1, the next or the one before. */
  | { readonly badlands: 'step'; readonly n: number }
  | { readonly badlands: 'step'; readonly to: number | 'next' | 'previous' }
  /** w_0 of a start to a point of the plane. */
  | { readonly badlands: 'moveStart'; readonly index: number; readonly a: number; readonly b: number }
  | { readonly badlands: 'setLinearity'; readonly linearity: number }
  /** An experiment as an object, or a link as text, that of a lecture's step included. */
  | { readonly badlands: 'experiment'; readonly experiment: object | string }
  /** Present mode on, by itself, or off. */
  | { readonly badlands: 'present'; readonly on: boolean }
  /** What is shown now. */
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
  if ('n' in message) refuse('n', 'must not be given beside `to`')
  if (to === 'next' || to === 'previous') return { badlands: 'step', to }
  return typeof to === 'number'
    ? { badlands: 'step', to: wholeAt(message, 'to', 1) }
    : refuse('to', 'must be the number of a step, from 1, ‘next’ or ‘previous’')
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

/** True for a message of this protocol, well or badly formed; others, of a page's other frames and tools, are for somebody else. */
export const isForUs = (data: unknown): data is Message & { readonly badlands: unknown } =>
  typeof data === 'object' && data !== null && 'badlands' in data

/** Reads a message of this protocol. @throws ExperimentError that says where it is wrong, and why */
export function readRequest(message: Message): FrameRequest {
  const { badlands: kind } = message
  const known = Object.keys(readers)
  if (typeof kind !== 'string' || !known.includes(kind))
    return refuse('badlands', `must be one of ${known.join(', ')}`)
  const allowed = fields[kind as Kind]
  const unknown = Object.keys(message).find((name) => !['badlands', 'id', ...allowed].includes(name))
  if (unknown !== undefined)
    refuse(unknown, `means nothing here: ‘${kind}’ has ${allowed.join(', ') || 'no other field'}`)
  return readers[kind as Kind](message)
}
