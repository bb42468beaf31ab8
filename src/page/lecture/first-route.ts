import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { nowhere, type Place } from '../../scenarios/place.ts'
import { fetchRoute, routeOf } from '../../study/lecture/route.ts'

/** Place and experiment that the page opens with. */
interface FirstRoute {
  readonly place: Place
  /** undefined where not even the flagship comes. */
  readonly experiment: Experiment | undefined
  /** Reasons why it is not what the address names. */
  readonly issues: readonly ExperimentIssue[]
}

/** Address of the page without a fragment. */
const flagship = 'scenario='

async function open(address: string, issues: readonly ExperimentIssue[] = []): Promise<FirstRoute> {
  try {
    await fetchRoute(address)
    return { ...routeOf(address), issues }
  } catch (error) {
    if (address === flagship) return { place: nowhere, experiment: undefined, issues: issuesOf(error) }
    return open(flagship, issuesOf(error))
  }
}

/** Route of the address when the page opens; the flagship's where it names nothing that can be loaded. */
export const firstRoute = await open(location.hash.length < 2 ? flagship : location.hash)
