// What the tests of `hyoka schema` share: the validator, reading YAML as editors do, walking
// an assessment together with its schema.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// The packages are in the folder that tests/schema.sh runs the tests in.
export const require = createRequire(join(process.cwd(), 'node_modules/'));
const Ajv = require('ajv/dist/2020').default;
export const YAML = require('yaml');

// Keywords of editors, which ask nothing.
const EDITOR = ['markdownDescription', 'markdownEnumDescriptions', 'defaultSnippets', 'doNotSuggest', 'errorMessage', 'patternErrorMessage'];

export const load = (path) => JSON.parse(readFileSync(path, 'utf8'));
export const read = (path) => readFileSync(path, 'utf8');

// Strict but for two things the schema means: a type may be left open, and a key be required elsewhere.
// OTHERS: schemas that this one takes, by the name of their file.
export function compile(schema, others = new Map()) {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
  ajv.addVocabulary(EDITOR);
  others.forEach((other, name) => ajv.addSchema(other, name));
  return ajv.compile(schema);
}

export const errors = (validate, text) =>
  validate(YAML.parse(text)) ? [] : validate.errors.map((e) => `${e.instancePath}: ${e.message} ${JSON.stringify(e.params)}`);

const deref = (root, schema) => {
  while (schema?.$ref) schema = root.$defs[schema.$ref.replace('#/$defs/', '')];
  return schema;
};

// The part of SCHEMA that speaks of maps: itself, or an alternative of it.
const mapPart = (root, schema) => (schema?.properties ? schema : schema?.anyOf?.map((a) => deref(root, a)).find((a) => a.properties));

// All options SCHEMA lists, whatever stands between.
export function optionsOf(root, schema) {
  schema = deref(root, schema);
  return schema?.enum ?? schema?.anyOf?.flatMap((a) => optionsOf(root, a)) ?? [];
}

// Calls visit(pair, schema of its value, item schema of its key) for all pairs of maps in NODE.
export function walk(root, node, schema, visit) {
  schema = deref(root, schema);
  if (YAML.isSeq(node)) for (const item of node.items) walk(root, item, schema?.items, visit);
  if (!YAML.isMap(node)) return;
  const map = mapPart(root, schema);
  for (const pair of [...node.items]) {
    const below = deref(root, map?.properties[pair.key.value]);
    visit(node, pair, below);
    walk(root, pair.value, below, visit);
  }
}
