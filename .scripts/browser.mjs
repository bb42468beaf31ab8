// Finds the tests' Chromium and the flags that give it WebGPU on a software GPU.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Path of a Chromium: CHROMIUM_PATH, the system's, or Playwright's own; undefined if there is none. */
export function browserPath() {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  for (const name of ['chromium', 'chromium-browser']) {
    const found = spawnSync('which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  const { chromium } = createRequire(import.meta.url)('playwright')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--ignore-gpu-blocklist',
  '--mute-audio',
]

/** Chromium's flags by what it should offer: WebGPU on SwiftShader, only WebGL2, or no 3-D at all. */
export const launchFlags = {
  webgpu: [
    ...quiet,
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
    '--use-vulkan=swiftshader',
    '--enable-features=Vulkan',
    '--use-angle=swiftshader',
    // Paints the page directly on the processor instead of on an emulated GPU.
    '--disable-gpu-rasterization',
    '--disable-accelerated-2d-canvas',
    // The watchdog would end a slow GPU process, such as an emulated GPU next to other work.
    '--disable-gpu-watchdog',
  ],
  webgl: quiet,
  none: [...quiet, '--disable-gpu', '--disable-3d-apis'],
}
