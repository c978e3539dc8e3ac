"""What a plot has painted, word for word: read off the canvas as it is painted, and not asked of the plot."""

# Put into a page before its own scripts. Each canvas keeps the texts painted since it was last wiped, and where.
WATCH = """(() => {
  const pen = CanvasRenderingContext2D.prototype, { fillText, clearRect, drawImage } = pen;
  const note = (canvas, found) => (canvas.painted ??= []).push(...found);
  pen.fillText = function (text, x, y, ...rest) {
    const { a, b, c, d, e, f } = this.getTransform(), middle = x + this.measureText(text).width / 2;
    const [left, top] = [a * middle + c * y + e, b * middle + d * y + f].map((one) => one / devicePixelRatio);
    note(this.canvas, [{ text, x: left, y: top, turned: b !== 0 }]);
    return fillText.call(this, text, x, y, ...rest);
  };
  pen.clearRect = function (x, y, width, height) {
    if (width >= this.canvas.width && height >= this.canvas.height) this.canvas.painted = [];
    return clearRect.call(this, x, y, width, height);
  };
  pen.drawImage = function (image, ...rest) {
    note(this.canvas, image.painted ?? []);
    return drawImage.call(this, image, ...rest);
  };
  const { toBlob } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.toBlob = function (...all) {
    window.savedTexts = (this.painted ?? []).map(({ text }) => text);
    return toBlob.apply(this, all);
  };
})()"""
# The axes of an exhibit: what each was told, and the texts that stand in its room on the canvas.
_AXES = """name => {
  const { views, element } = window.monoamine.exhibits[name];
  const axisOf = (view, axis) => {
    const part = view.renderer_views.get(axis), { bbox, dimension } = part;
    const { painted = [] } = view.canvas_view.primary.canvas, names = axis.major_label_overrides;
    const ticks = [...part.tick_coords.major[dimension]], plain = axis.formatter.doFormat(ticks, part);
    const scale = dimension ? view.frame.y_scale : view.frame.x_scale;
    const inside = ({ x, y }) => x >= bbox.left - 1 && x <= bbox.right + 1 && y >= bbox.top - 8 && y <= bbox.bottom + 8
      && (dimension ? x < view.frame.bbox.left : y > view.frame.bbox.bottom);
    return {
      plot: element.querySelector(`[data-root="${view.model.id}"]`).dataset.view ?? '',
      side: dimension ? 'left' : 'below', label: axis.axis_label ?? '', painted: painted.filter(inside),
      told: ticks.map((tick, i) => ({ tick, text: names.get(tick) ?? plain[i], at: scale.compute(tick) })),
    };
  };
  return views.filter((view) => view.is_displayed && !view.is_paused).flatMap((view) =>
    [...view.model.below, ...view.model.left].filter(({ visible }) => visible).map((axis) => axisOf(view, axis)));
}"""


def axes(page, exhibit: str) -> list[dict]:
    """Every axis of an exhibit that can be seen: ``plot``, ``side``, ``label``, ``told`` and ``painted``, as above."""
    return page.evaluate(_AXES, exhibit)


def wrong(axis: dict) -> list[str]:
    """What an axis has painted that it was not told, or has not painted though it was told, or painted elsewhere."""
    where = f"{axis['plot']} {axis['side']}"
    lines = lambda text: [line for line in text.split("\n") if line.strip()]  # noqa: E731
    told = [line for one in axis["told"] for line in lines(one["text"])] + lines(axis["label"])
    painted = [one["text"] for one in axis["painted"] if one["text"].strip()]
    if sorted(told) != sorted(painted):
        return [f"{where}: told {told}, painted {painted}"]
    along = "y" if axis["side"] == "left" else "x"
    found = []
    for one in axis["told"]:
        # A label at the end of an axis is moved so far that it is not cut off; lines stand above and below a middle.
        room = 16 * len(lines(one["text"]))
        if not any(p["text"] == lines(one["text"])[0] and abs(p[along] - one["at"]) < room for p in axis["painted"]):
            found.append(f"{where}: {one['text']!r} does not stand at {one['at']:.0f}")
    return found


def numbers(axis: dict) -> list[float]:
    """The numbers painted beside the ticks, from the low end of the axis to the high one."""
    ticks = sorted(axis["painted"], key=lambda one: -one["y"] if axis["side"] == "left" else one["x"])
    texts = [one["text"] for one in ticks if not one["turned"] and one["text"] != axis["label"]]
    return [float(text.replace(",", "")) for text in texts]
