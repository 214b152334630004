using System.Security.Cryptography;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>What the database looks like, and how it is known to be ours.</summary>
/// <remarks>
/// What matters is inside the bytes of <c>entries</c>, which are hashed, in the notes of <c>checkpoints</c>, which are signed, and in the content of artifacts, for
/// which entries vouch by name. All else follows from them and is made anew by <see cref="IndexRebuild"/>: <c>runs</c> and <c>journal</c> say where the
/// records of a run stand, <c>nodes</c> has the roots of complete subtrees of every fourth level, <c>log</c> the right edge of the tree. No foreign keys
/// are declared: what belongs to what is checked by verification, where it can be told, rather than refused at a cost to every append.
/// </remarks>
internal static class Schema
{
    /// <summary>"AgLp" in ASCII, kept in the header of the file.</summary>
    private const long ApplicationId = 0x41674C70;

    private const long Version = 2;

    private static readonly string Create = $"""
        CREATE TABLE log (
            id INTEGER PRIMARY KEY CHECK (id = 0),
            origin TEXT NOT NULL,
            size INTEGER NOT NULL,
            frontier BLOB NOT NULL
        ) STRICT;
        CREATE TABLE entries (
            position INTEGER PRIMARY KEY,
            hash BLOB NOT NULL,
            entry BLOB
        ) STRICT;
        CREATE TABLE checkpoints (
            size INTEGER PRIMARY KEY,
            note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE artifacts (
            id INTEGER PRIMARY KEY,
            name BLOB NOT NULL UNIQUE,
            content BLOB NOT NULL,
            salt BLOB NOT NULL,
            length INTEGER NOT NULL,
            stored INTEGER NOT NULL,
            packing INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX artifacts_by_content ON artifacts (content);
        CREATE TABLE chunks (
            id INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            run_id TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE journal (
            run INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (run, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE nodes (
            level INTEGER NOT NULL,
            number INTEGER NOT NULL,
            hash BLOB NOT NULL,
            PRIMARY KEY (level, number)
        ) STRICT, WITHOUT ROWID;
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
                $"The journal \"{database.Path}\" has format {version} and this package reads format {Version}; use the package that wrote it.");
        }

        return version == 0 && database.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0 ? false : throw new ProvenanceException(
            ProvenanceError.Unavailable, $"\"{database.Path}\" is the database of another application; name another file for the journal.");
    }

    /// <summary>Makes the tables and names the log, unless another process was quicker.</summary>
    public static void CreateIn(Database database)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            if (!IsIn(database))
            {
                database.Execute(Create);
                using Statement name = new(database, "INSERT INTO log (id, origin, size, frontier) VALUES (0, ?1, 0, zeroblob(0))");
                name.Bind(1, "agentloop.local/" + RandomNumberGenerator.GetHexString(16, lowercase: true)).Step();
            }

            database.Execute("COMMIT");
        }
        finally
        {
            database.RollBack();
        }
    }
}
