import { browserPath, launchFlags } from '../../../.scripts/browser.mjs'

/** Playwright's options for a Chromium that offers WebGPU, WebGL2 only, or no 3-D at all. */
export function launchOptions(gpu: keyof typeof launchFlags) {
  const executablePath = browserPath()
  return { ...(executablePath ? { executablePath } : {}), args: launchFlags[gpu] }
}
