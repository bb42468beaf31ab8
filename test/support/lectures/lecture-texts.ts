const files = import.meta.glob<string>('../../../src/scenarios/lectures/*/lecture.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The source files of the built-in lectures. */
export const lectureTexts: readonly { readonly id: string; readonly text: string }[] = Object.entries(
  files,
).map(([path, text]) => ({ id: /lectures\/([^/]+)/u.exec(path)?.[1] ?? '', text }))
