import type { Plugin } from 'vite'

export const licenses: Plugin
