import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress } from "../../chapters/monoamine/browser/dashboard/address.js";
import { saysState } from "../../chapters/monoamine/browser/dashboard/state.js";
import { RULES } from "./dashboard-rules.js";

const read = (search, hash = "") => readAddress({ search, hash });

test("the words before the sign, as they are and as programs hand them on", () => {
  for (const search of [
    "?embed=1&preset=blocker&lock=region,tone", "?embed=1&amp;preset=blocker&amp;lock=region,tone", "?embed%3D1%26preset%3Dblocker%26lock%3Dregion%2Ctone",
    "?Embed=1&Preset=blocker&LOCK=region,tone", "?embed=1&preset=blocker&lock=region, tone).", "?embed=1&preset=%20blocker&lock=region%252Ctone",
  ]) {
    const { asked, link } = read(search);
    assert.deepEqual([asked("embed"), asked("preset"), asked("lock"), link], [["1"], ["blocker"], ["region,tone"], ""], search);
  }
  assert.deepEqual(["preset", "lock", "embed", "constructor"].map(read("").asked), [[], [], [], []]);
  assert.deepEqual(read("?lock=region&lock=tone&preset").asked("lock"), ["region", "tone"]);
  assert.deepEqual(read("?preset").asked("preset"), [""]);
});

test("a scene may stand in the place of the question, beside what else is asked", () => {
  const { asked, link } = read("?v=1&in=hippocampus&embed=true&lock=tone&doses=Semax:1:ip:0&utm_source=x");
  assert.deepEqual([link, asked("embed"), asked("lock")], ["v=1&in=hippocampus&doses=Semax:1:ip:0", ["true"], ["tone"]]);
  assert.equal(read("?v=1&at=5", "#at=7").link, "at=7");
  assert.equal(read("?highlight=a&q=v").link, "");
});

test("an ordinary anchor is no link", () => {
  for (const hash of ["", "#", "#dashboard", "#some-heading", "#exhibit-dashboard", "#id1", "#v", "#a%20b", "#:~:text=v=1", "#heading:~:text=a=b"]) {
    assert.equal(read("", hash).link, "", hash);
  }
});

test("a link is known however it begins", () => {
  for (const hash of ["#v=1&at=5", "#v%3D1%26at%3D5", "#v%253D1%2526at%253D5", "#V=1&at=5", "#v=1&amp;at=5", "#at=5", "#%22v=1&at=5%22", "#%23v=1&at=5", "#v=1&at=5:~:text=x"]) {
    assert.equal(saysState(read("", hash).link, RULES), true, hash);
  }
});

test("a link whose sign was escaped stands behind the words", () => {
  const { asked, link } = read("?embed=1&lock=region%23v%3D1%26at%3D5");
  assert.deepEqual([asked("embed"), asked("lock"), link], [["1"], ["region"], "v=1&at=5"]);
  assert.equal(read("?preset=blocker%23v=1&at=5", "#at=7").link, "at=7");
});

test("what looks like a link and says nothing of ours is told apart", () => {
  for (const hash of ["#colour=red", "#_=_", "#dose=1", "#=1"]) {
    const { link } = read("", hash);
    assert.ok(link, hash);
    assert.equal(saysState(link, RULES), false, hash);
  }
});
