// The schemas of the files beside assessments, which have fixed keys: what is there is valid, and a file
// that Hyoka refuses is invalid, and no other.
// usage: node slots.mjs HYOKA MADE FOLDER FILE... (MADE: *.schema.json; FOLDER: empty; FILE: samples)
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { YAML, compile, errors, load, read } from './schema.mjs';

const [hyoka, made, folder, ...samples] = process.argv.slice(2);
const MONITOR = 'version: 1\nassessment: .\nstate: state.db\nsources: []\n';
const CHECK = ['check', '--quiet', '--rule', 'FO-01', 'draft.yaml'];
// Of each file: its schema, who reads it, and a text with all keys.
const files = {
  'hyoka.yaml': ['hyoka', CHECK, '機関の種類: 地方公共団体等\n審議会: みほん市審議会\n審議会の条例: 条例第2条\n意見公募の条例: 条例\n変更日: 公表日\n行の順: 様式順\n出力先: 公表用\n規則のフォルダ: 規則\nrules: [規則]\n重大度: {CD-06: 要確認, X-08: note}\n'],
  '事故.yaml': ['jiko', CHECK, '- 発生日: 令和7年5月12日\n  知った日: 2025-05-13\n  人数: 3\n  特定個人情報か: いいえ\n  内容: 誤って送った。\n  再発防止策: 二人で確かめる。\n'],
  'waivers.yaml': ['waivers', CHECK, '- 規則: CD-06\n  項目: 全体\n  対象: account:U012\n  理由: 審査中\n  期限: 2027-03-31\n'],
  '是正.yaml': ['zesei', ['monitor', 'monitor.yaml', '--evidence', '-o', 'report.txt'], '- 相違: MO-04\n  原因: 異動\n  対応: 止めた\n  期限: 2025-07-31\n  完了日: 2025-07-20\n'],
};

const plain = (source) => Object.assign(new YAML.Scalar(source), { type: 'PLAIN' });
const whole = { 'a text for the file': () => 'あ\n', 'a list of texts': () => '- あ\n', 'a map for the file': () => '発生日: 令和7年5月12日\n', 'an empty list': () => '[]\n' };
// Each way changes the entry of KEY in MAP.
const ways = {
  gone: (map, key) => map.delete(key),
  unwritten: (map, key) => map.set(key, plain(null)),
  empty: (map, key) => map.set(key, ''),
  nonsense: (map, key) => map.set(key, 'でたらめ'),
  misspelt: (map, key) => (map.items.find((p) => p.key.value === key).key.value = `${key}々`),
  number: (map, key) => map.set(key, 12),
  negative: (map, key) => map.set(key, -5),
  fraction: (map, key) => map.set(key, 1.5),
  truth: (map, key) => map.set(key, true),
  month: (map, key) => map.set(key, '令和7年5月'),
  day: (map, key) => map.set(key, '令和7年5月2日'),
  list: (map, key) => map.set(key, ['あ']),
  lists: (map, key) => map.set(key, [['あ']]),
  'empty texts': (map, key) => map.set(key, ['']),
  map: (map, key) => map.set(key, { 'CD-06': '誤り' }),
  'a map of nonsense': (map, key) => map.set(key, { 'CD-06': 'でたらめ' }),
};

function report(name, wrong) {
  wrong.slice(0, 10).forEach((line) => console.log(`    ${line}`));
  console.log(`${wrong.length ? 'not ok' : 'ok'} schema: ${name}`);
}

const run = (args) => spawnSync(hyoka, args, { cwd: folder, encoding: 'utf8' });

// What Hyoka says against FILE with TEXT; '' when it reads it.
function refusal(file, args, text) {
  writeFileSync(join(folder, file), text);
  const { stderr, status } = run(args);
  writeFileSync(join(folder, file), files[file][2]);
  return status === 2 && stderr.includes(`${file}:`) ? stderr.trim().split('\n')[0] : '';
}

// The two on TEXT: '' when they agree.
function differ(file, args, validate, text) {
  const said = errors(validate, text);
  const refused = refusal(file, args, text);
  return Boolean(refused) === said.length > 0 ? '' : `${refused || 'read'}, but ${said[0] ?? 'valid'}`;
}

function* changed(text) {
  const keys = (doc) => (YAML.isSeq(doc.contents) ? doc.contents.items[0] : doc.contents);
  for (const { key } of keys(YAML.parseDocument(text)).items)
    for (const [way, change] of Object.entries(ways)) {
      const doc = YAML.parseDocument(text);
      change(keys(doc), key.value);
      yield [`${key.value} ${way}`, doc.toString({ nullStr: '' })];
    }
  for (const [way, make] of Object.entries(whole)) yield [way, make()];
}

writeFileSync(join(folder, 'draft.yaml'), '様式: 全項目評価書\n版: 令和6年10月\n');
writeFileSync(join(folder, '2025-04-01.yaml'), '様式: 全項目評価書\n版: 令和6年10月\n公表日: 令和7年4月1日\n');
writeFileSync(join(folder, 'monitor.yaml'), MONITOR);
run(['monitor', 'monitor.yaml', '--today', '2025-08-01']);
for (const [file, [, , text]] of Object.entries(files)) writeFileSync(join(folder, file), text);

for (const [file, [id, args, text]] of Object.entries(files)) {
  const schema = load(join(made, `${id}.schema.json`));
  const validate = compile(schema);
  const { properties } = schema.items ?? schema;
  const keys = Object.keys(YAML.parse(text)[0] ?? YAML.parse(text));
  report(`${file}: the text of this test has all its keys, and both read it`, [
    ...Object.keys(properties).filter((key) => !keys.includes(key)), ...errors(validate, text), refusal(file, args, text),
  ].filter(Boolean));
  const all = [...changed(text)];
  report(`${file}: what Hyoka refuses is invalid, and nothing else`, all.map(([name, made]) => [name, differ(file, args, validate, made)]).filter(([, d]) => d).map(([name, d]) => `${name}: ${d}`));
  samples.filter((path) => basename(path) === file).forEach((path) => report(`${path} is valid`, errors(validate, read(path))));
}
