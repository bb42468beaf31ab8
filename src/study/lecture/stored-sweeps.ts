import { given } from '../../exchange/lecture/given.ts'
import { mergedExperiment } from '../../exchange/lecture/merged.ts'
import { catalogue } from '../../scenarios/catalogue.ts'
import type { Scenario, Step } from '../../exchange/lecture/scenario.ts'

/** Returns all that the points of a step's sweep depend on, as text. */
function sweptOf(steps: readonly Step[], at: number): string {
  const plan = { ...steps[at]?.sweep, expectations: undefined, short: undefined }
  return JSON.stringify([mergedExperiment(steps, at), plan])
}

/** Returns the built-in lecture whose stored points have this name. */
const ownerOf = (reference: string) =>
  catalogue
    .filter(({ id }) => reference.startsWith(`${id}-`))
    .toSorted((one, other) => other.id.length - one.id.length)[0]

async function isOurs(steps: readonly Step[], at: number, reference: string): Promise<boolean> {
  const ours = await ownerOf(reference)?.load()
  const place = ours?.steps.findIndex(({ sweep }) => sweep?.reference === reference) ?? -1
  return ours !== undefined && place >= 0 && sweptOf(ours.steps, place) === sweptOf(steps, at)
}

/**
 * Returns the steps of a lecture from a text. Their sweeps keep a reference to stored points only if the sweep is an
 * unchanged one of a built-in lecture; otherwise the points of another experiment would be shown.
 */
export const withTrueReferences = ({ steps }: Pick<Scenario, 'steps'>): Promise<readonly Step[]> =>
  Promise.all(
    steps.map(async (step, at) => {
      const { sweep } = step
      if (sweep?.reference === undefined || (await isOurs(steps, at, sweep.reference))) return step
      return { ...step, sweep: given({ ...sweep, reference: undefined }) }
    }),
  )
