// What each renderer with data adds to an empty plot, in values of pixels. A segment from a place to itself adds nothing.
(name) => {
  const picture = ({ canvas_view: { primary, overlays } }) => [primary, overlays].map(({ ctx, canvas: { width, height } }) =>
    (width && height ? ctx.getImageData(0, 0, width, height).data : []));
  const paint = (view) => { view.invalidate_painters(); view.paint(); return picture(view); };
  const differ = (one, other) => one.reduce((sum, layer, n) =>
    sum + layer.reduce((changed, value, i) => changed + (value !== other[n][i]), 0), 0);
  const isPoint = ({ data: { x0, x1, y0, y1 } }) => x0 && [...x0].every((x, i) => x === x1[i] && String(y0[i]) === String(y1[i]));
  return monoamine.exhibits[name].views.filter((view) => view.is_displayed).flatMap((view) => {
    const all = [...view.renderer_views.values()].filter(({ glyph }) => glyph).map(({ model }) => model);
    const shown = all.map((model) => model.visible);
    const only = (one) => { all.forEach((model) => { model.visible = model === one; }); return paint(view); };
    const empty = only(null);
    const found = all.map((model, n) => ({ model, n })).filter(({ model: { data_source: source } }) => source.get_length() && !isPoint(source))
      .map(({ model, n }) => ({ plot: view.model.id, glyph: model.glyph.type, shown: shown[n], added: differ(empty, only(model)) }));
    all.forEach((model, n) => { model.visible = shown[n]; });
    paint(view);
    return found;
  });
}
