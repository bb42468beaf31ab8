export { beginDraft, beginNewDraft } from './draft/begin-draft.ts'
export { editorStyle } from './editor-style.ts'
export { WrittenPage } from './written-page.ts'
