// What a reader of a page relies on, in headless Chromium: pages.mjs NPM_FOLDER PAGE...
// Prints "ok browser: ..." or "not ok browser: ..." a check.
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...pages] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + "/package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
	args: ["--no-sandbox"],
});
let failed = false;

function report(name, problems) {
	if (problems.length > 0) {
		failed = true;
		for (const p of problems.slice(0, 10)) console.log("    " + p);
	}
	console.log(`${problems.length > 0 ? "not ok" : "ok"} browser: ${name}`);
}

async function check(file, scheme) {
	const name = `${basename(file)} (${scheme})`;
	// The page's own policy forbids scripts: axe is run past it, the page itself is not changed.
	const context = await browser.newContext({ bypassCSP: true, colorScheme: scheme });
	const page = await context.newPage();
	const said = [], asked = [];
	page.on("console", (m) => said.push(`${m.type()}: ${m.text()}`));
	page.on("pageerror", (e) => said.push(String(e)));
	page.on("request", (r) => { if (!r.url().startsWith("file:") && !r.url().startsWith("data:")) asked.push(r.url()); });
	await page.goto(pathToFileURL(file).href);
	await page.evaluate(axe);
	const result = await page.evaluate(() => window.axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	}));
	report(`${name}: axe finds nothing`, result.violations.map(
		(v) => `${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`));
	report(`${name}: nothing on the console`, said);
	report(`${name}: no request leaves`, asked);
	await context.close();
}

// With its own policy in force: the styles apply, and the anchors of the list of sections lead somewhere.
async function policy(file) {
	const page = await browser.newPage();
	const said = [];
	page.on("console", (m) => said.push(m.text()));
	await page.goto(pathToFileURL(file).href);
	const border = await page.evaluate(() => {
		const cell = document.querySelector("td");
		return cell ? getComputedStyle(cell).borderTopStyle : "solid";
	});
	const dead = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
		.filter((a) => !document.getElementById(decodeURIComponent(a.getAttribute("href").slice(1))))
		.map((a) => a.outerHTML));
	const twice = await page.evaluate(() => {
		const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
		return ids.filter((id, i) => ids.indexOf(id) !== i);
	});
	const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")));
	// Beside or below: a page may be read from a disk, or lie anywhere on a server.
	const astray = links.filter((href) => !href.startsWith("#"))
		.filter((href) => !/^[A-Za-z0-9._/-]+$/.test(href) || href.startsWith("/") || !existsSync(join(dirname(file), href)));
	report(`${basename(file)}: its policy lets its own styles in`, border === "solid" ? said : ["no styles", ...said]);
	report(`${basename(file)}: every link inside leads somewhere`, dead);
	report(`${basename(file)}: every link to a file finds it`, astray);
	report(`${basename(file)}: no id twice`, twice);
	await page.close();
}

for (const file of pages) {
	await check(file, "light");
	await check(file, "dark");
	await policy(file);
}
await browser.close();
process.exit(failed ? 1 : 0);
