import * as vscode from 'vscode';

type Expressions = Readonly<Record<string, string>>;

/** Says why an expression cannot be a name's value. */
type Check = (name: string, expression: string) => Promise<string | undefined>;

/** Answers typed into a form that was left: it offers them again. */
const drafts = new Map<string, string>();

/** Asks for all inputs in one go, a step each, with a way back. Undefined when it was cancelled. */
export async function askInputs(names: readonly string[], earlier: Expressions, check: Check) {
  const given: Record<string, string> = {};
  for (let step = 0; step < names.length; ) {
    const name = names[step];
    const answer = await askOne(
      name,
      step,
      names.length,
      given[name] ?? drafts.get(name) ?? earlier[name] ?? '',
      (text) => check(name, text),
    );
    if (answer === undefined) return undefined;
    if (answer === 'back') step--;
    else {
      given[name] = answer.text;
      drafts.set(name, answer.text);
      step++;
    }
  }
  for (const name of names) drafts.delete(name);
  return given;
}

function askOne(
  name: string,
  step: number,
  steps: number,
  value: string,
  check: (text: string) => Promise<string | undefined>,
): Promise<{ readonly text: string } | 'back' | undefined> {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Values for the inputs');
  box.step = step + 1;
  box.totalSteps = steps;
  box.prompt = vscode.l10n.t('Value of {0}: a number, or an expression such as [1, -2] or Math.random()', name);
  box.placeholder = `${name} =`;
  box.value = value;
  box.ignoreFocusOut = true;
  if (step > 0) box.buttons = [vscode.QuickInputButtons.Back];

  let newest = 0;
  /** False when it cannot be used. Says why, unless something newer was typed meanwhile. */
  const validate = async (text: string): Promise<boolean> => {
    const turn = ++newest;
    if (text.trim() === '') {
      box.validationMessage = undefined;
      return false;
    }
    const problem = await check(text);
    if (turn === newest) box.validationMessage = problem;
    return problem === undefined;
  };

  return new Promise((resolve) => {
    const done = (answer: { readonly text: string } | 'back' | undefined) => {
      resolve(answer);
      box.dispose();
    };
    box.onDidChangeValue(validate);
    box.onDidTriggerButton(() => done('back'));
    box.onDidHide(() => done(undefined));
    box.onDidAccept(async () => {
      const text = box.value.trim();
      box.busy = true;
      const usable = await validate(text);
      box.busy = false;
      if (usable) done({ text });
      else if (text === '') box.validationMessage = vscode.l10n.t('A value is needed for {0}.', name);
    });
    box.show();
  });
}
