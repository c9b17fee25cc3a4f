// The machine form by its schema: what Hyoka writes is valid, small mistakes are not.
// usage: node machine.mjs SCHEMA ASSESSMENT.json...
import { compile, load } from './schema.mjs';

const [schemaPath, ...paths] = process.argv.slice(2);
const schema = load(schemaPath);
const validate = compile(schema);

function report(name, wrong) {
  wrong.slice(0, 10).forEach((line) => console.log(`    ${line}`));
  console.log(`${wrong.length ? 'not ok' : 'ok'} schema: machine form: ${name}`);
}

const said = (data) => (validate(data) ? [] : validate.errors.map((e) => `${e.instancePath}: ${e.message}`));
const seen = new Set();
for (const path of paths) {
  const data = load(path);
  data.items.forEach((item) => seen.add(`${item.kind} ${Array.isArray(item.value) ? 'list' : item.value === null ? item.unknown ? 'unknown' : 'null' : typeof item.value}`));
  report(`${path} is valid and names the schema`, [...said(data), ...(data.$schema === schema.$id ? [] : [`$schema is ${data.$schema}`])]);
}
const shapes = ['text string', 'text null', 'choice string', 'checks list', 'count number', 'number number', 'date object', 'list list', 'text unknown'];
report('these files have values of every shape', shapes.filter((shape) => !seen.has(shape)).map((shape) => `no ${shape}`));

const item = (kind, value, more = {}) => ({ id: 'i/jimu', path: ['Ⅰ 基本情報'], file: null, kind, value, at: { line: 3, col: 5 }, ...more });
const row = { 変更日: '令和7年4月1日', 項目: 'Ⅰ', 変更前の記載: '甲', 変更後の記載: '乙', 提出時期: '事後', 提出時期に係る説明: '' };
const whole = (...items) => ({ $schema: schema.$id, schema_version: 1, form: 'yoshiki4', edition: 'R6-10', items, annex: [row] });
const without = (data, key) => Object.fromEntries(Object.entries(data).filter(([k]) => k !== key));

const right = [item('text', 'あ'), item('checks', ['甲', { その他: '乙' }]), item('date', { text: '令和7年4月', iso: '2025-04' }), item('date', { text: '未定', iso: '' }),
  item('date', { text: '…', iso: '2024-10-12/2024-11-10' }), item('number', '十五'), item('count', null, { unknown: true, at: null })];
report('a small one is valid', said(whole(...right)));
const broken = {
  'no schema named': without(whole(), '$schema'),
  'another schema': { ...whole(), $schema: 'urn:hyoka:schema:machine:2' },
  'another version': { ...whole(), schema_version: 2 },
  'no items': without(whole(), 'items'),
  'a key that is none': { ...whole(), comment: '' },
  'a kind that is none': whole(item('picture', '')),
  'an item without its place': whole(without(item('text', ''), 'at')),
  'an item without its value': whole(without(item('text', ''), 'value')),
  'an id in Japanese': whole(item('text', '', { id: '表紙/評価書名' })),
  'a record 0': whole(item('text', '', { id: 'ii/itaku[0]' })),
  'an empty path': whole(item('text', '', { path: [] })),
  'a file 0': whole(item('text', '', { file: 0 })),
  'a line as a text': whole(item('text', '', { at: { line: '3', col: 5 } })),
  'a text as a list': whole(item('text', [])),
  'a choice as a number': whole(item('choice', 1)),
  'boxes as a text': whole(item('checks', '甲')),
  'a box with two labels': whole(item('checks', [{ 甲: '', 乙: '' }])),
  'a count as a text': whole(item('count', '3')),
  'a count below nought': whole(item('count', -1)),
  'a number with a fraction': whole(item('number', 1.5)),
  'a date as a text': whole(item('date', '2025-04-01')),
  'a date without its text': whole(item('date', { iso: '2025-04-01' })),
  'a date that is no ISO date': whole(item('date', { text: '', iso: '2025/4/1' })),
  'a list of numbers': whole(item('list', [1])),
  'unknown, but no': whole(item('text', null, { unknown: false })),
  'a row without a column': { ...whole(), annex: [without(row, '提出時期')] },
  'a row with a seventh column': { ...whole(), annex: [{ ...row, 備考: '' }] },
};
for (const [name, data] of Object.entries(broken)) report(`${name} is not valid`, said(data).length ? [] : ['nothing is said']);
