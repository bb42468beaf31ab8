import type { WorkStorage } from '../../study/assignment/student-work.ts'

const keyOf = (digest: string): string => `badlands-answers-${digest}`

/**
 * Unfinished assignments, stored by the browser for this tab only, so that two tabs do not mix. Without storage they last as long as the
 * page.
 */
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
      // The storage is full, or blocked in this frame.
    }
  },
}
