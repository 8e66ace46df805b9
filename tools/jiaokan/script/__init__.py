"""Simplified, Traditional (Taiwan), Traditional (Hong Kong)."""
