import { css } from 'lit'

/** Styles of a text as readers see it, and of the field and the tools while it is edited. */
export const wordsStyle = css`
  :host {
    display: block;
  }
  .head {
    container: head / inline-size;
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
  .head label {
    flex: none;
    font-weight: 600;
  }
  .count {
    flex: none;
    margin-left: auto;
  }
  .count .short {
    display: none;
  }
  /* Next to the name of the field and no taller than it, so that the text does not move when the tools appear. */
  .tools {
    display: none;
    margin-block: -0.5rem;
    color: var(--bl-ink);
  }
  .field[data-open] .tools {
    display: flex;
  }
  .tools button {
    display: flex;
    align-items: center;
    gap: var(--bl-1);
    min-height: max(1.5rem, var(--bl-touch));
    padding: 0 var(--bl-2);
    border: none;
    border-radius: var(--bl-radius-small);
    background: none;
    font-weight: 550;
  }
  /* In a narrow field the name, the tools and the word count share one line. */
  @container head (max-width: 27rem) {
    .tools button {
      padding: 0 var(--bl-1);
    }
    .tools * + .word,
    .field[data-open] .count .long {
      display: none;
    }
    .field[data-open] .count .short {
      display: inline;
    }
  }
  .tools button:hover,
  .tools [aria-expanded='true'] {
    background: color-mix(in srgb, var(--bl-accent) 12%, transparent);
  }
  .tools .sign {
    font: italic 600 1.05em/1 var(--bl-font-prose);
  }
  .tools .term {
    border-bottom: 1px dotted currentColor;
  }
  /* Only touch screens, which have no Escape key, show this button. */
  .finished {
    display: none !important;
  }
  @media (pointer: coarse) {
    .finished {
      display: flex !important;
    }
    .field[data-open] .head {
      flex-wrap: wrap;
    }
    .field[data-open] .tools {
      order: 1;
      flex: 1 0 100%;
      flex-wrap: wrap;
      margin: 0;
    }
    /* The tools get a line of their own. */
    .tools * + .word {
      display: inline;
    }
  }
  :host([kind='try']) .head label {
    color: var(--bl-accent);
  }
  .place {
    position: relative;
    min-height: max(1.75rem, var(--bl-touch));
    margin: 0 calc(-1 * var(--bl-2));
    padding: var(--bl-1) var(--bl-2);
    border: 1px dashed transparent;
    border-radius: var(--bl-radius-small);
  }
  .place:hover {
    border-color: var(--bl-ink-2);
  }
  .place[data-empty] {
    border-color: var(--bl-ink-2);
  }
  .field:focus-within .place {
    border: 1px solid var(--bl-focus);
    background: var(--bl-card);
    outline: 1px solid var(--bl-focus);
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea {
    display: block;
    width: 100%;
    padding: 0;
    overflow: hidden;
    border: none;
    background: none;
    color: inherit;
    font: inherit;
    resize: none;
    field-sizing: content;
  }
  /* An invisible field over the typeset text, so that a click there puts the caret into it. */
  .field:not([data-open]) .place[data-set] textarea {
    position: absolute;
    inset: 0;
    height: 100%;
    opacity: 0;
    cursor: text;
  }
  .field[data-open] .place[data-set] .set {
    display: none;
  }
  ::placeholder {
    color: var(--bl-ink-2);
    opacity: 1;
  }
  :host([kind='title']) .place {
    font: 650 var(--bl-text-title) / 1.2 var(--bl-font-hand);
  }
  :host([kind='try']) :is(textarea, bl-prose) {
    font: 500 1.0625rem / 1.4 var(--bl-font-hand);
  }
  :host([kind='watch']) :is(textarea, bl-prose) {
    font: 500 var(--bl-text) / 1.45 var(--bl-font);
  }
  :host([kind='prose']) bl-prose,
  :host([kind='prose']) textarea::placeholder {
    font: 400 var(--bl-text-prose) / 1.55 var(--bl-font-prose);
  }
  .field:not([data-open]) .place[data-set] ~ .suggestions {
    display: none;
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-1);
    margin-top: var(--bl-1);
    font-size: var(--bl-text-small);
  }
  .suggestions .button {
    min-height: max(1.75rem, var(--bl-touch));
    padding: 0 var(--bl-2);
    background: var(--bl-card);
    font: inherit;
    font-weight: 550;
    text-align: start;
    white-space: normal;
  }
  .count.many {
    color: var(--bl-accent);
    font-weight: 600;
  }
  .problem {
    margin: var(--bl-1) 0 0;
    color: var(--bl-accent);
    font-size: var(--bl-text-small);
  }
  .notes {
    display: grid;
    gap: var(--bl-1);
    margin: var(--bl-1) 0 0;
    padding: 0;
    font-size: var(--bl-text-small);
    list-style: none;
  }
  .notes li {
    display: flex;
    align-items: center;
    gap: var(--bl-2);
  }
  .notes .fault {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .notes .wrong {
    color: var(--bl-accent);
    font-weight: 700;
  }
  .notes .button {
    flex: none;
    border-color: var(--bl-accent);
    color: var(--bl-accent);
  }
`
