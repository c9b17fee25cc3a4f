// calendar.mjs NPM_FOLDER ICS JSON: ICS is a calendar (RFC 5545) with one event for each due of JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, ics, json] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const ICAL = require('ical.js').default ?? require('ical.js');
const bytes = readFileSync(ics);
const { dues, today } = JSON.parse(readFileSync(json, 'utf8'));
const problems = [];
const check = (ok, text) => ok || problems.push(text);

// Content lines: CRLF, 75 octets at most, no character cut in two.
const strict = new TextDecoder('utf-8', { fatal: true });
let from = 0;
for (let at = 0; at < bytes.length; at++) {
	if (bytes[at] !== 0x0a) continue;
	check(bytes[at - 1] === 0x0d, `line feed alone at ${at}`);
	check(at - 1 - from <= 75, `line of ${at - 1 - from} octets`);
	try {
		strict.decode(bytes.subarray(from, at - 1));
	} catch {
		problems.push(`a character is cut at ${from}`);
	}
	from = at + 1;
}
check(from === bytes.length, 'no line break at the end');

const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
check(calendar.getFirstPropertyValue('version') === '2.0', 'version');
check(calendar.getFirstPropertyValue('prodid'), 'no PRODID');
const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
check(events.length === dues.length && dues.length > 0, `${events.length} events, ${dues.length} dues`);
check(new Set(events.map((event) => event.uid)).size === events.length, 'a UID stands twice');
events.forEach((event, i) => {
	const due = dues[i];
	check(event.uid === due.uid, `${event.uid}: not the due's`);
	check(event.startDate.isDate && event.startDate.toString() === due.date, `${due.date}: start`);
	check(event.endDate.subtractDate(event.startDate).toSeconds() === 86400, `${due.date}: not a day long`);
	check(event.summary.endsWith(due.message), `${due.date}: ${event.summary}`);
	check(event.description.includes(due.hint), `${due.date}: hint`);
	const stamp = event.component.getFirstPropertyValue('dtstamp').toString();
	check(stamp === `${today}T00:00:00Z`, `stamped ${stamp}`);
	const alarm = event.component.getFirstSubcomponent('valarm');
	check(alarm?.getFirstPropertyValue('action') === 'DISPLAY', 'no alarm');
	check(alarm?.getFirstPropertyValue('description'), 'alarm without words');
	check(alarm?.getFirstPropertyValue('trigger').toSeconds() <= 0, 'alarm after the day');
});
if (problems.length > 0) {
	console.log(problems.join('\n'));
	process.exit(1);
}
