// Leads the server's process group, and takes the whole group and its files along when the process that wanted the
// server goes. However that happens, even by SIGKILL, its end of our stdin closes.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const [folder, command, ...args] = process.argv.slice(2);

function end() {
  fs.rmSync(folder, { recursive: true, force: true });
  process.kill(-process.pid, 'SIGKILL');
}

spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).on('exit', end);
process.stdin.on('end', end).on('error', end).resume();
