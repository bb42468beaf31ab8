import type { Problem } from '../problem.ts'
import { componentsOf } from './components.ts'
import { place } from './placement.ts'
import type { CurvatureRequest, Placement, RunRequest } from './plane.ts'

/** Drives `place` at once, with functions that make the runs and find the curvatures. */
export function placeWith(
  problem: Problem,
  run: (request: RunRequest) => readonly Float64Array[],
  curvatures: (request: CurvatureRequest) => readonly Float64Array[],
): Placement {
  const placing = place(problem)
  let state = placing.next([])
  while (!state.done) {
    const request = state.value
    if (!request) state = placing.next([])
    else if ('path' in request) state = placing.next(componentsOf(request.path))
    else state = placing.next('which' in request ? curvatures(request) : run(request))
  }
  return state.value
}
