// Hands BokehJS what has changed, and no more, and has each figure painted once.

/** @import { BokehModel, Exhibit, PlotView } from "../exhibits/types.js" */

/**
 * @typedef {object} Painter
 * @property {(name: string) => boolean} has whether there is a model of this name
 * @property {(name: string) => PlotView} viewOf the view of the plot whose range of percent has this name
 * @property {(name: string, value: unknown) => boolean} differs whether the value of this name is another than the last
 * @property {(name: string, values: object) => void} put sets properties of a model
 * @property {(name: string, list: [number, any][], text: (value: any) => string) => void} ticks sets those of an axis
 * @property {(name: string) => void} relabel an axis may need another room from now on
 * @property {(name: string, columns: string[], rows: any[][]) => void} fill fills a source
 * @property {(fillAll: () => void) => Promise<void>} paint paints what fillAll hands over
 */

/**
 * @param {Exhibit} exhibit with Bokeh's document and views
 * @returns {Painter}
 */
export function createPainter({ document, views }) {
  /** @type {Map<string, BokehModel>} */
  const models = new Map([...document.all_models].filter(({ name }) => name).map((model) => [model.name, model]));
  const glyphs = views.flatMap((view) => [...view.renderer_views.values()].filter(({ glyph }) => glyph));
  const last = new Map();
  // Axes with other labels, which can need more room.
  const relabelled = new Set();
  const filling = [];

  function differs(name, value) {
    if (last.get(name) === value) return false;
    last.set(name, value);
    return true;
  }

  // Setting a property repaints a figure even when nothing differs.
  function put(name, values) {
    const changed = Object.entries(values).filter(([key, value]) => differs(`${name}.${key}`, value));
    if (changed.length) models.get(name).setv(Object.fromEntries(changed));
  }

  function relabel(name) {
    relabelled.add(models.get(name));
  }

  function ticks(name, list, text) {
    if (!differs(name, list.join("|"))) return;
    relabel(name);
    const axis = models.get(name);
    axis.setv({ major_label_overrides: new Map(list.map(([at, value]) => [at, text(value)])) });
    axis.ticker.ticks = list.map(([at]) => at);
  }

  // BokehJS takes new data in the background; it tells when it is done only the one who asked for it.
  function fill(name, columns, rows) {
    const source = models.get(name);
    source.setv({ data: Object.fromEntries(columns.map((column, i) => [column, rows.map((row) => row[i])])) }, { silent: true });
    for (const glyph of glyphs.filter(({ model }) => model.data_source === source)) {
      glyph.cds_view.compute_indices();
      filling.push(glyph.update_data());
    }
  }

  // Left to itself Bokeh paints in a later frame; then the page would be laid out twice for one move. Another scene that
  // comes while this one is taken in is painted with it.
  async function paint(fillAll) {
    views.forEach((view) => view.pause());
    fillAll();
    try {
      await Promise.all(filling.splice(0));
    } finally {
      views.forEach((view) => view.unpause(true));
    }
    if (views[0].is_paused) return;
    for (const view of views) {
      const axes = [...view.model.left, ...view.model.below];
      if (axes.some((axis) => relabelled.has(axis))) view.repaint();
      else view.paint();
    }
    relabelled.clear();
  }

  const viewOf = (name) => views.find(({ model }) => model.y_range === models.get(name));

  return { has: (name) => models.has(name), viewOf, differs, put, ticks, relabel, fill, paint };
}
