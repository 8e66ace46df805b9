"""Passes: each repairs one kind of damage and only proposes; `jiaokan.recipe` has their order."""
