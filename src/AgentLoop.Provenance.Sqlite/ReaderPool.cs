namespace AgentLoop.Provenance.Sqlite;

/// <summary>Readers that are free, and new ones when none is.</summary>
internal sealed class ReaderPool(JournalFile file) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Stack<LogReader> free = new();
    private bool isDisposed;

    /// <summary>Lends a reader for the time of one call.</summary>
    public T Use<T>(Func<LogReader, T> read)
    {
        LogReader reader = Rent();
        try
        {
            return read(reader);
        }
        finally
        {
            Return(reader);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            while (free.TryPop(out LogReader? reader))
                reader.Dispose();
        }
    }

    private LogReader Rent()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(SqliteProvenanceStore));
            if (free.TryPop(out LogReader? reader))
                return reader;
        }

        return file.OpenReader();
    }

    private void Return(LogReader reader)
    {
        lock (gate)
        {
            if (!isDisposed)
            {
                free.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
