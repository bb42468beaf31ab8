import type { Plugin } from 'vite'

export const ownFiles: Plugin
export const handedSamples: Plugin
export const treeshake: { readonly manualPureFunctions: string[] }
