/**
 * Makes an element like another one by changing what differs, so that what stays keeps its identity: the focus, and a
 * picture without a flicker. What is new is taken from the other one. Several thousand elements are gone through at
 * every edit, so nothing is listed or copied on the way.
 */
export function patch(old: Element, next: Element): void {
  if (old.tagName !== next.tagName) {
    old.replaceWith(next);
    return;
  }
  patchAttributes(old, next);
  let node = old.firstChild;
  let other = next.firstChild;
  while (node !== null && other !== null) {
    const [after, otherAfter]: (ChildNode | null)[] = [node.nextSibling, other.nextSibling];
    if (node.nodeType !== other.nodeType) node.replaceWith(other);
    else if (node instanceof Element) patch(node, other as Element);
    else if (node.nodeValue !== other.nodeValue) node.nodeValue = other.nodeValue;
    [node, other] = [after, otherAfter];
  }
  while (node !== null) {
    const after: ChildNode | null = node.nextSibling;
    node.remove();
    node = after;
  }
  while (other !== null) {
    const after: ChildNode | null = other.nextSibling;
    old.append(other);
    other = after;
  }
}

function patchAttributes(old: Element, next: Element): void {
  const names = next.getAttributeNames();
  for (const name of names) {
    const value = next.getAttribute(name) as string;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.attributes.length === names.length) return;
  for (const name of old.getAttributeNames()) if (!next.hasAttribute(name)) old.removeAttribute(name);
}
