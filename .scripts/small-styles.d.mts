import type { Plugin } from 'vite'

export function smallSheet(text: string): string
export const smallStyles: Plugin
