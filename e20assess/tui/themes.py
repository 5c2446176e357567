"""The looks of the program: dark, light, the terminal's own; colour only where it carries meaning."""

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
    variables={
        "muted": "#9FB0C0",
        "rule": "#33424F",
        "block-cursor-text-style": "none",
        "button-color-foreground": "#10171E",
        "screen-selection-background": "#2C5872",
        "screen-selection-foreground": "#E6EDF3",
    },
)

LIGHT = Theme(
    name="e20-light",
    primary="#0B6E99",
    secondary="#52606D",
    accent="#9A4A08",
    foreground="#1F2933",
    background="#FFFFFF",
    surface="#F5F8FA",
    panel="#E8EEF3",
    success="#0F766E",
    warning="#9A4A08",
    error="#B42318",
    dark=False,
    variables={
        "muted": "#52606D",
        "rule": "#C9D4DE",
        "block-cursor-text-style": "none",
        "button-color-foreground": "#FFFFFF",
        "screen-selection-background": "#B9DCEC",
        "screen-selection-foreground": "#1F2933",
    },
)

TERMINAL = Theme(
    name="e20-terminal",
    ansi=True,
    primary="ansi_magenta",
    secondary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_default",
    warning="ansi_default",
    error="ansi_red",
    dark=True,
    variables={
        "muted": "ansi_default",
        "rule": "ansi_bright_black",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "link-color": "ansi_default",
    },
)
"""Whether the terminal is dark or light is not known: text keeps its default colour, cursors are reversed."""

LOOKS = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}
"""The theme behind each look of the settings (see e20assess.settings)."""
