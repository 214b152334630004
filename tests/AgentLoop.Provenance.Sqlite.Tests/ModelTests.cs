using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class ModelTests
{
    [Fact]
    public void The_store_and_the_one_in_memory_agree_on_whatever_is_done_to_them()
    {
        Gen<(int Run, int Skew, byte[][] Records)> appends =
            from run in Gen.Choose(0, 2)
            from skew in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(-1, 2)))
            from records in ArbMap.Default.ArbFor<byte[][]>().Generator
            select (run, skew, records);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(appends.ArrayOf().ToArbitrary(), operations => AgreeAsync(operations).GetAwaiter().GetResult()));
    }

    private static async Task<bool> AgreeAsync((int Run, int Skew, byte[][] Records)[] operations)
    {
        using TemporaryFolder folder = new();
        InMemoryProvenanceStore model = new();
        await using (SqliteProvenanceStore store = new(folder.Journal))
        {
            foreach ((int run, int skew, byte[][] records) in operations)
            {
                AppendRequest request = new()
                {
                    RunId = $"run {run}",
                    ExpectedSequence = Math.Max(0, (await ReadAsync(model, run)).Count + skew),
                    Records = [.. records.Select(record => new ReadOnlyMemory<byte>(record))],
                };
                if (await IsAcceptedAsync(model, request) != await IsAcceptedAsync(store, request))
                    return false;
            }
        }

        await using SqliteProvenanceStore reopened = new(folder.Journal);
        for (int run = 0; run < 3; run++)
        {
            if (!(await ReadAsync(model, run)).SequenceEqual(await ReadAsync(reopened, run)))
                return false;
        }

        VerificationReport expected = await model.VerifyAsync(new VerifyRequest());
        VerificationReport actual = await reopened.VerifyAsync(new VerifyRequest());
        return actual.Failures.Count == 0 && (expected.Runs, expected.Records) == (actual.Runs, actual.Records);
    }

    private static async Task<bool> IsAcceptedAsync(IProvenanceStore store, AppendRequest request)
    {
        try
        {
            await store.AppendAsync(request);
            return true;
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Conflict)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(IProvenanceStore store, int run)
    {
        List<string> records = [];
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = $"run {run}" }))
            records.Add($"{record.Sequence} {record.Position} {Convert.ToHexString(record.Payload.Span)}");

        return records;
    }
}
