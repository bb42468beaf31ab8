import { expect, test } from 'vitest'

test('the browser offers a WebGPU adapter', async () => {
  const adapter = await navigator.gpu.requestAdapter()
  expect(adapter?.info.vendor).toBeTruthy()
  console.log(adapter?.info.vendor, adapter?.info.architecture)
})
