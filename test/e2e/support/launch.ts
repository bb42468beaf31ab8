import { browserPath, launchFlags } from '../../../.scripts/browser.mjs'

/** Playwright's options for a Chromium with WebGPU, only WebGL2, or no 3-D at all. */
export function launchOptions(gpu: keyof typeof launchFlags) {
  const executablePath = browserPath()
  return { ...(executablePath ? { executablePath } : {}), args: launchFlags[gpu] }
}
