"""Everything a person can have the window do, as data: menus, palette, shortcut sheet and tests read one list."""
