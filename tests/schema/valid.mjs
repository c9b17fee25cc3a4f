// What must be valid: a new draft of every form and edition, and every sample.
// usage: node valid.mjs FORMS.json FOLDER SAMPLE... (FOLDER: FORM-EDITION.schema.json and .yaml)
import { join } from 'node:path';
import { YAML, compile, errors, load, read } from './schema.mjs';

const [formsPath, folder, ...samples] = process.argv.slice(2);
const { forms } = load(formsPath);
const validators = new Map();

function report(name, wrong) {
  wrong.slice(0, 10).forEach((line) => console.log(`    ${line}`));
  console.log(`${wrong.length ? 'not ok' : 'ok'} schema: ${name}`);
}

for (const { form, edition } of forms) {
  const name = `${form}-${edition}`;
  try {
    const validate = compile(load(join(folder, `${name}.schema.json`)));
    validators.set(name, validate);
    report(`${form}@${edition}: a new draft is valid`, errors(validate, read(join(folder, `${name}.yaml`))));
  } catch (failure) {
    report(`${form}@${edition} compiles`, [failure.message]);
  }
}

// The schema that chooses by 様式 and 版 takes the others from beside it.
const schemas = forms.map(({ form, edition }) => `${form}-${edition}.schema.json`);
const any = compile(load(join(folder, 'assessment.schema.json')), new Map(schemas.map((name) => [name, load(join(folder, name))])));
report('any form: new drafts are valid, an edition that is none is not, nor is what its form does not know', [
  ...forms.flatMap(({ form, edition }) => errors(any, read(join(folder, `${form}-${edition}.yaml`)))),
  ...['様式: 重点項目評価書\n版: 平成25年4月\n', '様式: 提案書\n', '様式: 様式4\n担当課: 総務課\n', '評価書番号: 1\n'].filter((text) => !errors(any, text).length),
  ...['様式: 様式4\n版:\n', '様式: 全項目評価書\n版: 平成30年5月\n評価書番号: 15\n'].flatMap((text) => errors(any, text)),
]);

// The list of opinions: as a list or under its key; what it does not know, and what is missing, is told.
const opinions = compile(load(join(folder, 'iken.schema.json')));
const opinion = '{種別: 住民等の意見, 受付日: 令和7年2月1日, 意見の要旨: 短い}';
report('opinions: a list and a map are valid, slips are not', [
  ...[`- ${opinion}\n`, `意見:\n  - ${opinion}\n`, '[]\n'].flatMap((text) => errors(opinions, text)),
  ...[
    `- ${opinion.replace('住民等の意見', '住民の意見')}\n`,
    `- ${opinion.replace('令和7年2月1日', '来月')}\n`,
    `- ${opinion.replace('}', ', 意見の要点: 短い}')}\n`,
    `- ${opinion.replace('}', ', 経過: [{日: 令和7年3月1日}]}')}\n`,
    '- {種別: 住民等の意見}\n', `意見: ${opinion}\n`, `別の一覧: [${opinion}]\n`,
  ].filter((text) => !errors(opinions, text).length),
]);
for (const path of samples.filter((name) => name.endsWith('意見.yaml')))
  report(`${path} is valid`, errors(opinions, read(path)));

for (const path of samples.filter((name) => !name.endsWith('意見.yaml'))) {
  const text = read(path);
  const { 様式: name, 版: edition } = YAML.parse(text);
  const form = forms.find((f) => f.name === name && f.edition_name === edition);
  const validate = form && validators.get(`${form.form}-${form.edition}`);
  report(`${path} is valid`, validate ? [...errors(validate, text), ...errors(any, text)] : [`no form ${name} ${edition}`]);
}
