"""Headed lists of lines, written as plain text or Markdown."""

from __future__ import annotations

from keii.shown.listing import Shown


def plain(shown: Shown) -> str:
    """For the terminal."""
    lines = [shown.title, " · ".join(shown.about)]
    for block in shown.blocks:
        lines += ["", f"■ {block.heading}"]
        for item in block.items:
            lines += [f"  {item.head}", *(f"      {line}" for line in item.lines)]
    return "\n".join(lines)


def markdown(shown: Shown) -> str:
    """For notes, issues and web pages."""
    from keii.export.markdown import escaped

    lines = [f"# {escaped(shown.title)}", "", escaped(" · ".join(shown.about))]
    for block in shown.blocks:
        lines += ["", f"## {escaped(block.heading)}", ""]
        for item in block.items:
            lines += [f"- **{escaped(item.head)}**", *(f"  - {escaped(line)}" for line in item.lines)]
    return "\n".join(lines)
