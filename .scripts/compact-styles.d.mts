import type { Plugin } from 'vite'

export const compactStyles: Plugin
