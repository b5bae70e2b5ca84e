import { MenuSvg, ellipsesIcon } from '@jupyterlab/ui-components';
import { CommandRegistry } from '@lumino/commands';
import * as React from 'react';

export interface IChoice {
  /** For tests and styles, not for people. */
  id: string;
  label: string;
  run: () => void;
}

interface IProps {
  label: string;
  choices: IChoice[];
}

/** A button with JupyterLab's own menu behind it: attached to the body, so no cell can clip it. */
export function MenuButton({ label, choices }: IProps): JSX.Element {
  const [isOpen, setOpen] = React.useState(false);
  const open = (event: React.MouseEvent<HTMLButtonElement>): void => {
    const button = event.currentTarget;
    const { left, bottom } = button.getBoundingClientRect();
    const menu = build(choices);
    menu.aboutToClose.connect(() => {
      setOpen(false);
      button.focus(); // A choice that puts the focus elsewhere runs after this.
      setTimeout(() => menu.dispose(), 0);
    });
    menu.open(left, bottom);
    setOpen(true);
  };
  return (
    <button
      type="button"
      className="jp-CommunityButton jp-mod-icon"
      aria-haspopup="menu"
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={open}
    >
      <ellipsesIcon.react tag="span" aria-hidden="true" />
    </button>
  );
}

/** Commands say what they take, for whoever calls them. */
const NO_ARGS = { args: { type: 'object', properties: {} } };

function build(choices: IChoice[]): MenuSvg {
  const commands = new CommandRegistry();
  const menu = new MenuSvg({ commands });
  menu.addClass('jp-CommunityMenu');
  for (const { id, label, run } of choices) {
    commands.addCommand(id, { label, execute: run, describedBy: NO_ARGS });
    menu.addItem({ command: id });
  }
  return menu;
}
