import { loadError } from '../../experiment/spec/values/load-error.ts'
import type { Shown } from '../../scenarios/place.ts'
import { fileNameOf } from '../files/lecture-texts.ts'
import { oneFileAddress } from './address.ts'
import { publicPage, withHeld, type HeldShown } from './held.ts'

/** What the loader in the file keeps of it before anything of it changes. */
const here = globalThis as { readonly badlandsFile?: string }

/** True where the page can be had as one file: not while its sources are served. */
export const hasOneFile = (): boolean => oneFileAddress !== undefined || here.badlandsFile !== undefined

/** The text of the file: this page's own where it is that file, else the one beside it. */
async function fileText(signal: AbortSignal): Promise<string> {
  if (here.badlandsFile !== undefined) return here.badlandsFile
  const answer = await fetch(oneFileAddress ?? '', { signal }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new Error(loadError('the one-file page'), { cause: error })
  })
  if (!answer.ok) throw new Error(loadError('the one-file page'))
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

/** The page that is one file, with what is shown inside, and with the address of this site as its home. */
export async function oneFileWith(shown: Shown, signal: AbortSignal): Promise<string> {
  const text = await fileText(signal)
  const { protocol, href } = new URL('.', publicPage())
  return withHeld(text, { shown: heldOf(shown), ...(/^https?:$/.test(protocol) && { home: href }) })
}
