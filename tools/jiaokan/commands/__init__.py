"""Commands that bring their own options: each module has `add(commands)`, which `jiaokan.cli` calls."""
