import { chosenLanguage, chosenLanguages, speakLanguage } from '../language/screen-language.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Shown } from '../../scenarios/place.ts'
import { isOneFile } from '../../exchange/site-files.ts'
import { asksToWrite, fetchRoute, routeOf, withoutWriting } from '../../study/lecture/route.ts'

/** The experiment and the place that the page opens with. */
interface FirstRoute {
  /** What is opened is to be written. */
  readonly writes: boolean
  /** undefined where not even the flagship comes. */
  readonly shown: Shown | undefined
  /** False where it is not what the address names. */
  readonly isAsked: boolean
  /** Reasons why it is not, and other faults of the opening. */
  readonly issues: readonly ExperimentIssue[]
}

/** Address of the page without a fragment. */
const flagship = 'scenario='

async function open(
  address: string,
  issues: readonly ExperimentIssue[],
  isAsked = true,
): Promise<FirstRoute> {
  try {
    await fetchRoute(address)
    return { writes: asksToWrite(location.hash), shown: routeOf(address), isAsked, issues }
  } catch (error) {
    if (address === flagship)
      return { writes: false, shown: undefined, isAsked: false, issues: issuesOf(error) }
    return open(flagship, issuesOf(error), false)
  }
}

/** The page's address names no place. */
const isBare = withoutWriting(location.hash).length < 2

/** The page's address asks for nothing: neither a place nor a file. */
export const asksForNothing = isBare && !location.search.includes('lecture=')

/** The place in the file of this site that the query asks for; undefined where it asks for none, or there is no lecture in it. */
async function ofFile(): Promise<string | undefined> {
  if (!isBare || !location.search.includes('lecture=')) return undefined
  return import('../files/site-lecture.ts').then(({ siteLecture }) => siteLecture()).catch(() => undefined)
}

/** What the page was taken away with, where it is one file and its address names nothing else. */
async function ofThisFile(): Promise<FirstRoute | undefined> {
  if (!isOneFile || !isBare) return undefined
  const { heldShown } = await import('../one-file/held-shown.ts')
  const shown = await heldShown().catch((error: unknown) => open(flagship, issuesOf(error), false))
  if (!shown || 'issues' in shown) return shown
  return { writes: false, shown, isAsked: true, issues: [] }
}

/** The screen speaks the language that was chosen, or says why it does not, before anything is opened. */
const languageIssues = await speakLanguage(chosenLanguage(), chosenLanguages()).then(() => [], issuesOf)

/** Route of the address when the page opens; the flagship's where it names nothing that can be loaded. */
export const firstRoute =
  (await ofThisFile()) ??
  (await open((await ofFile()) ?? (isBare ? flagship : location.hash), languageIssues))
