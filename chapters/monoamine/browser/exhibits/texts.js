// BokehJS makes a text anew in the background when it changes. What is painted meanwhile is the old text or, where an
// axis has a name for a number, the bare number; and as names are never forgotten, one of an earlier axis can come back.
// Here a text is there as soon as it is told, so that whatever is painted is what the plot was told.

/** @import { BokehModel, PlotView } from "./types.js" */

/**
 * @param {PlotView} view
 * @param {new (values: {text: string}) => BokehModel} PlainText BokehJS's model of a text
 */
export function makeTextsPrompt(view, PlainText) {
  for (const part of view.renderer_views.values()) {
    const viewOf = (text) => textView(new PlainText({ text }), part);
    if ("_init_text" in part) {
      part._init_text = async () => { part._text_view = viewOf(part.model.text); };
    }
    if ("_init_major_labels" in part) {
      part._init_axis_label = async () => {
        const { axis_label: label } = part.model;
        part._axis_label_view = label === null ? null : viewOf(label);
      };
      part._init_major_labels = async () => {
        part._major_label_views.clear();
        for (const [tick, label] of part.model.major_label_overrides) part._major_label_views.set(tick, viewOf(label));
      };
    }
  }
}

// What BokehJS's build_view does, without its pauses.
function textView(model, parent) {
  const view = new model.default_view({ model, parent });
  view.initialize();
  view.connect_signals();
  return view;
}
