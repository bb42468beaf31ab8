import { chosenLanguage, chosenLanguages, speakLanguage } from '../language/screen-language.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Shown } from '../../scenarios/place.ts'
import { isOneFile } from '../../exchange/site-files.ts'
import { asksToWrite, fetchRoute, routeOf, withoutWriting } from '../../study/lecture/route.ts'

/** The initial experiment and place. */
interface FirstRoute {
  /** The page opens with the editor. */
  readonly writes: boolean
  /** Undefined if not even the flagship loads. */
  readonly shown: Shown | undefined
  /** False if it is not what the address names. */
  readonly isAsked: boolean
  /** Why it is not, and other errors while opening. */
  readonly issues: readonly ExperimentIssue[]
}

/** Address that opens the flagship. */
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

/** The page's address names neither a place nor a file. */
export const asksForNothing = isBare && !location.search.includes('lecture=')

/** Returns the place in the site's file that the query names; undefined if it names none, or the file has no lecture. */
async function ofFile(): Promise<string | undefined> {
  if (!isBare || !location.search.includes('lecture=')) return undefined
  return import('../files/site-lecture.ts').then(({ siteLecture }) => siteLecture()).catch(() => undefined)
}

/** Returns what the page was exported with, if it is one file and its address names nothing else. */
async function ofThisFile(): Promise<FirstRoute | undefined> {
  if (!isOneFile || !isBare) return undefined
  const { heldShown } = await import('../one-file/held-shown.ts')
  const shown = await heldShown().catch((error: unknown) => open(flagship, issuesOf(error), false))
  if (!shown || 'issues' in shown) return shown
  return { writes: false, shown, isAsked: true, issues: [] }
}

/** The screen gets the chosen language, or shows why it cannot, before anything is opened. */
const languageIssues = await speakLanguage(chosenLanguage(), chosenLanguages()).then(() => [], issuesOf)

/** The initial route; the flagship's if the address names nothing that can be loaded. */
export const firstRoute =
  (await ofThisFile()) ??
  (await open((await ofFile()) ?? (isBare ? flagship : location.hash), languageIssues))
