// A JSON Schema (2020-12) of the assessment files of one form, made from its template.
// usage: node schema.mjs TEMPLATE.yaml COMMON.yaml SCHEMA.json COMPILED.cjs
// COMPILED.cjs is the same as code, by ajv's standalone compiler.
// It asks what a schema can ask: known keys, kinds, options, counts, required items and
// those conditions that name a sibling or the item above.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(join(process.cwd(), 'node_modules/'));
const yaml = require('js-yaml');
const Ajv = require('ajv/dist/2020').default;
const standalone = require('ajv/dist/standalone').default;
const load = (path) => yaml.load(readFileSync(path, 'utf8'));
const [template, commonItems, out, compiled] = process.argv.slice(2);
const form = load(template);
const common = load(commonItems);

const BLANKS = ['', ...common.blank];
const BLANK = { enum: BLANKS };
const TEXT = { type: ['string', 'number'] };
const DAY = '((令和|平成|昭和)[0-9元]+年[0-9]+月([0-9]+日)?|[0-9]{4}-[0-9]{2}(-[0-9]{2})?)(\\(予定\\))?';
const DATE = { anyOf: [BLANK, { type: 'string', pattern: `^${DAY}$` }] };
const RANGE = { anyOf: [BLANK, { type: 'string', pattern: `^${DAY}([～~/]${DAY})?$` }] };
const LIST = {
  type: 'array',
  items: {
    anyOf: [TEXT, { type: 'object', properties: { 見出し: TEXT, 項目: { type: 'array', items: TEXT } }, additionalProperties: false }],
  },
};
const GRID = {
  type: 'object',
  properties: { 列: { type: 'array', items: TEXT }, 行: { type: 'array', items: { type: 'array', items: TEXT } } },
  additionalProperties: false,
};

// The key of an item: its own, else the label less numbers in front and marks behind.
function keyOf(item) {
  if (item.key) return item.key;
  let key = item.label.replace(/^[①-⑳]/, '').normalize('NFKC').trim();
  key = key.replace(/^[IV]{1,3}(?= |[^\x00-\x7f])/, '').trim().replace(/^\(別添\d+\)/, '').trim();
  key = key.replace(/^\d+\./, '').trim().replace(/^[①-⑳]/, '').replace(/^リスク\d+:/, '').trim();
  for (let before = ''; before !== key; ) {
    before = key;
    key = key.replace(/※$|\{n\}$|【[^】]*】$/, '').trim();
  }
  return key;
}

const optionsOf = (item) => {
  if (item.groups) return item.groups.flatMap((group) => group.options);
  return typeof item.options === 'string' ? form.choices[item.options] : item.options;
};
const labelOf = (option) => option.label ?? option;

function choice(item) {
  return { enum: [...BLANKS, ...optionsOf(item).map(labelOf)] };
}

function checks(item) {
  const options = optionsOf(item);
  const plain = { enum: options.map(labelOf) };
  const withText = options
    .filter((option) => option.text || option.count)
    .map((option) => ({
      type: 'object',
      properties: { [option.label]: option.count ? { type: 'integer', minimum: 0 } : TEXT },
      required: [option.label],
      additionalProperties: false,
    }));
  const array = { type: 'array', items: { anyOf: [plain, ...withText] }, uniqueItems: true };
  if (item.min) array.minItems = item.min;
  return { anyOf: [BLANK, array] };
}

// The bare answer of an item, without what hangs from it; undefined when it holds none.
function answer(item) {
  switch (item.kind) {
    case 'choice': return choice(item);
    case 'checks': return checks(item);
    case 'date': return DATE;
    case 'range': return RANGE;
    case 'number': return { anyOf: [BLANK, { type: 'integer', minimum: 0 }] };
    case 'list': return { anyOf: [TEXT, LIST] };
    case 'grid': return GRID;
    case 'text': case 'picture': case 'files': return TEXT;
    default: return undefined;
  }
}

// `SIBLING = option`, `!=`, `has`, `lacks` on a sibling's key: a schema for the object round both.
function test(items, when) {
  const [, id, verb, option] = when.match(/^(\S+) (=|!=|has|lacks) (.+)$/) ?? [];
  const other = items.find((item) => item.id === id);
  if (!other) return undefined;
  const isOption = { const: option };
  const ticked = {
    type: 'array',
    contains: { anyOf: [isOption, { type: 'object', required: [option] }] },
  };
  const said = verb === 'has' || verb === 'lacks' ? ticked : isOption;
  const value = { anyOf: [said, { type: 'object', properties: { 回答: said }, required: ['回答'] }] };
  const holds = { properties: { [keyOf(other)]: value }, required: [keyOf(other)] };
  return verb === '=' || verb === 'has' ? holds : { not: holds };
}

function parentTest(when) {
  const [, verb, option] = when.match(/^\.\. (=|!=) (.+)$/) ?? [];
  if (!verb) return undefined;
  const holds = { properties: { 回答: { const: option } }, required: ['回答'] };
  return verb === '=' ? holds : { not: holds };
}

const printed = (item) => item.kind !== 'note' && item.kind !== 'fixed';
const needed = (item) =>
  !item.only && !item.when && (item.required || (['section', 'group'].includes(item.kind) && (item.items ?? []).some(needed)));

function object(items, extra = {}) {
  const schema = { type: 'object', properties: { ...extra }, required: [], additionalProperties: false, allOf: [] };
  for (const item of items.filter(printed)) {
    const key = keyOf(item);
    schema.properties[key] = itemSchema(item);
    if (needed(item)) schema.required.push(key);
    const condition = item.required && item.when ? (test(items, item.when) ?? parentTest(item.when)) : undefined;
    if (condition) schema.allOf.push({ if: condition, then: { required: [key] } });
  }
  if (!schema.allOf.length) delete schema.allOf;
  return schema;
}

function itemSchema(item) {
  const items = (item.items ?? []).filter(printed);
  if (item.kind === 'records' || item.kind === 'table') {
    const array = { type: 'array', items: object(items) };
    if (item.min) array.minItems = item.min;
    if (item.max) array.maxItems = item.max;
    return array;
  }
  const bare = answer(item);
  if (bare === undefined) return object(items);
  if (!items.length && !item.count) return bare;
  return { anyOf: [bare, object(items, { 回答: bare, ...(item.count ? { 件数: { type: 'integer', minimum: 0 } } : {}) })] };
}

const [cover, ...sections] = form.sections;
const perFile = sections.filter((section) => section.per === 'file');
const fileRecord = { ...common.files, kind: 'records', items: [...common.files.items, ...perFile] };
const once = sections.filter((section) => section.per !== 'file' && !section.continues);
const top = [...common.head, ...cover.items, ...once, fileRecord, ...common.tail, ...common.private];
const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: form.title, ...object(top) };
writeFileSync(out, JSON.stringify(schema));
const ajv = new Ajv({ allErrors: true, strict: false, code: { source: true } });
writeFileSync(compiled, standalone(ajv, ajv.compile(schema)));
