using System.Text;
using AgentLoop.Provenance.Sqlite;
using AgentLoop.Tests.Generation.Tools;
using AgentLoop.Tests.Loops;

namespace AgentLoop.Tests.Exporting;

public sealed class JsonLinesTests : IDisposable
{
    private readonly ToolBench bench = new();

    [Fact]
    public async Task A_run_comes_back_byte_for_byte_and_replays_from_the_other_store()
    {
        string runId = await RunAsync();
        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, bench.Store, runId);
        using Scratch scratch = new();
        await using SqliteProvenanceStore other = new(scratch["other.db"]);

        ImportResult result = await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = other }, new MemoryStream(file));

        Assert.Equal([runId], result.Runs);
        Assert.Equal(await PayloadsAsync(bench.Store, runId), await PayloadsAsync(other, runId));
        Assert.Equal(file, await Exports.WriteAsync(RunExports.JsonLines, other, runId));
        Assert.True((await other.VerifyAsync(new VerifyRequest())).IsIntact);
        bench.Store = other;
        await using Loop loop = bench.Build();
        ReplayReport replay = await loop.ReplayAsync(runId);
        Assert.True(replay.IsIdentical, replay.Divergence?.ToString());
    }

    [Fact]
    public async Task Cut_off_anywhere_it_is_refused_and_nothing_of_it_is_kept()
    {
        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, bench.Store, await RunAsync());
        for (int length = 0; length < file.Length - 1; length += file.Length / Sweeps.Of(2000, 60))
            await RefusedAsync(file[..length]);
    }

    [Fact]
    public async Task Changed_anywhere_it_is_refused_and_nothing_of_it_is_kept()
    {
        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, bench.Store, await RunAsync());
        for (int at = 0; at < file.Length - 1; at += file.Length / Sweeps.Of(2000, 60))
        {
            byte[] changed = [.. file];
            changed[at] ^= 1;
            await RefusedAsync(changed);
        }
    }

    [Fact]
    public async Task Every_line_that_is_left_out_or_doubled_is_found()
    {
        string text = Encoding.UTF8.GetString(await Exports.WriteAsync(RunExports.JsonLines, bench.Store, await RunAsync()));
        string[] lines = text.TrimEnd('\n').Split('\n');
        for (int at = 0; at < lines.Length; at += Sweeps.Of(1, 9))
        {
            await RefusedAsync(Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..at], .. lines[(at + 1)..]]) + "\n"));
            await RefusedAsync(Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..at], lines[at], .. lines[at..]]) + "\n"));
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("not JSON\n", "Line 1 of the file is not the JSON")]
    [InlineData("null\n", "Line 1 of the file says nothing")]
    [InlineData("[1]\n", "Line 1 of the file is not the JSON")]
    [InlineData("{\"format\":\"other\",\"version\":1}\n", "does not say that this is an export of runs")]
    [InlineData("{\"format\":\"agentloop.runs\",\"version\":2}\n", "version 2")]
    [InlineData("{\"format\":\"agentloop.runs\",\"version\":1}\n{\"record\":0,\"payload\":{}}\n", "Line 2 of the file is not the record that comes next")]
    [InlineData("{\"format\":\"agentloop.runs\",\"version\":1}\n{\"part\":\"\"}\n", "Line 2 of the file is not the part of an artifact")]
    [InlineData("{\"format\":\"agentloop.runs\",\"version\":1}\n{\"artifact\":\"00\",\"length\":1}\n", "Line 2 of the file does not begin an artifact")]
    [InlineData("{\"format\":\"agentloop.runs\",\"version\":1}\n{\"run\":\"\"}\n", "Line 2 of the file is none that an export writes")]
    public async Task What_is_no_export_is_refused_in_a_sentence(string text, string sentence) =>
        Assert.Contains(sentence, await RefusedAsync(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        long before = GC.GetTotalAllocatedBytes();
        using EndlessStream endless = new("{\"format\":\"agentloop.runs\",\"version\":1}\n{\"run\":\""u8.ToArray(), 1024L * 1024 * 1024);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(
            async () => await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = new InMemoryProvenanceStore() }, endless));
        Assert.Contains("Line 2 is longer than 67108864 bytes", refused.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400L * 1024 * 1024);
    }

    [Fact]
    public async Task A_run_that_the_store_has_is_not_imported_again()
    {
        string runId = await RunAsync();
        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, bench.Store, runId);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(
            async () => await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = bench.Store }, new MemoryStream(file)));
        Assert.Equal($"The store has a run \"{runId}\" already; nothing was imported.", refused.Message);
    }

    [Fact]
    public async Task Records_that_are_no_JSON_on_one_line_and_events_of_another_version_come_back_too()
    {
        InMemoryProvenanceStore store = new();
        ReadOnlyMemory<byte>[] records =
        [
            "{\"v\":9,\"kind\":\"of.tomorrow\",\"seq\":0,\"at\":\"2026-01-01T00:00:00Z\",\"scope\":\"\", \"data\":{ \"é\" : 1.50e1 }}"u8.ToArray(),
            "{\n}"u8.ToArray(), new byte[] { 0, 255, 10, 34 }, ReadOnlyMemory<byte>.Empty, " {}"u8.ToArray(), "{\"a\":\"\\uD800\"}"u8.ToArray(),
        ];
        await store.AppendAsync(new AppendRequest { RunId = "run/\"1\"", ExpectedSequence = 0, Records = records });
        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, store, "run/\"1\"");

        InMemoryProvenanceStore other = new();
        await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = other }, new MemoryStream(file));

        Assert.Equal(await PayloadsAsync(store, "run/\"1\""), await PayloadsAsync(other, "run/\"1\""));
    }

    [Fact]
    public async Task A_large_artifact_goes_over_several_lines()
    {
        InMemoryProvenanceStore store = new();
        byte[] large = new byte[(2 * 1024 * 1024) + 3];
        new Random(7).NextBytes(large);
        ArtifactReference kept = await store.PutAsync(large, "image/png");
        ReadOnlyMemory<byte>[] records = [Encoding.UTF8.GetBytes($$"""{"text":"{\"digest\":\"{{kept.Digest}}\"}"}""")];
        await store.AppendAsync(new AppendRequest { RunId = "r", ExpectedSequence = 0, Records = records });
        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, store, "r");

        InMemoryProvenanceStore other = new();
        ImportResult result = await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = other }, new MemoryStream(file));

        Assert.Equal((1, 1), (result.Records, result.Artifacts));
        Assert.Equal(large, (await other.GetAsync(kept.Digest))!.Value.ToArray());
        Assert.True(Encoding.UTF8.GetString(file).Split('\n').Max(line => line.Length) < 1_500_000);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_said()
    {
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(
            async () => await Exports.WriteAsync(RunExports.JsonLines, new InMemoryProvenanceStore(), "nowhere"));
        Assert.StartsWith("There is no run \"nowhere\"", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private static async Task<string> RefusedAsync(byte[] file)
    {
        InMemoryProvenanceStore store = new();
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(
            async () => await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = store }, new MemoryStream(file)));
        VerificationReport report = await store.VerifyAsync(new VerifyRequest());
        Assert.Equal((0L, 0L), (report.Records, report.Artifacts));
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }

    private static async Task<string[]> PayloadsAsync(IProvenanceStore store, string runId) =>
        [.. await store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => Convert.ToHexString(r.Payload.Span)).ToListAsync()];

    private async Task<string> RunAsync()
    {
        bench.Then("read_file", """{"path":"src/sum.txt"}""").Then("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}""")
            .Then("shell", """{"command":"seq 1 900"}""").Says("It says four now.");
        return ((RunStarted)(await bench.RunAsync())[0]).RunId;
    }
}
