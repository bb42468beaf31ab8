/** Names of software renderers by Chrome, Mesa and Microsoft. */
const names = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i

/**
 * Returns whether a WebGPU adapter is in software, so that frames, kernels and the page compete for the
 * processor. It goes by the adapter's description, never by its limits or subgroup size, which small cards
 * share.
 */
export function isSoftware(adapter: GPUAdapterInfo | undefined): boolean {
  if (!adapter) return false
  const { isFallbackAdapter, vendor, architecture, device, description } = adapter
  return isFallbackAdapter || names.test([vendor, architecture, device, description].join(' '))
}

let webGl: boolean | undefined
let asked = false

/**
 * Returns whether WebGL2 is in software; `undefined` if there is no WebGL2. It checks once, with a context
 * that it releases.
 */
export function isSoftwareWebGl(): boolean | undefined {
  if (asked) return webGl
  asked = true
  const context =
    typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!context) return undefined
  const extension = context.getExtension('WEBGL_debug_renderer_info')
  const renderer: unknown = context.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  webGl = names.test(String(renderer))
  return webGl
}
