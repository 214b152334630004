using System.Diagnostics;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>
/// Write-ahead logging: readers never wait for the writer, and a commit is one synced write to the end of one file
/// (<see href="https://sqlite.org/wal.html"/>).
/// </summary>
internal static class WriteAheadLog
{
    /// <summary>The log keeps at most this many bytes on disk after it was copied into the database.</summary>
    private const int KeptLength = 16 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static void Enable(Database database, TimeSpan lockTimeout)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!TrySwitch(database, isLastTry: waited.Elapsed >= lockTimeout))
            Thread.Sleep(Pause);

        database.Execute($"PRAGMA journal_size_limit = {KeptLength}; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON");
    }

    // two processes that switch the same new file at once: SQLite does not wait then, but says at once that it is locked
    private static bool TrySwitch(Database database, bool isLastTry)
    {
        try
        {
            using Statement statement = new(database, "PRAGMA journal_mode = WAL");
            return statement.Step() && statement.GetText(0) is "wal" ? true : throw new ProvenanceException(
                ProvenanceError.Unavailable, $"The file system of \"{database.Path}\" cannot keep a write-ahead log; put the journal on a local disk.");
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Locked && !isLastTry)
        {
            return false;
        }
    }
}
