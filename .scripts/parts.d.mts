import type { Plugin } from 'vite'

export const parts: Plugin
