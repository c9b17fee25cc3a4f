// The manifest of a public site by its schema: what `hyoka publish` writes is valid, small mistakes are not.
// usage: node manifest.mjs SCHEMA manifest.json
import { compile, load } from './schema.mjs';

const [schemaPath, path] = process.argv.slice(2);
const schema = load(schemaPath);
const validate = compile(schema);
const manifest = load(path);
const said = (data) => (validate(data) ? [] : validate.errors.map((e) => `${e.instancePath}: ${e.message}`));

function report(name, wrong) {
  wrong.slice(0, 10).forEach((line) => console.log(`    ${line}`));
  console.log(`${wrong.length ? 'not ok' : 'ok'} schema: manifest of a site: ${name}`);
}

report('what publish writes is valid and names the schema', [...said(manifest), ...(manifest.$schema === schema.$id ? [] : [`$schema is ${manifest.$schema}`])]);
const spoil = {
  'a hash that is none': (m) => { m.files[0].sha256 = m.files[0].sha256.slice(1); },
  'a path that leads out': (m) => { m.files[0].path = '../index.html'; },
  'a path from the root': (m) => { m.files[0].path = '/index.html'; },
  'a size that is none': (m) => { m.files[0].size = -1; },
  'a work without revisions': (m) => { m.works[0].revisions = []; },
  'a day in words': (m) => { m.works[0].revisions[0].day = '令和7年4月1日'; },
  'a key nobody knows': (m) => { m.works[0].source = 'x'; },
  'another version': (m) => { m.schema_version = 2; },
};
report('mistakes are found', Object.entries(spoil).filter(([, change]) => {
  const copy = structuredClone(manifest);
  change(copy);
  return validate(copy);
}).map(([name]) => name));
