import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { componentsOf } from './components.ts'
import { place } from './placement.ts'
import type { CurvatureRequest, MatchRequest, Placement, RunRequest } from './plane.ts'

/** Runs `place` synchronously, with functions that train the runs, compute the curvatures and match units. */
export function placeWith(
  problem: TrainingProblem,
  run: (request: RunRequest) => readonly Float64Array[],
  curvatures: (request: CurvatureRequest) => readonly Float64Array[],
  match: (request: MatchRequest) => readonly Float64Array[] = () => [],
): Placement {
  const placing = place(problem)
  let state = placing.next([])
  while (!state.done) {
    const request = state.value
    if (!request) state = placing.next([])
    else if ('path' in request) state = placing.next(componentsOf(request.path))
    else if ('which' in request) state = placing.next(curvatures(request))
    else state = placing.next('by' in request ? match(request) : run(request))
  }
  return state.value
}
