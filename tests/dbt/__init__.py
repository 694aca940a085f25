"""Tests of what only several dbt builds in a row can show; rules are tested by dbt itself."""
