import type { Plugin } from 'vite'

export const wordedTemplates: Plugin
