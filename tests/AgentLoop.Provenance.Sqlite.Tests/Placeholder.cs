namespace AgentLoop.Provenance.Sqlite.Tests;
