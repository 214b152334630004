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

    /// <summary>Opens a database that is there.</summary>
    /// <exception cref="AgentLoopException">It is not.</exception>
    public static SqliteProvenanceStore Open(string path) => File.Exists(path)
        ? new SqliteProvenanceStore(path)
        : throw new AgentLoopException($"There is no journal \"{path}\"; name the one that the run was recorded in with --database.");
}
