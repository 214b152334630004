using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>The file of a store: opens the connections to it.</summary>
internal sealed class JournalFile
{
    private readonly string path;
    private readonly TimeSpan lockTimeout;
    private readonly TimeProvider clock;

    public JournalFile(SqliteProvenanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // a full path also keeps SQLite from reading meaning into names such as ":memory:" or "file:..."
        path = Path.GetFullPath(options.Path);
        lockTimeout = options.LockTimeout;
        clock = options.Log.Clock;
    }

    public string FullPath => path;

    /// <summary>Opens the one connection that writes, and makes the database where there is none.</summary>
    public LogWriter OpenWriter()
    {
        RefuseFolders();
        return Open(SqliteOpenMode.ReadWriteCreate, database =>
        {
            Prepare(database);
            return new LogWriter(database, clock);
        });
    }

    /// <summary>Opens a connection that reads a database made before.</summary>
    public LogReader OpenReader() => Open(SqliteOpenMode.ReadWrite, database =>
    {
        database.Execute("PRAGMA query_only = ON");
        return new LogReader(database);
    });

    private T Open<T>(SqliteOpenMode mode, Func<Database, T> use)
    {
        Database database = Database.Open(path, mode, lockTimeout);
        try
        {
            return use(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void RefuseFolders()
    {
        if (Directory.Exists(path))
            throw new ProvenanceException(ProvenanceError.Unavailable, $"\"{path}\" is a folder; name a file in it for the journal.");

        string? folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder))
            throw new ProvenanceException(ProvenanceError.Unavailable, $"There is no folder \"{folder}\" for the journal \"{Path.GetFileName(path)}\"; make it first.");
    }

    private void Prepare(Database database)
    {
        // looked at before anything is changed: the file may be somebody else's
        bool isOurs = Schema.IsIn(database);
        if (database.IsReadOnly)
            throw SqliteFailure.Of(raw.SQLITE_READONLY, path, "");

        WriteAheadLog.Enable(database, lockTimeout);
        if (!isOurs)
            Schema.CreateIn(database);
    }
}
