// The schema of monitor.yaml: the example is valid, small mistakes are not, and it knows what $HYOKA knows.
// usage: node monitor.mjs SCHEMA monitor.yaml...
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { compile, load, read, YAML } from './schema.mjs';

const [schemaPath, ...paths] = process.argv.slice(2);
const schema = load(schemaPath);
const validate = compile(schema);
const report = (name, wrong) => {
  wrong.forEach((line) => console.log(`    ${line}`));
  console.log(`${wrong.length ? 'not ok' : 'ok'} schema: monitor.yaml: ${name}`);
};
const said = (data) => (validate(data) ? [] : validate.errors.slice(0, 5).map((e) => `${e.instancePath}: ${e.message}`));

for (const path of paths) report(`${path} is valid`, said(YAML.parse(read(path))));

const example = YAML.parse(read(paths[0]));
const broken = {
  'a key nobody knows': (d) => { d.sorces = []; },
  'no state': (d) => { delete d.state; },
  'another version': (d) => { d.version = 2; },
  'a kind nobody knows': (d) => { d.sources[0].kind = 'colum'; },
  'a query for a file': (d) => { d.sources.find((s) => s.from === 'csv').query = 'SELECT 1'; },
  'a log from a database': (d) => { d.sources.find((s) => s.kind === 'access_log').from = 'sqlite'; },
  'a promise kept in two ways': (d) => { d.promises = { 'P-00000000': { check: 'MO-01', people: '健康課' } }; },
  'an entry with no name': (d) => { d.bindings.departments.K01 = { from: '2025-04-01' }; },
  'a zone that is no time': (d) => { d.time_zone = 'JST'; },
};
report('mistakes are found', Object.entries(broken).filter(([, spoil]) => {
  const copy = structuredClone(example);
  spoil(copy);
  return validate(copy);
}).map(([name]) => name));

// What the program lists as known, or names as missing, when it refuses CONFIG; in order.
function refusal(config, wording) {
  writeFileSync('refused.yaml', JSON.stringify(config));
  const { stderr } = spawnSync(process.env.HYOKA, ['--lang', 'en', 'monitor', 'refused.yaml'], { encoding: 'utf8' });
  return stderr.match(wording)?.[1].trim().split(/,? /).sort().join() ?? `no list: ${stderr}`;
}

const KNOWN = /known are: (.*)/;
const WRITE = /write (.*)/;
const MISSING = /'(\w+)' is missing/;
const least = { version: 1, assessment: 'a', state: 's', sources: [] };
const relied = { item: 'a', on: 'b', document: 'c' };
const sourceOf = (kind, from) => ({ ...least, sources: [{ name: 'a', kind, from, path: 'p' }] });
const { table, database, log } = schema.$defs;
const { bindings, relies_on: reliance } = schema.properties;

// A map of the configuration: what the schema says of it, and the least configuration that has it, PUT into it.
const maps = [
  ['the top', schema, (put) => ({ ...least, ...put })],
  ['bindings', bindings, (put) => ({ ...least, bindings: put })],
  ['an entry of relies_on', reliance.items, (put) => ({ ...least, relies_on: [{ ...relied, ...put }] })],
  ...[['a file', table, 'count', 'csv'], ...database.properties.from.enum.map((from) => [`a source from ${from}`, database, 'count', from]),
    ['a log', log, 'access_log', 'kv']].map(([name, part, kind, from]) => [name, part, (put) => {
    const config = sourceOf(kind, from);
    Object.assign(config.sources[0], put);
    return config;
  }]),
];
const sorted = (list) => [...list].sort().join();
const differ = (name, ours, theirs) => (ours === theirs ? [] : [`${name}: schema ${ours}, program ${theirs}`]);

report('schema and program know the same keys', maps.flatMap(([name, part, config]) =>
  differ(name, sorted(Object.keys(part.properties)), refusal(config({ nobody: 'x' }), KNOWN))));
// A log is opened only when there is an assessment, so its formats are read where the program has them from.
const formats = read(new URL('../../engine/monitor/log/formats.def', import.meta.url));
report('schema and program know the same values', [
  ...differ('kinds', sorted([...table.properties.kind.enum, log.properties.kind.const]), refusal(sourceOf('nobody', 'csv'), WRITE)),
  ...differ('kinds of a database', sorted(table.properties.kind.enum), sorted(database.properties.kind.enum)),
  ...differ('formats of a log', sorted(log.properties.from.enum), sorted([...formats.matchAll(/^FORMAT\((\w+)\)/gm)].map((m) => m[1]))),
  ...differ('sources', sorted([table.properties.from.const, ...database.properties.from.enum]), refusal(sourceOf('count', 'nobody'), WRITE)),
]);
report('schema and program need the same keys', maps.flatMap(([name, part, config]) =>
  Object.keys(part.properties).flatMap((key) => {
    const told = refusal(config({ [key]: undefined }), MISSING) === key;
    const needed = key !== 'path' && (part.required ?? []).includes(key); // a path is missed by who reads it
    return told === needed ? [] : [`${name}: ${key}`];
  })));
