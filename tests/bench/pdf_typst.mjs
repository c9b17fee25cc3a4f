// typst as a program: node pdf_typst.mjs FOLDER FONTS OUT.pdf (FOLDER has page.typ and rows.json)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(join(process.cwd(), 'node_modules/'));
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [folder, fonts, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts.split(':') }] });
writeFileSync(out, compiler.pdf({ mainFilePath: join(folder, 'page.typ') }));
