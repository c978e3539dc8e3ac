// What a reader takes away: curves as CSV, plots as one PNG, the synapse as SVG.

const PAD = 16;

/** @returns {string} the curves, one row a run, transmitter and minute */
export function csvOf(made, data) {
  const { times, runs, state } = made;
  const lines = ["given,transmitter,quantity,minute,percent_of_baseline"];
  const product = data.rules.product[state.see][state.product];
  for (const run of runs) {
    const curves = [...Object.entries(run.outside).map(([name, curve]) => [name, "extracellular", curve]), [state.see, product, run.product]];
    for (const [name, quantity, curve] of curves) {
      times.forEach((minute, i) => lines.push([cell(run.key), name, quantity, minute, Number(curve[i].toPrecision(6))].join(",")));
    }
  }
  return `${lines.join("\n")}\n`;
}

function cell(text) {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Offer a text as a file. */
export function save(name, text, type) {
  offer(name, new Blob([text], { type }));
}

function offer(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Offer all plots of a dashboard as one picture, two in a row. */
export function savePlots(element, name) {
  const plots = [...element.querySelectorAll(".exhibit-slot")].map((slot) => ({ slot, layers: canvases(slot) })).filter(({ layers }) => layers.length);
  if (!plots.length) return;
  const width = Math.max(...plots.map(({ layers: [first] }) => first.width)), height = Math.max(...plots.map(({ layers: [first] }) => first.height));
  const rows = Math.ceil(plots.length / 2), ratio = devicePixelRatio || 1, head = 28 * ratio;
  const sheet = Object.assign(document.createElement("canvas"), { width: 2 * (width + PAD * ratio), height: rows * (height + head) });
  const pen = sheet.getContext("2d"), style = getComputedStyle(document.documentElement);
  pen.fillStyle = style.getPropertyValue("--paper") || "#fff";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.fillStyle = style.getPropertyValue("--text") || "#222";
  pen.font = `600 ${15 * ratio}px system-ui, sans-serif`;
  plots.forEach(({ slot, layers }, i) => {
    const x = (i % 2) * (width + PAD * ratio), y = Math.floor(i / 2) * (height + head);
    pen.fillText(slot.dataset.label, x + 8 * ratio, y + 20 * ratio);
    for (const layer of layers) pen.drawImage(layer, x, y + head);
  });
  sheet.toBlob((blob) => offer(name, blob));
}

function canvases(root) {
  const found = [];
  const walk = (node) => {
    for (const element of node.querySelectorAll("*")) {
      if (element.tagName === "CANVAS" && element.width > 50) found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(root);
  return found;
}

/** Offer a drawing of the page as a file that carries its colours. */
export function saveSvg(svg, name) {
  if (!svg) return;
  const copy = svg.cloneNode(true);
  const shown = svg.querySelectorAll("*"), copied = copy.querySelectorAll("*");
  const kept = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "display", "text-anchor"];
  copied.forEach((element, i) => {
    const style = getComputedStyle(shown[i]);
    for (const property of kept) element.style.setProperty(property, style.getPropertyValue(property));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  save(name, new XMLSerializer().serializeToString(copy), "image/svg+xml");
}
