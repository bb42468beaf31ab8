import type { Browser, CDPSession } from 'playwright'

/** `session`: Playwright's, or that of a page that Vitest tests in. */
export function taskTimes(
  session: Pick<CDPSession, 'send' | 'on'>,
  act: () => Promise<unknown>,
): Promise<number[]>

export function browserTaskTimes(browser: Browser, act: () => Promise<unknown>): Promise<number[]>
