import type { Plugin } from 'vite'

export const guide: () => Plugin
