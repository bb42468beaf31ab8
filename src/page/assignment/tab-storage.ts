import type { WorkStorage } from '../../study/assignment/student-work.ts'

const keyOf = (digest: string): string => `badlands-answers-${digest}`

/** Unfinished homework, kept by the browser for this tab alone, so that two tabs do not mix. Without storage it lasts as long as the page. */
export const tabStorage: WorkStorage = {
  read(digest) {
    try {
      return sessionStorage.getItem(keyOf(digest)) ?? undefined
    } catch {
      return undefined
    }
  },
  write(digest, text) {
    try {
      sessionStorage.setItem(keyOf(digest), text)
    } catch {
      // There is no room, or this frame may keep nothing.
    }
  },
}
