import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Shown } from '../../scenarios/place.ts'
import { fetchRoute, routeOf } from '../../study/lecture/route.ts'

/** The experiment and the place that the page opens with. */
interface FirstRoute {
  /** undefined where not even the flagship comes. */
  readonly shown: Shown | undefined
  /** Reasons why it is not what the address names. */
  readonly issues: readonly ExperimentIssue[]
}

/** Address of the page without a fragment. */
const flagship = 'scenario='

async function open(address: string, issues: readonly ExperimentIssue[] = []): Promise<FirstRoute> {
  try {
    await fetchRoute(address)
    return { shown: routeOf(address), issues }
  } catch (error) {
    if (address === flagship) return { shown: undefined, issues: issuesOf(error) }
    return open(flagship, issuesOf(error))
  }
}

/** Route of the address when the page opens; the flagship's where it names nothing that can be loaded. */
export const firstRoute = await open(location.hash.length < 2 ? flagship : location.hash)
