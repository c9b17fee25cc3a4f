// A client of yaml-language-server over its standard input and output: enough to open a
// text and ask for completion, hover and diagnostics.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SERVER = join(process.cwd(), 'node_modules/yaml-language-server/bin/yaml-language-server');
const SETTINGS = { yaml: { validate: true, hover: true, completion: true, format: { enable: false }, schemaStore: { enable: false } } };

export class Client {
  constructor() {
    this.server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.waiting = new Map();
    this.diagnostics = new Map();
    this.next = 1;
    this.buffer = Buffer.alloc(0);
    this.server.stdout.on('data', (data) => this.take(data));
  }

  // Messages come as "Content-Length: N", an empty line, N bytes of JSON.
  take(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end))[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length));
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.answer(message);
    }
  }

  answer(message) {
    if (message.id !== undefined && message.method === undefined) {
      this.waiting.get(message.id)?.(message.result);
      this.waiting.delete(message.id);
    } else if (message.method === 'workspace/configuration') {
      this.send({ id: message.id, result: message.params.items.map((item) => SETTINGS[item.section] ?? {}) });
    } else if (message.id !== undefined) {
      this.send({ id: message.id, result: null });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params;
      this.diagnostics.get(uri)?.(diagnostics);
    }
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.server.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  request(method, params) {
    const id = this.next++;
    this.send({ id, method, params });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  async start() {
    const markdown = { documentationFormat: ['markdown'], snippetSupport: true };
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { completion: { completionItem: markdown }, hover: { contentFormat: ['markdown'] }, publishDiagnostics: {} }, workspace: { configuration: true } },
      initializationOptions: {},
      locale: 'ja',
    });
    this.notify('initialized', {});
    this.notify('workspace/didChangeConfiguration', { settings: SETTINGS });
  }

  // Opens TEXT as the file PATH and waits for what is wrong in it.
  open(path, text) {
    const uri = pathToFileURL(path).href;
    const wrong = new Promise((resolve) => this.diagnostics.set(uri, resolve));
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return wrong.then((diagnostics) => ({ uri, diagnostics }));
  }

  completion(uri, position) {
    return this.request('textDocument/completion', { textDocument: { uri }, position }).then((list) => list.items ?? list);
  }

  hover(uri, position) {
    return this.request('textDocument/hover', { textDocument: { uri }, position }).then((hover) => hover?.contents?.value ?? '');
  }

  async stop() {
    await this.request('shutdown', null);
    this.notify('exit', null);
    this.server.stdin.end();
  }
}
