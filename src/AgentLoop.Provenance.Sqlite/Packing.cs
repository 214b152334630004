namespace AgentLoop.Provenance.Sqlite;

/// <summary>How the content of an artifact is stored.</summary>
internal enum Packing
{
    Plain,
    Brotli,
    Pruned,
}
