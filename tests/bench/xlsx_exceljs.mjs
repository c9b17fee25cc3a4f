// exceljs as a program: node xlsx_exceljs.mjs ROWS.json OUT.xlsx
// A sheet a part, a row a grid row; merged, wrapped, bordered, with heights that fit the text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(join(process.cwd(), 'node_modules/'));
const ExcelJS = require('exceljs');

const COLUMNS = 12;
const COLUMN_WIDTH = 8; // characters of half width
const LINE = 13; // points
const MAX_HEIGHT = 409;
const border = Object.fromEntries(['top', 'left', 'bottom', 'right'].map((side) => [side, { style: 'thin' }]));
const font = { name: 'BIZ UDMincho', size: 9 };
const alignment = { wrapText: true, vertical: 'top' };
const label = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE5E5E5' } };

// First columns of n cells on the grid, with the end behind them.
function edges(n) {
  if (n === 1) return [0, COLUMNS];
  if (n < 4) return [0, 3, ...Array.from({ length: n - 1 }, (_, k) => 3 + Math.floor((9 * (k + 1)) / (n - 1)))];
  return Array.from({ length: n + 1 }, (_, k) => Math.floor((COLUMNS * k) / n));
}

const linesOf = (text, columns) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 2) / (columns * COLUMN_WIDTH))), 0);

function addRow(sheet, number, cells) {
  const edge = edges(cells.length);
  let lines = 1;
  cells.forEach((text, k) => {
    const cell = sheet.getCell(number, edge[k] + 1);
    cell.value = text;
    if (edge[k + 1] - edge[k] > 1) sheet.mergeCells(number, edge[k] + 1, number, edge[k + 1]);
    cell.style = { border, font, alignment, ...(k === 0 && cells.length > 1 ? { fill: label } : {}) };
    lines = Math.max(lines, linesOf(text, edge[k + 1] - edge[k]));
  });
  sheet.getRow(number).height = Math.min(MAX_HEIGHT, lines * LINE);
}

const [rows, out] = process.argv.slice(2);
const book = new ExcelJS.Workbook();
JSON.parse(readFileSync(rows)).forEach((part, k) => {
  const name = `${k + 1} ${part.name.replace(/[\\/?*[\]:]/g, '')}`.slice(0, 31);
  const sheet = book.addWorksheet(name, { pageSetup: { paperSize: 9, orientation: part.landscape ? 'landscape' : 'portrait' } });
  for (let c = 1; c <= COLUMNS; c++) sheet.getColumn(c).width = COLUMN_WIDTH;
  let number = 1;
  for (const table of part.tables) for (const row of table.rows) addRow(sheet, number++, row);
});
await book.xlsx.writeFile(out);
