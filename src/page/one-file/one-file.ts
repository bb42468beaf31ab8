import { loadError } from '../../experiment/spec/values/load-error.ts'
import type { Shown } from '../../scenarios/place.ts'
import { fileNameOf } from '../files/lecture-texts.ts'
import { oneFileAddress } from './address.ts'
import { publicPage, withHeld, type HeldShown } from './held.ts'

/** What the loader in the file stores of it before anything changes. */
const here = globalThis as { readonly badlandsFile?: string }

/** Returns true if the page can be saved as one file; not while its sources are served. */
export const hasOneFile = (): boolean => oneFileAddress !== undefined || here.badlandsFile !== undefined

/** Returns the text of the file: this page's own if it is that file, or else the one next to it. */
async function fileText(signal: AbortSignal): Promise<string> {
  if (here.badlandsFile !== undefined) return here.badlandsFile
  const answer = await fetch(oneFileAddress ?? '', { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new Error(loadError('the page as one file'), { cause: error })
  })
  if (!answer.ok) throw new Error(loadError('the page as one file'))
  return answer.text()
}

function heldOf({ place, experiment }: Shown): HeldShown {
  const { lecture, step, apart } = place
  if (!lecture) return { step, apart, experiment }
  const { id, manuscript } = lecture
  return {
    lecture: manuscript ? { name: fileNameOf(lecture), text: manuscript.text } : { id },
    ...{ step, apart, experiment },
  }
}

/** Returns the page in one file, with the current state inside and the address of this site as its home. */
export async function oneFileWith(shown: Shown, signal: AbortSignal): Promise<string> {
  const text = await fileText(signal)
  const { protocol, href } = new URL('.', publicPage())
  return withHeld(text, { shown: heldOf(shown), ...(/^https?:$/.test(protocol) && { home: href }) })
}
