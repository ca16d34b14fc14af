"""The field's nouns as values: frozen structs that any floor may hold and none may alter."""
