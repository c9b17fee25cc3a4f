// js-yaml and ajv as a program: node check_ajv.mjs SCHEMA FILE.yaml; exit 1 when something is wrong.
// SCHEMA is a .json file that ajv compiles at each start, or a .cjs file compiled beforehand.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(join(process.cwd(), 'node_modules/'));
const yaml = require('js-yaml');
const [schema, file] = process.argv.slice(2);

function compile(path) {
  const Ajv = require('ajv/dist/2020').default;
  return new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(path)));
}

const validate = schema.endsWith('.cjs') ? require(resolve(schema)) : compile(schema);
const good = validate(yaml.load(readFileSync(file, 'utf8')));
for (const { instancePath, message, params } of validate.errors ?? []) {
  console.log(`${instancePath}: ${message} ${JSON.stringify(params)}`);
}
process.exitCode = good ? 0 : 1;
