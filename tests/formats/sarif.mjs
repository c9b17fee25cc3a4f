// sarif.mjs NPM_FOLDER FILE: FILE is valid SARIF 2.1.0, and what it says fits together. Prints what does not.
import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [folder, logFile, waivers = 0] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const Ajv = require('ajv-draft-04');
const packageFolder = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
const schema = JSON.parse(readFileSync(join(packageFolder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
const log = JSON.parse(readFileSync(logFile, 'utf8'));
const problems = [];
const check = (ok, text) => ok || problems.push(text);

const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
check(validate(log), JSON.stringify(validate.errors, null, 1));

const run = log.runs[0];
const rules = run.tool.driver.rules;
check(rules.length > 50, 'fewer rules than there are');
check(new Set(rules.map((rule) => rule.id)).size === rules.length, 'a rule has two descriptors');
for (const rule of rules) {
	check(rule.help.markdown.startsWith(`# ${rule.id} `), `${rule.id}: no page`);
}
check(run.results.length > 0, 'no result');
for (const result of run.results) {
	const place = result.locations[0].physicalLocation;
	const file = decodeURIComponent(place.artifactLocation.uri);
	check(rules[result.ruleIndex]?.id === result.ruleId, `${result.ruleId}: wrong descriptor`);
	check(/^[0-9a-f]{16}$/.test(result.partialFingerprints['hyoka/v1']), 'no fingerprint');
	check(/^[\x21-\x7e]*$/.test(place.artifactLocation.uri), `no URI: ${place.artifactLocation.uri}`);
	check(existsSync(file), `no such file: ${file}`);
	check(place.region.startLine >= 1 && place.region.startColumn >= 1, 'no region');
}
const waived = run.results.filter((result) => result.suppressions.length > 0);
check(waived.length === Number(waivers), `${waived.length} suppressions`);
for (const result of waived) check(result.suppressions[0].justification.length > 0, 'no justification');
if (problems.length > 0) {
	console.log(problems.join('\n'));
	process.exit(1);
}
