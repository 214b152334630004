using SQLitePCL;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Says in a sentence what a result code of SQLite means to the owner of a journal.</summary>
internal static class SqliteFailure
{
    private const int PrimaryCode = 0xff;

    public static ProvenanceException Of(int extendedCode, string path, string said, Exception? innerException = null)
    {
        (ProvenanceError error, string message) = extendedCode == raw.SQLITE_IOERR_SHMSIZE
            ? Explain(raw.SQLITE_FULL, path, said)
            : Explain(extendedCode & PrimaryCode, path, said);

        return new ProvenanceException(error, message, innerException);
    }

    private static (ProvenanceError Error, string Message) Explain(int code, string path, string said) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            (ProvenanceError.Locked, $"Another process keeps the journal \"{path}\" locked; end it, or allow a longer LockTimeout."),
        raw.SQLITE_FULL =>
            (ProvenanceError.Full, $"There is no room left for the journal \"{path}\"; free some and resume the run."),
        raw.SQLITE_NOTADB =>
            (ProvenanceError.Corrupt, $"\"{path}\" is not a SQLite database; name another file for the journal, or restore this one from a copy."),
        raw.SQLITE_CORRUPT or raw.SQLITE_ERROR =>
            (ProvenanceError.Corrupt, $"The journal \"{path}\" is damaged ({said}); set it aside and restore it from a copy."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM =>
            (ProvenanceError.Unavailable, $"The journal \"{path}\" cannot be written to; make the file and its folder writable, or name another."),
        raw.SQLITE_CANTOPEN =>
            (ProvenanceError.Unavailable, $"The journal \"{path}\" cannot be opened; make the file and its folder readable and writable, or name another."),
        raw.SQLITE_TOOBIG =>
            (ProvenanceError.Full, $"A record or an artifact is too big for the journal \"{path}\"; keep less than 1,000,000,000 bytes in one."),
        _ => (ProvenanceError.Unavailable, $"The journal \"{path}\" cannot be read or written ({said}); look after its disk and resume the run."),
    };
}
