import { css } from 'lit'

/** The place of notices and offers over the page; `keepClear` chooses its height. */
export const noticePlace = css`
  position: fixed;
  left: 50%;
  width: max-content;
  max-width: min(34rem, 94vw);
  translate: -50% 0;
`
