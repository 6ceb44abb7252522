"""The part of CTSuite that everything else stands on: types, geometry, errors, tools, profiles, runner."""
