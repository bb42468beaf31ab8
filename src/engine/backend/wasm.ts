import * as tf from '@tensorflow/tfjs-core'
import plainFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdFile from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'

let located = false

/**
 * Starts tfjs's WebAssembly backend from files that we serve ourselves, in one thread: the threaded file needs
 * cross-origin isolation. False where the browser has no WebAssembly or the files do not load.
 */
export async function openWasm(): Promise<boolean> {
  if (typeof WebAssembly === 'undefined') return false
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  if (!located)
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainFile,
      'tfjs-backend-wasm-simd.wasm': simdFile,
      'tfjs-backend-wasm-threaded-simd.wasm': simdFile,
    })
  located = true
  return tf.setBackend('wasm')
}
