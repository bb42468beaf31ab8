const software = /swiftshader|llvmpipe|softpipe|software|basic render/i

let known: boolean | undefined
let asked = false

/** Whether WebGL2 is drawn in software; undefined where there is no WebGL2. Asked once, with a context that is given back. */
export function softwareWebGl(): boolean | undefined {
  if (asked) return known
  asked = true
  const context =
    typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!context) return undefined
  const extension = context.getExtension('WEBGL_debug_renderer_info')
  const renderer: unknown = context.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  known = software.test(String(renderer))
  return known
}
