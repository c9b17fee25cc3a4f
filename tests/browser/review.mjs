// What a council relies on in the page of hyoka review, in headless Chromium with the page's own policy:
// review.mjs NPM_FOLDER PAGE. Choosing among the changes, by mouse and by keyboard, alone and together; on paper.
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const require = createRequire(pathToFileURL(folder + "/package.json"));
const { chromium } = require("playwright-core");

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
	args: ["--no-sandbox"],
});
const page = await browser.newPage();
const said = [];
page.on("console", (m) => said.push(m.text()));
page.on("pageerror", (e) => said.push(String(e)));
await page.goto(pathToFileURL(file).href);
let failed = false;

function report(name, problems) {
	if (problems.length > 0) {
		failed = true;
		for (const p of problems.slice(0, 10)) console.log("    " + p);
	}
	console.log(`${problems.length > 0 ? "not ok" : "ok"} browser: ${basename(file)}: ${name}`);
}

// Rows that can be chosen among: their tags, and whether they are seen.
const rows = () => page.evaluate(() => [...document.querySelectorAll("tr.f")]
	.map((r) => ({ tags: [...r.classList], seen: r.getClientRects().length > 0 })));
const choices = () => page.evaluate(() => [...document.querySelectorAll(".filters fieldset")]
	.map((f) => [...f.querySelectorAll("input")].map((i) => ({ id: i.id, label: i.parentElement.innerText.trim() }))));
const click = (id) => page.click("#" + id);
const tagOf = (choice) => choice.id.startsWith("f-all-") ? null : choice.id.slice(2);

// Exactly the rows with all of TAGS are seen.
async function wrong(tags, name) {
	return (await rows()).filter((r) => r.seen !== tags.every((t) => r.tags.includes(t)))
		.map((r) => `${name}: ${r.seen ? "shown" : "hidden"}: ${r.tags.join(" ")}`);
}

const groups = await choices();
const all = await rows();
report("has changes and the four ways to choose", all.length > 3 && groups.length === 4 && all.every((r) => r.seen)
	? [] : [`${all.length} rows, ${groups.length} filters`]);

const problems = [];
for (const group of groups) {
	for (const choice of group) {
		await click(choice.id);
		problems.push(...await wrong(tagOf(choice) ? [tagOf(choice)] : [], choice.label));
		if (tagOf(choice) && !all.some((r) => r.tags.includes(tagOf(choice))))
			problems.push(`${choice.label}: a choice of nothing`);
	}
	await click(group[0].id);
}
report("each choice shows its rows and no other", problems);

const [verdict, mark, reason, section] = groups;
await click(verdict[2].id);
await click(mark[1].id);
await click(section[section.length - 1].id);
report("choices work together", await wrong([verdict[2], mark[1], section[section.length - 1]].map(tagOf), "together"));
for (const group of groups) await click(group[0].id);

// From the top of the page with the keyboard alone.
await page.reload();
let tabs = 0;
while (tabs++ < 400 && !(await page.evaluate(() => document.activeElement.type === "radio"))) await page.keyboard.press("Tab");
await page.keyboard.press("ArrowRight");
const chosen = await page.evaluate(() => document.querySelector(".filters input:checked:not([id^='f-all'])")?.id ?? "");
const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
report("the keyboard chooses, and one sees where it is", chosen === "" ? ["nothing chosen"]
	: [...(outline === "none" ? ["no outline"] : []), ...await wrong([chosen.slice(2)], "keyboard")]);

// On paper the choice that was made is said, the others are not.
await page.emulateMedia({ media: "print" });
const printed = await page.evaluate(() => [...document.querySelectorAll(".filters label")]
	.filter((l) => l.getClientRects().length > 0 && !l.querySelector(":checked")).map((l) => l.innerText));
const stays = await page.evaluate((id) => document.getElementById(id).parentElement.getClientRects().length > 0, chosen);
report("paper says what was chosen", [...printed, ...(stays ? [] : ["the choice is hidden"])]);
report("nothing on the console", said);
await browser.close();
process.exit(failed ? 1 : 0);
