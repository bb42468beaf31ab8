/** Steps that have become the first ones of another lecture, counted from 1. */
interface MovedSteps {
  readonly from: number
  readonly to: number
  /** Id of the lecture that has them now. */
  readonly lecture: string
}

/** Steps that links from before name, by the lecture that they were in. */
const movedSteps: Readonly<Record<string, MovedSteps>> = {
  'two-weights': { from: 10, to: 14, lecture: 'what-linear-costs' },
  'landscapes-lie': { from: 6, to: 11, lecture: 'planes-and-lines' },
}

/** Names in an address, those of a step that has moved as they are now. */
export function presentStep(named: URLSearchParams): URLSearchParams {
  const step = Number(named.get('step'))
  const id = named.get('scenario') ?? ''
  const moved = Object.hasOwn(movedSteps, id) ? movedSteps[id] : undefined
  if (!moved || !Number.isInteger(step) || step < moved.from || step > moved.to) return named
  const present = new URLSearchParams(named)
  present.set('scenario', moved.lecture)
  present.set('step', String(step - moved.from + 1))
  return present
}
