/** Names of renderers that draw on the processor: Chrome's, Mesa's and Microsoft's. */
const names = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i

/**
 * A WebGPU adapter in software: the processor plays the graphics card, so that frames, kernels and the page take each other's
 * time. Decided by what the browser says of the adapter, never by its limits or the size of its subgroups, which small cards share.
 */
export function isSoftware(adapter: GPUAdapterInfo | undefined): boolean {
  if (!adapter) return false
  const { isFallbackAdapter, vendor, architecture, device, description } = adapter
  return isFallbackAdapter || names.test([vendor, architecture, device, description].join(' '))
}

let webGl: boolean | undefined
let asked = false

/** WebGL2 in software; undefined where there is no WebGL2. Asked once, with a context that is given back. */
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
