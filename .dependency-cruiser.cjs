// Who may import whom in the page's scripts: a room may import from lower floors and from itself, nothing in a circle.
// A type that a comment imports counts like code.
const FLOORS = [["model", "exhibits"], ["page", "figures", "findings"], ["tables", "dashboard"], ["teaching"]];
const BROWSER = "^chapters/monoamine/browser/";

const downward = FLOORS.flatMap((floor, level) => floor.map((room) => ({
  name: `${room}-imports-downward`,
  severity: "error",
  from: { path: `${BROWSER}${room}/` },
  to: { path: BROWSER, pathNot: `${BROWSER}(${[room, ...FLOORS.slice(0, level).flat()].join("|")})/` },
})));

module.exports = {
  forbidden: [
    ...downward,
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    { name: "everything-is-there", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^monoamine-" } },
    { name: "nothing-unused", severity: "error", from: { orphan: true, path: BROWSER, pathNot: `${BROWSER}globals\\.d\\.ts$` }, to: {} },
  ],
  options: { doNotFollow: { path: "node_modules" }, parser: "tsc", tsPreCompilationDeps: true, detectJSDocImports: true },
};
