const files = import.meta.glob<string>('../../../src/scenarios/lectures/*/lecture.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The files of our lectures, as they are written. */
export const lectureTexts: readonly { readonly id: string; readonly text: string }[] = Object.entries(
  files,
).map(([path, text]) => ({ id: /lectures\/([^/]+)/u.exec(path)?.[1] ?? '', text }))
