import type { Plugin } from 'vite'

export const presetPictures: string
export const pictureOf: (id: string) => string
export const picturedIds: () => string[]
export const menuPictures: () => Plugin
