using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What an <see cref="IProvenanceStore"/> must do that outlives its process: all the rest, and to be opened again.</summary>
public abstract class DurableProvenanceStoreConformanceTests : ProvenanceStoreConformanceTests
{
    /// <summary>Disposes of the store and opens what it kept anew.</summary>
    protected abstract ValueTask<IProvenanceStore> ReopenAsync(IProvenanceStore store);

    /// <summary>Opens what the store has on its medium at this moment, as after its process was killed, and leaves the store itself alone.</summary>
    protected abstract ValueTask<IProvenanceStore> CrashAsync(IProvenanceStore store);

    /// <summary>Wherever the process is killed between two operations, what was acknowledged is there, verifies, and can be gone on with.</summary>
    [Fact]
    public virtual async Task A_crash_between_any_two_operations_loses_nothing()
    {
        List<Func<Task>> operations =
        [
            async () => await Subject.AppendTextAsync("run", 0, "a", "b"),
            async () => await Subject.PutAsync("content"u8.ToArray(), "text/plain"),
            async () => await Subject.AppendTextAsync("run", 2, "c"),
            async () => await Subject.CheckpointAsync(),
            async () => await Subject.AppendTextAsync("run", 3, "d"),
            async () => await Subject.EraseAsync(new EraseRequest { RunId = "run", Sequence = 1, RequestedBy = "x", Reason = "y" }),
            async () => await Subject.PruneAsync(new PruneRequest { MaxBytes = 0 }),
        ];
        foreach (Func<Task> operation in operations)
        {
            await operation();
            IProvenanceStore crashed = await CrashAsync(Subject);
            JournalRecord[] before = await Subject.ReadAsync(new ReadRequest()).ToArrayAsync();
            Assert.Equal(before.Select(record => record.Hash), (await crashed.ReadAsync(new ReadRequest()).ToArrayAsync()).Select(record => record.Hash));
            Assert.True((await crashed.VerifyAsync(new VerifyRequest())).IsIntact);
            await crashed.AppendTextAsync("another", 0, "goes on");
            Assert.True((await crashed.VerifyAsync(new VerifyRequest())).IsIntact);
            await ((IAsyncDisposable)crashed).DisposeAsync();
        }
    }

    /// <summary>Records and artifacts are there after opening again, and the run goes on where it stood.</summary>
    [Fact]
    public virtual async Task What_was_kept_outlives_the_store()
    {
        await Subject.AppendTextAsync("run", 0, "a", "b");
        ArtifactReference artifact = await Subject.PutAsync("content"u8.ToArray(), "text/plain");

        Subject = await ReopenAsync(Subject);
        await Subject.AppendTextAsync("run", 2, "c");

        Assert.Equal(["a", "b", "c"], await Subject.ReadTextAsync("run"));
        Assert.NotNull(await Subject.GetAsync(artifact.Digest));
        Assert.True((await Subject.VerifyAsync(new VerifyRequest())).IsIntact);
    }

    /// <summary>An append that succeeds although the store is being closed is there after opening again; the others say so.</summary>
    [Fact]
    public virtual async Task Closing_loses_nothing_that_was_acknowledged()
    {
        Task<bool>[] appends = [.. Enumerable.Range(0, 32).Select(TryAppendAsync)];

        Subject = await ReopenAsync(Subject);

        bool[] acknowledged = await Task.WhenAll(appends);
        for (int i = 0; i < acknowledged.Length; i++)
            Assert.Equal(acknowledged[i] ? 1 : 0, (await Subject.ReadAllAsync($"run {i}")).Count);
    }

    /// <summary>A store that was closed refuses to be used, rather than forgetting what it is told.</summary>
    [Fact]
    public virtual async Task A_closed_store_refuses_appends()
    {
        IProvenanceStore closed = Subject;
        Subject = await ReopenAsync(Subject);

        AppendRequest request = new() { RunId = "run", ExpectedSequence = 0, Records = ["a"u8.ToArray()] };
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await closed.AppendAsync(request));
        Assert.Empty(await Subject.ReadAllAsync("run"));
    }

    private async Task<bool> TryAppendAsync(int run)
    {
        try
        {
            await Subject.AppendTextAsync($"run {run}", 0, "a");
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
