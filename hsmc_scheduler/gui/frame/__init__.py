"""The frame around the screens: top bar, rail, inspector, status line."""
