"""What people wrote, as data: text, TOML and JSON, each fault with its line."""
