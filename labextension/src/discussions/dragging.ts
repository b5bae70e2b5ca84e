/** Threads can be dragged by the mouse from one discussion to another; the menu of the first post does the same. */
import type { IMoving } from './rearranging';

const TYPE = 'application/x-jupyter-community-thread';

export function beginDrag(event: { dataTransfer: DataTransfer | null }, moving: IMoving): void {
  event.dataTransfer?.setData(TYPE, JSON.stringify(moving));
  event.dataTransfer?.setData('text/plain', moving.title);
  if (event.dataTransfer) {
    event.dataTransfer.effectAllowed = 'move';
  }
}

/** Lets threads be dropped on a node; the result takes that back. */
export function acceptDrops(node: HTMLElement, drop: (moving: IMoving) => void): () => void {
  const over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes(TYPE)) {
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'move';
      node.classList.add('jp-mod-drop');
    }
  };
  const leave = (event: DragEvent): void => {
    if (!node.contains(event.relatedTarget as Node | null)) {
      node.classList.remove('jp-mod-drop');
    }
  };
  const land = (event: DragEvent): void => {
    const dropped = event.dataTransfer?.getData(TYPE);
    node.classList.remove('jp-mod-drop');
    if (dropped) {
      event.preventDefault();
      event.stopPropagation();
      drop(JSON.parse(dropped) as IMoving);
    }
  };
  node.addEventListener('dragover', over);
  node.addEventListener('dragleave', leave);
  node.addEventListener('drop', land);
  return () => {
    node.removeEventListener('dragover', over);
    node.removeEventListener('dragleave', leave);
    node.removeEventListener('drop', land);
  };
}
