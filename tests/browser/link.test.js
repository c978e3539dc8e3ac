import assert from "node:assert/strict";
import { test } from "node:test";
import { blankState, decode, encode, parse } from "../../chapters/monoamine/browser/dashboard/state.js";
import { RULES, dose, state } from "./dashboard-rules.js";

test("the blank state needs nothing but the version", () => {
  assert.equal(encode(blankState(RULES), RULES), "v=1");
  assert.deepEqual(decode("", RULES), { state: blankState(RULES), wrong: [] });
});

test("a link can be read by a person", () => {
  const told = state({
    region: "hippocampus", window: "7d", see: "NE", tone: 1.5, at: 600, vary: 2,
    doses: [dose("Semax", 0.05, { route: "nasal", time: 5 }), null, dose("modafinil", 100, { every: "daily" })],
  });
  const link = "v=1&in=hippocampus&for=7d&see=NE&doses=Semax:0.05:nasal:5,-,modafinil:100:ip:0:daily&tone=1.5&at=600&vary=2";
  assert.equal(encode(told, RULES), link);
  assert.deepEqual(decode(link, RULES), { state: told, wrong: [] });
});

test("numbers keep six digits", () => {
  assert.equal(encode(state({ doses: [dose("Semax", 0.1 + 0.2), null, null] }), RULES), "v=1&doses=Semax:0.3:ip:0");
});

test("what cannot be read falls to the nearest and is told", () => {
  const cases = [
    ["in=amygdala", {}, ["in=amygdala"]],
    ["tone=9", { tone: 2 }, ["tone=9"]],
    ["tone=NaN", {}, ["tone=NaN"]],
    ["at=130", { at: 120 }, ["at=130"]],
    ["v=7&see=NE", { see: "NE" }, ["v=7"]],
    ["constructor=1&__proto__=2", {}, ["constructor=1", "__proto__=2"]],
    ["doses=toString:1:ip:0", {}, ["toString:1:ip:0"]],
    ["doses=Semax:1e9:ip:0", { doses: [dose("Semax", 0.15), null, null] }, ["Semax:1e9:ip:0"]],
    ["doses=Semax:7:oral:900", { doses: [dose("Semax", 1, { time: 120 }), null, null] }, ["Semax:7:oral:900"]],
    ["doses=-,-,-,Semax", {}, ["Semax"]],
  ];
  for (const [link, changes, wrong] of cases) assert.deepEqual(decode(link, RULES), { state: state(changes), wrong }, link);
});

test("no input is too long, and none takes long", () => {
  const many = 130_000, begun = performance.now();
  for (const [link, parts] of [
    [`v=1&doses=${",".repeat(many)}x`, many + 1], [`v=1&in=${"a".repeat(many)}`, 1], [`v=1&at=${"9".repeat(many)}x`, 1],
    [`v=1&${"&".repeat(many)}in=x`, 1], [`v=1&${"a&".repeat(many)}`, many], [`in=${"%25".repeat(many)}`, 1], [`in=${"%41".repeat(many)}`, 1],
    [`in=x${".,)".repeat(many)}x`, 1], [`${"#?".repeat(many)}in=x`, 1], [`in=x&${"amp;".repeat(many)}`, 2],
    [`doses=${":".repeat(many)}x`, 1], [`doses=Semax${":".repeat(many)}x`, 1], [`at=${"-".repeat(many)}`, 1], [`vary=${"1".repeat(many)}`, 1],
    [`v=1&${"in=x&in=y&".repeat(many)}`, 2 * many], [`in=${"&#38;".repeat(many)}x`, 2], [`at=.${"1".repeat(many)}.`, 0],
  ]) assert.equal(decode(link, RULES).wrong.length, parts, link.slice(0, 30));
  assert.ok(performance.now() - begun < 20_000);
});

test("a choice named like a thing of every object is not one of ours", () => {
  assert.deepEqual(decode("hasOwnProperty=x", RULES).wrong, ["hasOwnProperty=x"]);
});

test("only plain decimal numbers are numbers", () => {
  assert.deepEqual(["1", "-1", ".5", "2.", "0.15"].map((text) => parse(text, RULES)), [1, -1, 0.5, 2, 0.15]);
  assert.deepEqual(["", "-", ".", "1e3", "Infinity", "NaN", " 1", "1,5", "0x10", "--1", "٣", "1_0"].map((text) => parse(text, RULES)), Array(12).fill(null));
});
