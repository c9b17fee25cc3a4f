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

for (const path of samples) {
  const text = read(path);
  const { 様式: name, 版: edition } = YAML.parse(text);
  const form = forms.find((f) => f.name === name && f.edition_name === edition);
  const validate = form && validators.get(`${form.form}-${form.edition}`);
  report(`${path} is valid`, validate ? errors(validate, text) : [`no form ${name} ${edition}`]);
}
