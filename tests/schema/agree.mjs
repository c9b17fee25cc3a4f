// The schema and the form's check must say the same of documents that are wrong in one place.
// usage: node agree.mjs FINDINGS SCHEMA SAMPLE FOLDER STRIDE (FINDINGS: the program of form_findings.c)
// Every STRIDE-th place of SAMPLE is changed in each way below; the copies go to FOLDER.
// Prints the copies on which the two differ, with both answers.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { YAML, compile, errors, load, optionsOf, read, walk } from './schema.mjs';

const [findings, schemaPath, sample, folder, stride] = process.argv.slice(2);
const schema = load(schemaPath);
const validate = compile(schema);
const text = read(sample);
const plain = (source) => Object.assign(new YAML.Scalar(source), { type: 'PLAIN' });

// Each way changes PAIR of MAP and says whether it did; SCHEMA is that of the value.
const ways = {
  gone: (map, pair) => map.delete(pair.key.value),
  unwritten: (map, pair) => ((pair.value = plain(null)), true),
  empty: (map, pair) => ((pair.value = new YAML.Scalar('')), true),
  dash: (map, pair) => ((pair.value = new YAML.Scalar('-')), true),
  nonsense: (map, pair) => ((pair.value = new YAML.Scalar('でたらめ')), true),
  number: (map, pair) => ((pair.value = plain(12)), true),
  listed: (map, pair) => ((pair.value = YAML.isSeq(pair.value) ? new YAML.YAMLMap() : wrap(pair.value)), true),
  answered: (map, pair, at) => at?.title !== undefined && ((pair.value = inMap(pair.value)), true),
  misspelt: (map, pair) => ((pair.key = new YAML.Scalar(`${pair.key.value}々`)), true),
  // Under its official label, with the mark that is printed behind it.
  official: (map, pair, at) => at?.title !== undefined && at.title !== pair.key.value && ((pair.key = new YAML.Scalar(at.title)), true),
  // Another option than the one that was chosen.
  another: (map, pair, at) => choose(pair, optionsOf(schema, at)),
  // Full-width signs for half-width ones.
  wide: (map, pair) => widen(pair),
  emptied: (map, pair) => YAML.isSeq(pair.value) && ((pair.value = new YAML.YAMLSeq()), true),
  halved: (map, pair) => YAML.isSeq(pair.value) && pair.value.items.length > 1 && (pair.value.items.splice(0, 1), true),
};

function wrap(value) {
  const list = new YAML.YAMLSeq();
  list.items.push(value);
  return list;
}

function inMap(value) {
  const map = new YAML.YAMLMap();
  map.set('回答', value);
  return map;
}

function choose(pair, options) {
  const scalar = YAML.isMap(pair.value) ? pair.value.get('回答', true) : pair.value;
  const others = options.filter((o) => o !== scalar?.value);
  if (!YAML.isScalar(scalar) || !options.includes(scalar.value) || !others.length) return false;
  scalar.value = others[others.length - 1];
  return true;
}

function widen(pair) {
  if (!YAML.isScalar(pair.value) || typeof pair.value.value !== 'string' || !/[!-~]/.test(pair.value.value)) return false;
  pair.value.value = pair.value.value.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  return true;
}

const doc = YAML.parseDocument(text);
// In braces a key without a value can be written in ways that not every reader takes.
YAML.visit(doc, { Collection: (key, node) => { node.flow = false; } });

// Calls use(map, pair, schema of the value) for place NUMBER.
function at(number, use) {
  let n = 0;
  walk(schema, doc.contents, schema, (map, pair, below) => n++ === number && use(map, pair, below));
  return n;
}

// SAMPLE with place NUMBER changed in this way, or undefined when there is nothing to change; then all is as it was.
function changed(number, way) {
  let copy;
  at(number, (map, pair, below) => {
    const before = { items: [...map.items], key: pair.key, value: pair.value };
    const label = pair.key.value;
    pair.value = pair.value?.clone?.() ?? pair.value;
    if (ways[way](map, pair, below)) copy = { label, source: doc.toString({ lineWidth: 0, nullStr: '' }) };
    pair.key = before.key;
    pair.value = before.value;
    map.items = before.items;
  });
  return copy;
}

const copies = [];
const places = at(-1);
for (const [index, way] of Object.keys(ways).entries()) {
  for (let number = index % stride; number < places; number += Number(stride)) {
    const copy = changed(number, way);
    if (!copy) continue;
    const path = join(folder, `${way}-${number}.yaml`);
    writeFileSync(path, copy.source);
    copies.push({ ...copy, path, way });
  }
}

// What the form says of each copy.
function checked() {
  const found = new Map();
  const out = execFileSync(findings, copies.map((c) => c.path), { encoding: 'utf8', maxBuffer: 1 << 30 });
  for (const line of out.split('\n').filter(Boolean)) {
    const [path, rule, message] = line.split('\t');
    found.set(path, [...(found.get(path) ?? []), `${rule} ${message}`]);
  }
  return found;
}

const said = checked();
let both = 0;
for (const copy of copies) {
  const form = said.get(copy.path) ?? [];
  const own = errors(validate, copy.source);
  if ((form.length > 0) === (own.length > 0)) both++;
  else console.log(`${copy.way} ${copy.label}: check: ${form[0] ?? 'nothing'}; schema: ${own[0] ?? 'nothing'}`);
}
console.error(`${both} of ${copies.length} copies`);
