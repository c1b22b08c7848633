/** Run in the page: notes in `gradlensEchoes` how long each key took until the text of the editor had changed. */
export function watchEcho() {
  const rows = document.querySelector('.editor-group-container.active .monaco-editor .view-lines');
  const echoes = [];
  let key = 0;
  addEventListener('keydown', (event) => (key = event.timeStamp), true);
  const look = () => {
    if (key > 0) echoes.push(performance.now() - key);
    key = 0;
  };
  new MutationObserver(look).observe(rows, { subtree: true, childList: true, characterData: true });
  window.gradlensEchoes = echoes;
}
