/** Where functions begin that run a backward pass, as far as their names tell. Pure. */
import type { LanguageId } from '../../core/index.ts';

const NAME = String.raw`(?:[\p{L}\p{N}_$]*_)?backward(?:_[\p{L}\p{N}_$]*)?|[\p{L}\p{N}_$]*Backward[\p{L}\p{N}_$]*|backprop`;

const HEADS: Readonly<Record<LanguageId, RegExp>> = {
  python: new RegExp(String.raw`^[ \t]*(?:async[ \t]+)?def[ \t]+(?:${NAME})[ \t]*\(`, 'gmu'),
  javascript: new RegExp(
    String.raw`^[ \t]*(?:export[ \t]+(?:default[ \t]+)?)?(?:function[ \t]+(?:${NAME})[ \t]*\(|(?:const|let|var)[ \t]+(?:${NAME})[ \t]*=[ \t]*(?:function\b|\([^()\n]*\)[ \t]*=>|[\p{L}_$][\p{L}\p{N}_$]*[ \t]*=>)|(?:${NAME})[ \t]*\([^()\n]*\)[ \t]*\{)`,
    'gmu',
  ),
};

/** The offsets of their lines' first words. */
export function backwardHeads(text: string, language: LanguageId): number[] {
  return [...text.matchAll(HEADS[language])].map(({ 0: head, index }) => index + head.length - head.trimStart().length);
}
