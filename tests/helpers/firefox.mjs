// Firefox for engines.py, by WebDriver BiDi: each line that comes in asks for one thing, a line goes out that answers it.
// When no more can come, Firefox ends, and its profile with it.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [executablePath, preferences] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  extraPrefsFirefox: JSON.parse(preferences),
  protocolTimeout: 60_000,
});
const [page] = await browser.pages();
const verbs = {
  size: (width, height) => page.setViewport({ width, height }),
  open: async (address) => { await page.goto(address); },
  address: async () => page.url(),
  run: (expression) => page.evaluate(expression),
  click: (selector) => page.click(selector),
  type: (selector, text) => page.type(selector, text),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...words] = JSON.parse(line);
  const answer = await verbs[verb](...words).then((value = null) => ({ value }), (error) => ({ error: String(error) }));
  console.log(JSON.stringify(answer));
}
await browser.close();
