import { messageOf } from '../../experiment/spec/values/error.ts'

/** Limits raised to whatever the adapter offers. */
const raised = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupsPerDimension',
  'maxTextureDimension2D',
  'maxUniformBufferBindingSize',
] as const

/** Limits that the kernels need. They are WebGPU's defaults, but a compatibility adapter may offer less. */
const needed = {
  maxStorageBuffersPerShaderStage: 8,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxComputeWorkgroupStorageSize: 16_384,
  maxComputeInvocationsPerWorkgroup: 256,
} as const

const wantedFeatures = ['timestamp-query', 'float32-filterable'] as GPUFeatureName[]

/** The page's one GPUDevice and its properties. Whoever requested it destroys it. */
export interface SharedDevice {
  readonly device: GPUDevice
  /** Human-readable name of the adapter, such as 'google swiftshader'. */
  readonly adapter: string
  readonly information: GPUAdapterInfo
  readonly limits: Readonly<Record<string, number>>
  /** Resolves with a sentence when the device is lost; never rejects. */
  readonly lost: Promise<string>
}

/** Why there is no device, as a sentence for the screen. */
export interface NoDevice {
  readonly reason: string
  /** A device request that timed out and may still resolve. Whoever awaits it owns the device. */
  readonly late?: Promise<SharedDevice | NoDevice>
}

/** The browser's entry point to WebGPU, replaceable in tests. */
export interface DeviceSource {
  readonly gpu: GPU | undefined
  readonly secure: boolean
}

const browserSource = (): DeviceSource => ({
  gpu: (globalThis.navigator as { readonly gpu?: GPU } | undefined)?.gpu,
  secure: globalThis.isSecureContext !== false,
})

/**
 * Returns 'vendor architecture', or else the description. Deno reports a number as the vendor, which is
 * dropped.
 */
function adapterName({ vendor, architecture, description }: GPUAdapterInfo): string {
  const name = [vendor, architecture].filter((word) => /[a-z]/i.test(word)).join(' ')
  return name || description || 'an unnamed adapter'
}

/** Returns the limits by name. GPUSupportedLimits has them on its prototype, so it cannot be spread. */
export function limitsOf(limits: GPUSupportedLimits): Record<string, number> {
  return Object.fromEntries(raised.map((name) => [name, limits[name]]))
}

function shortfall(limits: GPUSupportedLimits): string | undefined {
  for (const [name, least] of Object.entries(needed)) {
    const offered = limits[name as keyof typeof needed]
    if (offered < least)
      return `The graphics adapter is too small for the kernels: ${name} is ${offered}, and they need ${least}.`
  }
  return undefined
}

/** Describes a device that the caller made. */
export function describeDevice(device: GPUDevice, information: GPUAdapterInfo): SharedDevice {
  return {
    device,
    adapter: adapterName(information),
    information,
    limits: limitsOf(device.limits),
    lost: device.lost.then(({ reason }) =>
      reason === 'destroyed' ? 'The graphics device was closed.' : 'The graphics device was lost.',
    ),
  }
}

type Found = SharedDevice | NoDevice

let early: Promise<Found> | undefined

/** Requests the page's device before it is needed; the first backend to open takes it. */
export function requestDeviceEarly(): void {
  early ??= requestDevice()
}

/** Returns the device requested early, once, and a new one after that. The caller owns and destroys it. */
export function takeDevice(): Promise<Found> {
  const taken = early ?? requestDevice()
  early = undefined
  return taken
}

/** Destroys a late device that is no longer wanted. */
export async function discard(late: NoDevice['late']): Promise<void> {
  const found = await late
  if (found && 'device' in found) found.device.destroy()
}

/** Milliseconds to wait for the browser, which may never answer if the driver hangs. */
const patience = 5000

/**
 * Requests an adapter and one device with the limits and features that the adapter offers, and waits up to
 * five seconds. Never throws: failures are returned as a reason. The caller owns and destroys the device.
 */
export async function requestDevice(source: DeviceSource = browserSource()): Promise<Found> {
  const late = ask(source)
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<NoDevice>((resolve) => {
    const reason = 'The graphics card has not answered for five seconds.'
    timer = setTimeout(() => resolve({ reason, late }), patience)
  })
  return await Promise.race([late, over]).finally(() => clearTimeout(timer))
}

async function ask(source: DeviceSource): Promise<Found> {
  if (!source.secure)
    return { reason: 'WebGPU works only on a secure page: open it over https or from localhost.' }
  if (!source.gpu) return { reason: 'This browser has no WebGPU (navigator.gpu is missing).' }
  try {
    const adapter = await source.gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter)
      return { reason: 'This browser has WebGPU but offers no graphics adapter (requestAdapter gave null).' }
    const reason = shortfall(adapter.limits)
    if (reason) return { reason }
    const device = await adapter.requestDevice({
      label: 'badlands',
      requiredFeatures: wantedFeatures.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(raised.map((name) => [name, adapter.limits[name]])),
    })
    return describeDevice(device, adapter.info)
  } catch (error) {
    return { reason: `WebGPU refused a device: ${messageOf(error)}` }
  }
}
