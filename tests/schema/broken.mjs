// Small mistakes: each text below is valid with the second words of «first|second» and, with
// the first, wrong at just that place (a JSON pointer).
// usage: node broken.mjs SCHEMA (of yoshiki4@R6-10)
import { YAML, compile, load } from './schema.mjs';

const validate = compile(load(process.argv[2]));
const HEAD = '様式: 全項目評価書\n版: 令和6年10月\n';
const draft = (text) => `${HEAD}状態: 作成中\n${text}`;
const file = (text) => draft(`特定個人情報ファイル:\n- ファイル名: 接種記録\n  ${text}`);
const FILE = '/特定個人情報ファイル/0';
const SYSTEMS = (n) => Array(n).fill('{システムの名称: 甲}').join(', ');

const cases = {
  'another form': ['/様式', '様式: «重点項目評価書|全項目評価書»\n版: 令和6年10月\n'],
  'another edition': ['/版', '様式: 全項目評価書\n版: «平成30年5月|令和6年10月»\n'],
  'a key that no form has': ['', draft('«担当課|特記事項»: あり\n')],
  'a key in the wrong section': ['/基本情報', draft('基本情報: {«委託|担当部署»: {}}\n')],
  'an official label with another number': ['/基本情報/事務', draft('基本情報: {事務: {«⑨|①»事務の名称: 接種}}\n')],
  'a wrong option': ['/基本情報/事務/対象人数', draft('基本情報: {事務: {対象人数: «30万人超|30万人以上»}}\n')],
  'a wrong option beside what hangs from it': [`${FILE}/概要/委託/委託の有無/回答`, file('概要: {委託: {委託の有無: {回答: «あり|委託する», 件数: 2}}}\n')],
  'a wrong box': ['/基本情報/システム/0/他のシステムとの接続/0', draft('基本情報: {システム: [{他のシステムとの接続: [«宛名システム|宛名システム等»]}]}\n')],
  'a wrong box with words': ['/基本情報/システム/0/他のシステムとの接続/0', draft('基本情報: {システム: [{他のシステムとの接続: [«他|その他»: 中間サーバー]}]}\n')],
  'a number of boxes in words': [`${FILE}/概要/提供・移転/提供・移転の有無/0/提供を行っている`, file('概要: {提供・移転: {提供・移転の有無: [提供を行っている: «三|3»]}}\n')],
  'a choice where boxes are': ['/基本情報/システム/0/他のシステムとの接続', draft('基本情報: {システム: [{他のシステムとの接続: «庁内連携システム|[庁内連携システム]»}]}\n')],
  'a list where one choice is': ['/基本情報/事務/対象人数', draft('基本情報: {事務: {対象人数: «[30万人以上]|30万人以上»}}\n')],
  'a map where a text is': ['/特記事項', draft('特記事項: «{文: なし}|なし»\n')],
  'a text where records are': ['/基本情報/システム', draft('基本情報: {システム: «健康管理システム|[{システムの名称: 健康管理システム}]»}\n')],
  'a text for a record': ['/基本情報/システム/0', draft('基本情報: {システム: [«健康管理システム|{システムの名称: 健康管理システム}»]}\n')],
  'more records than the form has room for': ['/基本情報/システム', draft(`基本情報: {システム: [${SYSTEMS(19)}«, {システムの名称: 乙}, {システムの名称: 丙}|»]}\n`)],
  'a month that does not exist': ['/公表日', draft('公表日: 令和7年«13|12»月1日\n')],
  'a year without a month': ['/公表日', draft('公表日: «2025|令和7年4月1日»\n')],
  'a period without an end': ['/評価実施手続/意見の聴取/実施日・期間', draft('評価実施手続: {意見の聴取: {実施日・期間: 令和6年10月12日～«|11月10日»}}\n')],
  'a number with words': ['/評価書番号', draft('評価書番号: «第15号|15»\n')],
  'a heading misspelt in a list': [`${FILE}/記録項目/0`, file('記録項目: [{«見だし|見出し»: 宛名, 項目: [氏名]}]\n')],
  'a table without rows': ['/別紙/0/表', draft('別紙: [{名: 別紙1, 表: {列: [課]«|, 行: [[税務課]]»}}]\n')],
  'filled though the answer above says no': [`${FILE}/リスク対策/使用/権限のない者による不正使用/ユーザ認証の管理/具体的な管理方法`, file('リスク対策: {使用: {権限のない者による不正使用: {ユーザ認証の管理: {回答: 行って«いない|いる», 具体的な管理方法: 証を使う}}}}\n')],
  'filled though another answer says no': [`${FILE}/概要/委託/委託事項`, file('概要: {委託: {委託の有無: 委託«しない|する», 委託事項: [{委託事項: 保守}]}}\n')],
  'filled though the section does not apply': [`${FILE}/リスク対策/委託/情報保護管理体制の確認`, file('リスク対策: {委託: {該当なし: [«委託しない|»], 情報保護管理体制の確認: 契約で定める}}\n')],
  'filled though a box is not ticked': [`${FILE}/概要/提供・移転/移転先`, file('概要: {提供・移転: {提供・移転の有無: [«提供を行っている|移転を行っている»], 移転先: [{移転先: 税務課}]}}\n')],
};

const said = (text) => (validate(YAML.parse(text)) ? [] : validate.errors);
// Errors at the place itself or above it, where the alternatives are; those below would be about something else.
const stray = (errors, at) => errors.filter((e) => !at.startsWith(e.instancePath)).map((e) => e.instancePath);

for (const [name, [at, text]] of Object.entries(cases)) {
  const wrong = said(text.replace(/«([^|]*)\|([^»]*)»/g, '$1'));
  const right = said(text.replace(/«([^|]*)\|([^»]*)»/g, '$2'));
  const problems = [];
  if (!wrong.some((e) => e.instancePath === at)) problems.push(`nothing at ${at}: ${wrong.map((e) => `${e.instancePath} ${e.message}`)}`);
  if (stray(wrong, at).length) problems.push(`also at ${stray(wrong, at)}`);
  if (right.length) problems.push(`mended, still ${right.map((e) => `${e.instancePath} ${e.message}`)}`);
  problems.forEach((line) => console.log(`    ${line}`));
  console.log(`${problems.length ? 'not ok' : 'ok'} schema: ${name}`);
}
