import { messageOf } from '../../experiment/spec/values/error.ts'

/** Limits that are raised to whatever the adapter offers. */
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

/** Limits that the kernels need: WebGPU's own defaults, which a compatibility adapter may fall short of. */
const needed = {
  maxStorageBuffersPerShaderStage: 8,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxComputeWorkgroupStorageSize: 16_384,
  maxComputeInvocationsPerWorkgroup: 256,
} as const

const wantedFeatures = ['timestamp-query', 'float32-filterable'] as GPUFeatureName[]

/** The one GPUDevice of a page with what is known about it. Whoever asked for it destroys it. */
export interface SharedDevice {
  readonly device: GPUDevice
  /** The adapter in words, such as 'google swiftshader'. */
  readonly adapter: string
  readonly information: GPUAdapterInfo
  readonly limits: Readonly<Record<string, number>>
  /** Resolves with a sentence when the device is lost; never rejects. */
  readonly lost: Promise<string>
}

/** The reason why there is no device, as a sentence for the screen. */
export interface NoDevice {
  readonly reason: string
  /** The answer of a browser that did not answer in time; whoever waits for it owns a device that comes. */
  readonly late?: Promise<SharedDevice | NoDevice>
}

/** The browser's entry to WebGPU; tests give their own. */
export interface DeviceSource {
  readonly gpu: GPU | undefined
  readonly secure: boolean
}

const browserSource = (): DeviceSource => ({
  gpu: (globalThis.navigator as { readonly gpu?: GPU } | undefined)?.gpu,
  secure: globalThis.isSecureContext !== false,
})

/** 'vendor architecture' or the description, whichever the browser tells; Deno gives a number for the vendor. */
function adapterName({ vendor, architecture, description }: GPUAdapterInfo): string {
  const name = [vendor, architecture].filter((word) => /[a-z]/i.test(word)).join(' ')
  return name || description || 'an adapter that keeps its name to itself'
}

/** The limits by name; GPUSupportedLimits keeps them on its prototype, so that it cannot be spread. */
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

/** A device that somebody else made, described as one that we made. */
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

/** Asks for the page's device before anybody needs it: whoever opens the first backend takes it. */
export function requestDeviceEarly(): void {
  early ??= requestDevice()
}

/** The device that was asked for early, once, and a new one after that. The caller owns it and destroys it. */
export function takeDevice(): Promise<Found> {
  const taken = early ?? requestDevice()
  early = undefined
  return taken
}

/** Destroys a device that comes when nobody wants it any more. */
export async function discard(late: NoDevice['late']): Promise<void> {
  const found = await late
  if (found && 'device' in found) found.device.destroy()
}

/** Milliseconds that the browser may take to answer: some never do, where the driver hangs. */
const patience = 5000

/**
 * Asks for an adapter and one device with the limits and features that the adapter offers, and waits five seconds for them.
 * Never throws: what is missing comes back as a reason. The caller owns the device and destroys it.
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
