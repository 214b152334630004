using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

/// <summary>Whatever single byte of a database is changed is found, or means nothing: what can be read is the same to the bit.</summary>
/// <remarks>Every 37th byte is tried, from another one on each day; with <c>AGENTLOOP_SWEEPS=1</c> all are.</remarks>
public sealed class ByteFlipTests : IDisposable
{
    private static readonly int Step = Environment.GetEnvironmentVariable("AGENTLOOP_SWEEPS") is "1" ? 1 : 37;

    private readonly TemporaryFolder folder = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        folder.Dispose();
        key.Dispose();
    }

    [Fact]
    public async Task Every_changed_byte_is_found_or_means_nothing()
    {
        byte[] whole = await WriteAsync();
        string said = await ReadAsync(folder.Journal) ?? throw new InvalidOperationException("The database was not intact to begin with.");
        string changed = folder.File("changed.db");
        int found = 0;
        List<string> missed = [];
        for (int at = (int)(TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerDay % Step); at < whole.Length; at += Step)
        {
            byte[] flipped = [.. whole];
            flipped[at] ^= (byte)(1 << (at % 8));
            Clear(changed);
            await File.WriteAllBytesAsync(changed, flipped);
            string? read = await ReadAsync(changed);
            found += read is null ? 1 : 0;
            if (read is not null && read != said)
                missed.Add($"byte {at} of {whole.Length}: {Difference(said, read)}");
        }

        TestContext.Current.SendDiagnosticMessage($"{whole.Length} bytes, every {Step}th changed: {found} found.");
        Assert.Empty(missed);
        Assert.True(found > whole.Length / Step / 4, $"Only {found} of {whole.Length / Step} changes were found.");
    }

    private async Task<byte[]> WriteAsync()
    {
        await using (SqliteProvenanceStore store = Open(folder.Journal))
        {
            ArtifactReference text = await store.PutAsync(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 200))), "text/plain");
            await store.AppendTextAsync("one", 0, $"\"{text.Digest}\"", "beta");
            await store.AppendTextAsync("two", 0, "gamma");
            await store.PutAsync("delta"u8.ToArray(), "text/plain");
            await store.AppendTextAsync("one", 2, [.. Enumerable.Range(0, 16).Select(i => $"record {i}")]);
            await store.CheckpointAsync();
            await store.EraseAsync(new EraseRequest { RunId = "one", Sequence = 1, RequestedBy = "x", Reason = "y" });
        }

        // small pages, so that fewer bytes mean nothing
        Journal.Execute(folder.Journal, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM");
        return await File.ReadAllBytesAsync(folder.Journal);
    }

    /// <summary>All that can be read, or nothing where something is found to be wrong.</summary>
    private async Task<string?> ReadAsync(string path)
    {
        try
        {
            await using SqliteProvenanceStore store = Open(path);
            if (!(await store.VerifyAsync(new VerifyRequest())).IsIntact)
                return null;
            List<string> said = [];
            await foreach (JournalRecord record in store.ReadAsync(new ReadRequest()))
                said.Add($"{record.RunId} {record.Sequence} {record.Hash} {Convert.ToHexString(record.Entry.Span)}");
            await foreach (StoredRun run in store.ListRunsAsync())
                said.Add($"{run} {string.Join(' ', await store.ReadTextAsync(run.RunId))}");
            foreach (string text in new[] { string.Join(' ', Enumerable.Range(0, 200)), "delta" })
            {
                StoredArtifact? artifact = await store.FindAsync(ArtifactQuery.Holding(Digest.Of(Encoding.UTF8.GetBytes(text))));
                said.Add($"{artifact?.Name} {(artifact is null ? "" : Convert.ToHexString((await artifact.ReadAsync()).Span))}");
            }
            said.Add((await store.CheckpointAsync()).Text);
            return string.Join('\n', said);
        }
        catch (ProvenanceException)
        {
            return null;
        }
    }

    private SqliteProvenanceStore Open(string path) => new(new SqliteProvenanceOptions { Path = path, Log = new LogOptions { Signer = new EcdsaCheckpointSigner("log", key) } });

    private static void Clear(string path)
    {
        foreach (string suffix in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(path + suffix);
    }

    private static string Difference(string expected, string actual) =>
        $"{expected.Split('\n').Except(actual.Split('\n')).FirstOrDefault()} became {actual.Split('\n').Except(expected.Split('\n')).FirstOrDefault()}";
}
