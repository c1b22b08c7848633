// Stands in for @vscode/spdlog: the few calls that VS Code makes, on plain files.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
  }

  put(level, message) {
    if (level < this.level) return;
    try {
      if (this.descriptor === undefined) {
        fs.mkdirSync(path.dirname(this.file), { recursive: true });
        this.descriptor = fs.openSync(this.file, 'a');
      }
      fs.writeSync(this.descriptor, this.raw ? message : `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`);
    } catch {
      // A log line is never worth a crash.
    }
  }

  setLevel(level) {
    this.level = level;
  }
  getLevel() {
    return this.level;
  }
  clearFormatters() {
    this.raw = true;
  }
  setPattern() {}
  flush() {}
  drop() {
    if (this.descriptor !== undefined) fs.closeSync(this.descriptor);
    this.descriptor = undefined;
  }
}

for (const [level, name] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries()) {
  Logger.prototype[name] = function (message) {
    this.put(level, message);
  };
}

// One assignment an export: ES modules import this file, and only such names are found without running it.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
