// The schema of monitor.yaml: the example is valid, small mistakes are not.
// usage: node monitor.mjs SCHEMA monitor.yaml...
import { compile, load, read, YAML } from './schema.mjs';

const [schemaPath, ...paths] = process.argv.slice(2);
const validate = compile(load(schemaPath));
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
