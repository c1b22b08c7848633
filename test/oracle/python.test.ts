import { runCases } from './cases.ts';

runCases('python', 'python', []);
