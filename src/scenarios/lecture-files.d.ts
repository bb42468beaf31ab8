// Modules that .scripts/lectures.mjs makes from the files in lectures/.

declare module '*/lecture.md?full' {
  const lecture: import('../exchange/lecture/scenario.ts').Scenario
  export default lecture
}

declare module 'virtual:lectures' {
  const entries: readonly import('./catalogue.ts').CatalogueEntry[]
  export default entries
}

declare module 'virtual:lecture-lines' {
  const lines: Readonly<Record<string, string>>
  export default lines
}

declare module 'virtual:translations' {
  const translations: readonly import('./translations.ts').Translation[]
  export default translations
}

declare module 'virtual:references' {
  const loaders: Readonly<Record<string, import('./references.ts').ReferenceLoader>>
  export default loaders
}

declare module 'virtual:all-lectures' {
  const lectures: readonly import('../exchange/lecture/scenario.ts').Scenario[]
  export default lectures
}
