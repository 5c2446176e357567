"""The two looks of the program, dark and light; colour only where it carries meaning."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="e20-dark",
    primary="#6FB7DC",
    secondary="#8FA3B5",
    accent="#F0B35A",
    foreground="#E6EDF3",
    background="#10171E",
    surface="#17212B",
    panel="#1F2B37",
    success="#6CC6A1",
    warning="#F0B35A",
    error="#F28B82",
    dark=True,
    variables={"muted": "#9FB0C0", "rule": "#33424F", "block-cursor-text-style": "none"},
)

LIGHT = Theme(
    name="e20-light",
    primary="#0B6E99",
    secondary="#52606D",
    accent="#B45309",
    foreground="#1F2933",
    background="#FFFFFF",
    surface="#F5F8FA",
    panel="#E8EEF3",
    success="#0F766E",
    warning="#B45309",
    error="#B42318",
    dark=False,
    variables={"muted": "#52606D", "rule": "#C9D4DE", "block-cursor-text-style": "none"},
)
