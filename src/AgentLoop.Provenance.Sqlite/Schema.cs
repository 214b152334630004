namespace AgentLoop.Provenance.Sqlite;

/// <summary>What the database looks like, and how it is known to be ours.</summary>
/// <remarks>
/// A record's <c>position</c> counts all records of the store, in the order they became durable. No foreign keys are declared:
/// what belongs to what is checked by verification, where it can be told, rather than refused at a cost to every append.
/// </remarks>
internal static class Schema
{
    /// <summary>"AgLp" in ASCII, kept in the header of the file.</summary>
    private const long ApplicationId = 0x41674C70;

    private const long Version = 1;

    private static readonly string Create = $"""
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            run_id TEXT NOT NULL UNIQUE,
            length INTEGER NOT NULL,
            head BLOB NOT NULL
        ) STRICT;
        CREATE TABLE records (
            position INTEGER PRIMARY KEY,
            run INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            payload BLOB NOT NULL,
            hash BLOB NOT NULL,
            UNIQUE (run, sequence)
        ) STRICT;
        CREATE TABLE artifacts (
            digest BLOB NOT NULL UNIQUE,
            content BLOB NOT NULL
        ) STRICT;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        """;

    /// <summary>Whether the database has our tables already; an empty one has not.</summary>
    /// <exception cref="ProvenanceException">It is somebody else's, or of a version this package does not know.</exception>
    public static bool IsIn(Database database)
    {
        long version = database.ReadNumber("PRAGMA user_version");
        if (database.ReadNumber("PRAGMA application_id") == ApplicationId)
        {
            return version == Version ? true : throw new ProvenanceException(
                ProvenanceError.Unavailable,
                $"The journal \"{database.Path}\" has format {version} and this package reads format {Version}; use the newer package that wrote it.");
        }

        return version == 0 && database.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0 ? false : throw new ProvenanceException(
            ProvenanceError.Unavailable, $"\"{database.Path}\" is the database of another application; name another file for the journal.");
    }

    /// <summary>Makes the tables, unless another process was quicker.</summary>
    public static void CreateIn(Database database)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            if (!IsIn(database))
                database.Execute(Create);

            database.Execute("COMMIT");
        }
        finally
        {
            database.RollBack();
        }
    }
}
