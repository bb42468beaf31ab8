const heard = new WeakMap<GPUDevice, Set<() => void>>()

function listenersOf(device: GPUDevice): Set<() => void> {
  const listeners = heard.get(device) ?? new Set()
  if (heard.has(device)) return listeners
  heard.set(device, listeners)
  void device.lost.then(() => {
    heard.delete(device)
    for (const listener of listeners) listener()
  })
  return listeners
}

/**
 * Calls the listener when a device is lost, until the returned function is called. `device.lost.then` would
 * retain the listener, and all it references, for as long as the device lives.
 */
export function onDeviceLoss(device: GPUDevice, listener: () => void): () => void {
  const listeners = listenersOf(device)
  listeners.add(listener)
  return () => listeners.delete(listener)
}
