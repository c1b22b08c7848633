import * as vscode from 'vscode';

/**
 * The page of a panel or a view. Nothing but its own script and style sheet may load, and nothing may be fetched. Images are those
 * that the script makes itself: a picture becomes a PNG by way of one.
 */
export function panelPage(webview: vscode.Webview, dist: vscode.Uri, name: 'panel' | 'inputs', title: string): string {
  const address = (kind: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, `${name}.${kind}`)).toString();
  const nonce = randomNonce();
  const policy = `default-src 'none'; img-src blob:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${address('css')}">
<title>${title}</title>
</head>
<body>
<script nonce="${nonce}" src="${address('js')}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
