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
  ...['様式: 重点項目評価書\n版: 平成26年4月\n', '様式: 提案書\n', '様式: 様式4\n担当課: 総務課\n', '評価書番号: 1\n'].filter((text) => !errors(any, text).length),
  ...['様式: 様式4\n版:\n', '様式: 全項目評価書\n版: 平成30年5月\n評価書番号: 15\n'].flatMap((text) => errors(any, text)),
]);

for (const path of samples) {
  const text = read(path);
  const { 様式: name, 版: edition } = YAML.parse(text);
  const form = forms.find((f) => f.name === name && f.edition_name === edition);
  const validate = form && validators.get(`${form.form}-${form.edition}`);
  report(`${path} is valid`, validate ? [...errors(validate, text), ...errors(any, text)] : [`no form ${name} ${edition}`]);
}
