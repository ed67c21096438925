/**
 * How the card looks.
 */

export const CARD_CSS = `
.card { position: fixed; z-index: 2147483647; display: flex; flex-direction: column; width: min(360px, calc(100vw - 16px));
  overflow: hidden; color: var(--cl-ink); background: var(--cl-surface); border: 1px solid var(--cl-line);
  border-radius: var(--cl-radius); box-shadow: var(--cl-shadow); font: var(--cl-text); text-align: start; }
.card[hidden] { display: none; }
.card .head, .card .foot { display: flex; flex: none; align-items: center; gap: var(--cl-space-2); padding: var(--cl-space-2) var(--cl-space-3); }
.card .head { justify-content: space-between; border-bottom: 1px solid var(--cl-line); }
.card .foot { border-top: 1px solid var(--cl-line); }
.card .body { flex: 0 1 auto; min-height: 0; padding: var(--cl-space-2) var(--cl-space-3) var(--cl-space-3); overflow: auto; overscroll-behavior: contain;
  scrollbar-color: var(--cl-edge) var(--cl-surface); }
.card .kind { display: flex; align-items: center; gap: var(--cl-space-2); margin: 0; font: var(--cl-text-small); font-weight: 600; }
.card .kind.blocker { color: var(--cl-blocker); } .card .kind.bad { color: var(--cl-bad); }
.card .kind.neutral { color: var(--cl-neutral); } .card .kind.good { color: var(--cl-good); }
.card h2 { margin: 0 0 var(--cl-space-2); font: 600 16px/22px var(--cl-font); }
.card h2.several { margin: 0; font: 600 14px/20px var(--cl-font); }
.card p { margin: 0 0 var(--cl-space-2); overflow-wrap: anywhere; }
.card :is(h3, h4) { margin: var(--cl-space-3) 0 0; font: 600 12px/16px var(--cl-font); color: var(--cl-ink-soft); }
.card details { margin: 0 0 var(--cl-space-2); padding-bottom: var(--cl-space-2); border-bottom: 1px solid var(--cl-line); }
.card summary { padding: var(--cl-space-1) 0; cursor: pointer; }
.card summary .kind { display: inline-flex; }
.card summary h3.title { margin: var(--cl-space-1) 0 0; font: 600 14px/20px var(--cl-font); color: var(--cl-ink); }
.card .law, .card .prevalence { font: var(--cl-text-small); color: var(--cl-ink-soft); }
.card blockquote { margin: 0 0 var(--cl-space-2); padding-inline-start: var(--cl-space-3); border-inline-start: 2px solid var(--cl-line);
  font: italic 13px/19px var(--cl-font-quote); color: var(--cl-ink-soft); overflow-wrap: anywhere; }
.card .change { padding-inline-start: var(--cl-space-2); border-inline-start: 3px solid var(--cl-accent); font: var(--cl-text-small); font-weight: 600; }
.card .hides { padding: var(--cl-space-2); background: var(--cl-surface-sunk); font: var(--cl-text-small); font-weight: 600; }
.card .term { font: var(--cl-text-small); color: var(--cl-ink-soft); }
.card .buttons { display: flex; flex-wrap: wrap; gap: var(--cl-space-2); }
.card .amounts { display: flex; flex-wrap: wrap; align-items: center; gap: var(--cl-space-2); margin-top: var(--cl-space-3); font: var(--cl-text-small); color: var(--cl-ink-soft); }
.card button, .card select { min-height: 24px; padding: var(--cl-space-1) var(--cl-space-2); font: var(--cl-text-small); color: var(--cl-ink); background: var(--cl-surface-sunk);
  border: 1px solid var(--cl-edge); border-radius: var(--cl-radius-small); cursor: pointer; }
.card button:hover, .card select:hover { border-color: var(--cl-ink-soft); }
.card :is(button, select, summary):focus-visible { outline: 2px solid var(--cl-accent); outline-offset: 2px; }
.card .body:focus-visible { outline: 2px solid var(--cl-accent); outline-offset: -2px; }
@media (max-height: 480px) {
  .card .head, .card .foot { padding-block: var(--cl-space-1); }
  .card button { min-height: 24px; padding-block: 2px; }
}
@media (pointer: coarse) {
  .card :is(button, select, summary) { min-width: var(--cl-touch); min-height: var(--cl-touch); }
  .card summary { padding-block: var(--cl-space-3); }
}
.card .told { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.card .count { margin-inline-start: auto; font: var(--cl-text-small); color: var(--cl-ink-soft); }
`;
