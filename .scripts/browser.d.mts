export function browserPath(): string | undefined
export const launchFlags: { webgpu: string[]; webgl: string[]; none: string[] }
