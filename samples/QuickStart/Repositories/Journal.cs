using AgentLoop.Provenance.Sqlite;

namespace QuickStart;

/// <summary>The database that runs are recorded in.</summary>
internal static class Journal
{
    /// <summary>Where runs on the user's own repositories are recorded unless said.</summary>
    public static string UsualPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "agentloop", "runs.db");

    /// <summary>Opens the database, or makes it with the folders it needs.</summary>
    /// <exception cref="AgentLoopException">It cannot be made, or is something else.</exception>
    public static SqliteProvenanceStore Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The folder of the journal \"{path}\" cannot be made: {e.Message}", e);
        }
        return new SqliteProvenanceStore(path);
    }

    /// <summary>Opens the database that a run was recorded in.</summary>
    /// <exception cref="AgentLoopException">It is not there, or not in it.</exception>
    public static async Task<SqliteProvenanceStore> OpenAsync(string path, string runId, CancellationToken cancellationToken)
    {
        SqliteProvenanceStore store = Open(path);
        if (await store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).AnyAsync(cancellationToken))
            return store;
        await store.DisposeAsync();
        throw new AgentLoopException($"There is no run \"{runId}\" in the journal \"{path}\"; name the one that it was recorded in with --database.");
    }

    /// <summary>Opens a database that is there.</summary>
    /// <exception cref="AgentLoopException">It is not.</exception>
    public static SqliteProvenanceStore Open(string path) => File.Exists(path)
        ? new SqliteProvenanceStore(path)
        : throw new AgentLoopException($"There is no journal \"{path}\"; name the one that the run was recorded in with --database.");
}
