// Bundles the parts of BokehJS that the pages use: make_vendor.py calls `node make_bokeh.mjs FILE`. Left out are
// WebGL, MathJax, the projections of maps and the icons of toolbars: no figure here has any of them.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

// What the documents of the pages name (tests/site/test_bokeh.py holds it against all of them), and what our scripts make.
const MODELS = [
  "AllIndices", "AllLabels", "AreaVisuals", "BasicTicker", "BasicTickFormatter", "BoxAnnotation", "BoxInteractionHandles",
  "CategoricalAxis", "CategoricalScale", "CategoricalTicker", "CategoricalTickFormatter", "CDSView", "ColumnDataSource",
  "DataRange1d", "FactorRange", "Figure", "FixedTicker", "GlyphRenderer", "Grid", "HBar", "HoverTool",
  "Label", "LabelSet", "Line", "LinearAxis", "LinearScale", "LogAxis", "LogScale", "LogTickFormatter", "MultiLine", "Node",
  "Notifications", "Patch", "Patches", "PlainText", "Range1d", "Scatter", "Segment", "Selection", "Span", "Step", "TeeHead",
  "Text", "Title", "Toolbar", "UnionRenderers", "Whisker",
];
// Of classes with the same name, the one that is a model of a plot.
const ROOMS = { Span: "annotations", Text: "glyphs" };

const PACKAGE = "@bokeh/bokehjs/build/js/lib";
const ROOT = path.resolve(import.meta.dirname, "../..");
const LIB = path.join(ROOT, "node_modules", PACKAGE);

async function homes() {
  const found = new Map();
  for (const file of await readdir(path.join(LIB, "models"), { recursive: true })) {
    if (!file.endsWith(".js")) continue;
    for (const [, name] of (await readFile(path.join(LIB, "models", file), "utf8")).matchAll(/^export class (\w+) /gm)) {
      const room = ROOMS[name];
      if (!room || file.startsWith(`${room}${path.sep}`)) found.set(name, [...(found.get(name) ?? []), file]);
    }
  }
  return found;
}

async function entry() {
  const found = await homes();
  const imports = MODELS.map((name) => {
    const files = found.get(name) ?? [];
    if (files.length !== 1) throw new Error(`${name}: ${files.length} places (${files.join(", ")})`);
    return `import { ${name} } from "${PACKAGE}/models/${files[0].replaceAll(path.sep, "/")}";`;
  });
  return [`import { register_models } from "${PACKAGE}/base";`, `export * from "${PACKAGE}/index";`, ...imports,
    `register_models([${MODELS.join(", ")}]);`].join("\n");
}

// BokehJS goes on without a part that cannot be loaded.
const MISSING = 'throw Object.assign(new Error("left out"), { code: "MODULE_NOT_FOUND" });\nexport {};';
const NO_MAPS = `const left = () => { throw new Error("maps are left out"); };
export default function Projection() { return { forward: left, inverse: left }; }`;
const leftOut = {
  name: "left-out",
  setup(made) {
    made.onResolve({ filter: /(^|\/)(webgl|mathjax)(\/|$)/ }, ({ path: name }) => ({ path: name, namespace: "missing" }));
    made.onResolve({ filter: /^proj4\// }, ({ path: name }) => ({ path: name, namespace: "maps" }));
    made.onLoad({ filter: /.*/, namespace: "missing" }, () => ({ contents: MISSING }));
    made.onLoad({ filter: /.*/, namespace: "maps" }, () => ({ contents: NO_MAPS }));
    made.onLoad({ filter: /styles[\\/]icons\.css\.js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, "utf8")).replace(/^export default `[\s\S]*`/m, 'export default ""'),
    }));
  },
};

const { version } = JSON.parse(await readFile(path.join(ROOT, "node_modules/@bokeh/bokehjs/package.json"), "utf8"));
await build({
  stdin: { contents: await entry(), resolveDir: ROOT },
  outfile: process.argv[2],
  bundle: true, minify: true, format: "iife", globalName: "Bokeh", target: "es2022", charset: "utf8", legalComments: "none",
  banner: { js: `/*! BokehJS ${version}, the parts that the pages use. LICENSE.txt lies beside it. */` },
  // BokehJS declares fields that its models have set before; as JavaScript has it, that would empty them again.
  loader: { ".js": "ts" }, tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  plugins: [leftOut], logLevel: "warning",
});
