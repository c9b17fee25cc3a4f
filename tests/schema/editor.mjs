// What an officer sees in an editor: yaml-language-server with the schema beside the file.
// usage: node editor.mjs FOLDER SAMPLE (FOLDER: yoshiki4-R6-10.schema.json and .yaml, a new draft)
import { join } from 'node:path';
import { read } from './schema.mjs';
import { Client } from './lsp.mjs';

const [folder, sample] = process.argv.slice(2);
const MODELINE = '# yaml-language-server: $schema=yoshiki4-R6-10.schema.json\n';
const HEAD = `${MODELINE}様式: 全項目評価書\n版: 令和6年10月\n`;
const client = new Client();
let opened = 0;

function report(name, problems) {
  problems.forEach((line) => console.log(`    ${line}`));
  console.log(`${problems.length ? 'not ok' : 'ok'} schema: editor: ${name}`);
}

// TEXT with a cursor ▸ in it, opened; the place of the cursor. Without one: the end.
async function open(text) {
  const at = text.includes('▸') ? text.indexOf('▸') : text.length;
  const before = text.slice(0, at).split('\n');
  const { uri, diagnostics } = await client.open(join(folder, `edited-${opened++}.yaml`), text.replace('▸', ''));
  return { uri, diagnostics, position: { line: before.length - 1, character: before.at(-1).length } };
}

const missing = (wanted, text) => wanted.filter((words) => !text.includes(words)).map((words) => `not there: ${words} in ${text}`);

async function clean(name, text) {
  const { diagnostics } = await open(text);
  report(name, diagnostics.map((d) => `line ${d.range.start.line + 1}: ${d.message}`));
}

// Exactly one error, at the line and column of the cursor, with these words.
async function wrong(name, text, words) {
  const { diagnostics, position } = await open(text);
  const places = diagnostics.map((d) => `${d.range.start.line + 1}:${d.range.start.character + 1}: ${d.message}`);
  const here = `${position.line + 1}:${position.character + 1}: `;
  report(name, places.length === 1 && places[0].startsWith(here) ? missing(words, places[0]) : [`expected one at ${here}`, ...places]);
}

async function hover(name, text, words, not = []) {
  const { uri, position } = await open(text);
  const shown = await client.hover(uri, position);
  report(name, [...missing(words, shown), ...not.filter((w) => shown.includes(w)).map((w) => `there: ${w}`)]);
}

// The proposals are these labels and no others; INSERTED: what some of them write.
async function proposes(name, text, labels, inserted = {}) {
  const { uri, position } = await open(text);
  const items = await client.completion(uri, position);
  const shown = items.map((item) => item.label);
  const write = (label) => items.filter((i) => i.label === label).map((i) => i.textEdit?.newText ?? i.insertText);
  report(name, [
    ...labels.filter((l) => !shown.includes(l)).map((l) => `not proposed: ${l} (but ${shown})`),
    ...shown.filter((l) => !labels.includes(l)).map((l) => `also proposed: ${l}`),
    ...Object.entries(inserted).filter(([label, wanted]) => !write(label).includes(wanted)).map(([label]) => `${label} writes ${JSON.stringify(write(label))}`),
  ]);
}

async function explains(name, text, label, words) {
  const { uri, position } = await open(text);
  const item = (await client.completion(uri, position)).find((i) => i.label === label);
  report(name, item ? missing(words, item.documentation?.value ?? '') : [`not proposed: ${label}`]);
}

const RECORD = ['システムの名称', 'システムの機能', '他のシステムとの接続', 'システム(必須の項目)'];
const SYSTEM = 'システムの名称: $1\n  システムの機能: $2';

await client.start();
await clean('nothing is wrong in a sample', MODELINE + read(sample));
await clean('nothing is wrong in a new draft', read(join(folder, 'yoshiki4-R6-10.yaml')));

await proposes('an empty list of systems offers a first one', `${HEAD}基本情報:\n  システム:\n    ▸\n`, ['システム(必須の項目)'], { 'システム(必須の項目)': `- ${SYSTEM}` });
await proposes('a new system offers its keys', `${HEAD}基本情報:\n  システム:\n    - ▸\n`, RECORD, { 'システム(必須の項目)': SYSTEM, 他のシステムとの接続: '他のシステムとの接続:\n    - ' });
await proposes('a system that is begun offers the rest', `${HEAD}基本情報:\n  システム:\n    - システムの名称: 健康管理システム\n      ▸\n`, RECORD.slice(1), { 'システム(必須の項目)': 'システムの機能: $2' });
await proposes('a choice offers its options', `${HEAD}状態: ▸\n`, ['作成中', '公示案', '諮問案', '公表', '終了']);
await proposes('boxes offer theirs, one with words', `${HEAD}基本情報:\n  システム:\n    - 他のシステムとの接続:\n        - ▸\n`, ['情報提供ネットワークシステム', '庁内連携システム', '住民基本台帳ネットワークシステム', '既存住民基本台帳システム', '宛名システム等', '税務システム', 'その他']);
await proposes('nothing is proposed for a text', `${HEAD}特記事項: ▸\n`, []);
await proposes('the head of a file names its form', `${MODELINE}様式: ▸\n`, ['全項目評価書']);
await proposes('official labels are proposed, too, and write short keys', `${HEAD}基本情報:\n  担当部署:\n    部署: 健康課\n  情報連携: {}\n  取り扱う理由: {}\n  システム: []\n  個人番号の利用: {}\n  特定個人情報ファイル名: あ\n  他の評価実施機関: なし\n  ▸\n`, ['事務', '1. 特定個人情報ファイルを取り扱う事務'], { '1. 特定個人情報ファイルを取り扱う事務': '事務: \n  ', 事務: '事務:\n  ' });
await explains('a proposal tells the official label, and what to write', `${HEAD}基本情報:\n  ▸\n`, '情報連携', ['Ⅰ 基本情報 > **6. 情報提供ネットワークシステムによる情報連携** ※']);

const USE = '特定個人情報ファイル:\n  - ファイル名: 接種記録\n    リスク対策:\n      使用:\n        権限のない者による不正使用:\n          ';
await hover('a choice shows what the form says, and each option', `${HEAD}${USE}ユーザ認証の管理: ▸行っている\n`, ['#### ユーザ認証の管理\n', 'Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策', '**必須**', '使う人を一人ずつ確かめる認証', '* `行っている`: 「具体的な管理方法」を書きます。', '* `行っていない`: 「具体的な管理方法」は空欄にします。'], ['||']);
await hover('so it does beside what hangs from it', `${HEAD}${USE}ユーザ認証の管理:\n            回答: ▸行っていない\n`, ['#### ユーザ認証の管理\n', '使う人を一人ずつ確かめる認証', '* `行っていない`'], ['||']);
await hover('an item tells when it is to be written', `${HEAD}${USE}ユーザ認証の管理:\n            回答: 行っている\n            ▸具体的な管理方法: 証を使う\n`, ['#### 具体的な管理方法\n', '**「ユーザ認証の管理」が「行っている」のとき必須**'], ['||']);
await hover('a key in its official form is known as well', `${HEAD}Ⅰ 基本情報:\n  1. 特定個人情報ファイルを取り扱う事務:\n    ▸②事務の内容※: 接種の記録\n`, ['#### ②事務の内容 ※\n', '個人番号を使う場面を必ず示し', '重要な変更に当たり得る'], ['||']);
await hover('a date tells how to write it', `${HEAD}▸公表日: 令和7年4月1日\n`, ['#### 公表日\n', '書き方: 令和7年4月1日 又は 2025-04-01']);

await wrong('a wrong option is marked', `${HEAD}基本情報:\n  事務:\n    対象人数: ▸30万人超\n`, ['30万人以上']);
await wrong('a key that is not in the form is marked', `${HEAD}基本情報:\n  事務:\n    事務の名称: 接種\n    ▸事務の概要: 接種\n`, ['事務の概要']);
await wrong('a date that is none is marked, with how to write it', `${HEAD}状態: 作成中\n公表日: ▸来年春\n`, ['令和7年4月1日 又は 2025-04-01 の形で書きます']);
await wrong('what must be blank is marked, with the answer that says so', `${HEAD}特定個人情報ファイル:\n  - ファイル名: 接種記録\n    概要:\n      委託:\n        委託の有無: 委託しない\n        委託事項:\n          ▸- 委託事項: 保守\n`, ['「委託の有無」の回答によれば空欄になる項目です']);
await wrong('in a published file, what is missing is marked at its section', (MODELINE + read(sample)).replace(/^    対象人数: .*\n/m, '').replace(/^  事務:$/m, '  ▸事務:'), ['「対象人数」が記載されていません']);

const ANY = '# yaml-language-server: $schema=assessment.schema.json\n';
await proposes('one schema for all forms: first it offers those', `${ANY}様式: ▸\n`, ['計画管理書', '基礎項目評価書', '重点項目評価書', '全項目評価書']);
await proposes('then the editions', `${ANY}様式: 重点項目評価書\n版: ▸\n`, ['平成26年4月', '平成30年5月', '令和6年10月']);
await proposes('then the items of the form', `${ANY}様式: 全項目評価書\n版: 平成30年5月\n基本情報:\n  システム:\n    - ▸\n`, RECORD);
await wrong('and marks what the form does not know', `${ANY}様式: 基礎項目評価書\n版: 令和6年10月\n▸事務の流れ: {}\n`, ['事務の流れ']);
await clean('and nothing in a sample', ANY + read(sample));

const beside = (id) => `# yaml-language-server: $schema=${id}.schema.json\n`;
await proposes('settings of the body offer their keys', `${beside('hyoka')}審議会: あ\n▸\n`, ['機関の種類', '審議会の条例', '意見公募の条例', '変更日', '行の順', '出力先', '規則のフォルダ', 'rules', '重大度']);
await proposes('a setting offers its words', `${beside('hyoka')}変更日: ▸\n`, ['公表日', '実施時期']);
await proposes('severities offer theirs', `${beside('hyoka')}重大度:\n  CD-06: ▸\n`, ['誤り', '要確認', '参考']);
await hover('a setting tells what it does', `${beside('hyoka')}▸行の順: 原因別\n`, ['#### 行の順\n', '変更箇所の行の順です。']);
await proposes('a list of accidents offers an entry', `${beside('jiko')}- ▸\n`, ['発生日', '知った日', '人数', '特定個人情報か', '内容', '再発防止策', '1件(発生日ほか)'], { '1件(発生日ほか)': '発生日: $1\n  知った日: $2\n  人数: $3\n  特定個人情報か: $4\n  内容: $5\n  再発防止策: $6' });
await proposes('a yes or no is offered', `${beside('jiko')}- 特定個人情報か: ▸\n`, ['はい', 'いいえ']);
await explains('a waiver offers the rules, with what they are about', `${beside('waivers')}- 規則: ▸\n`, 'CD-06', ['再委託']);
await clean('a rule of the body itself may be waived', `${beside('waivers')}- {規則: MIHON-01, 項目: 全体, 理由: 審査中, 期限: 令和9年3月31日}\n`);
await wrong('a waiver without a day is marked', `${beside('waivers')}- 規則: CD-06\n  項目: 全体\n  理由: 審査中\n  期限: ▸令和9年3月\n`, ['日まで書いてください']);
await wrong('so is a key that is none', `${beside('zesei')}- 相違: MO-04\n  原因: あ\n  対応: い\n  期限: 2025-07-31\n  ▸完了: 2025-07-20\n`, ['完了']);
await client.stop();
