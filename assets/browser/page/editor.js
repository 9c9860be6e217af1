// The editor of a cell: CodeMirror, with Python's colors and the keys that people know from notebooks.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const color = (name) => `var(--run-${name})`;
const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], color: color("keyword") },
  { tag: [tags.string, tags.special(tags.string)], color: color("string") },
  { tag: tags.comment, color: color("comment"), fontStyle: "italic" },
  { tag: tags.number, color: color("number") },
  { tag: [tags.function(tags.variableName), tags.definition(tags.variableName)], color: color("name") },
]);

/**
 * Put an editor into an element.
 * @param run called for Shift+Enter and Ctrl+Enter.
 * @param changed called with the text after each change.
 */
export function edit(parent, { code, label, run, changed }) {
  const running = (key) => ({ key, run: () => (run(), true), preventDefault: true });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        keymap.of([running("Shift-Enter"), running("Mod-Enter"), ...defaultKeymap, ...historyKeymap, indentWithTab]),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        python(),
        syntaxHighlighting(colors),
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  return {
    get code() {
      return view.state.doc.toString();
    },
    set code(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
  };
}
