// Stands in for @vscode/native-watchdog: the extension host ends when its parent is gone.
exports.start = (parent) => {
  const look = () => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(look, 2000).unref();
};
