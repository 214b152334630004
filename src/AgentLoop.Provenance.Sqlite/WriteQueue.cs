using System.Threading.Channels;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>
/// Feeds the writer, away from the callers' threads. What queues up while a batch is being synced becomes the next batch, so
/// that many runs share one sync.
/// </summary>
internal sealed class WriteQueue
{
    private readonly Channel<PendingWrite> queue = Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LogWriter writer;

    /// <summary>Begins to write; the writer is the queue's from now on.</summary>
    public WriteQueue(LogWriter writer)
    {
        this.writer = writer;
        Drained = Task.Run(WriteAllAsync);
    }

    /// <summary>Ends when everything was written and the connection is closed, some time after <see cref="Close"/>.</summary>
    public Task Drained { get; }

    public Task WriteAsync(PendingWrite write)
    {
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(write), typeof(SqliteProvenanceStore));
        return write.Completion;
    }

    /// <summary>Takes nothing more; what was taken is still written.</summary>
    public void Close() => queue.Writer.TryComplete();

    private async Task WriteAllAsync()
    {
        List<PendingWrite> batch = [];
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (queue.Reader.TryRead(out PendingWrite? write))
            {
                if (write.TryBegin())
                    batch.Add(write);
            }

            Write(batch);
            batch.Clear();
        }

        writer.Dispose();
    }

    private void Write(List<PendingWrite> batch)
    {
        try
        {
            writer.Commit(batch);
            batch.ForEach(write => write.Complete());
        }
        catch (Exception e) when (batch.Count > 1 && e is not ProvenanceException { Error: ProvenanceError.Locked })
        {
            // none need fail because another has no room, or hands in nonsense
            batch.ForEach(write => Write([write]));
        }
        catch (Exception e)
        {
            // whatever it was, those who wait must hear of it
            batch.ForEach(write => write.Fail(e));
        }
    }
}
