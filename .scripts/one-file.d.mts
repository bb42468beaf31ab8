import type { Plugin } from 'vite'

export const oneFile: () => Plugin
