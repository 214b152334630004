using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Exporting;

public sealed class TrajectoryTests(ExportBench bench) : IClassFixture<ExportBench>
{
    private const string SweAgent = """
        {
          "environment": "swe_main",
          "trajectory": [
            {"action": "ls -F\n", "observation": "a.py\nb.py\n", "response": "Look.", "thought": "Look.", "execution_time": 0.3, "state": {}, "query": [{}], "extra_info": {}},
            {"action": "edit 1:2\nx\nend_of_edit", "observation": "", "response": "", "thought": "", "execution_time": 0.1, "state": {}, "query": [], "extra_info": {}},
            {"action": "", "observation": "exit", "response": "", "thought": "", "execution_time": 0, "state": {}, "query": [], "extra_info": {},
             "tool_calls": [{"function": {"name": "submit", "arguments": "{}"}, "id": "1", "type": "function"}]}
          ],
          "history": [{"role": "system", "content": "s", "agent": "main", "message_type": "system_prompt"}],
          "info": {
            "exit_status": "submitted",
            "submission": "diff --git a/a.py b/a.py\nindex 1..2 100644\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x\n+y\ndiff --git a/c d.py b/c d.py\nnew file mode 100644\n--- /dev/null\n+++ b/c d.py\t\n@@ -0,0 +1 @@\n+z\n",
            "model_stats": {"instance_cost": 0.25, "tokens_sent": 1200, "tokens_received": 80, "api_calls": 3}
          }
        }
        """;

    private const string Mini = """
        {"trajectory_format": "mini-swe-agent-1.1", "instance_id": "p__1", "info": {"exit_status": "Submitted", "submission": "", "model_stats": {"instance_cost": 0.1, "api_calls": 2}},
         "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}, {"role": "assistant", "content": "```bash\nls\n```"},
          {"role": "assistant", "content": "", "extra": {"actions": [{"command": "a"}, {"command": "b"}]}}, {"role": "assistant", "content": "I am done."}]}
        """;


    [Fact]
    public async Task A_run_is_the_same_trajectory_before_and_after_the_interchange_format()
    {
        RecordedTrajectory own = await RecordedTrajectory.OfAsync(new ExportRequest { Store = bench.Store, RunId = bench.RunId });
        RecordedTrajectory read = await RunImports.Atif.ReadAsync(new MemoryStream(await bench.WriteAsync(RunExports.Atif)));

        Assert.Equal(4, own.Turns.Count);
        Assert.Equal(["read_file", "edit_file", "shell"], own.Tools);
        Assert.Equal(["binary", "gone.txt", "new.txt", "src/sum.txt", "with blank.txt"], own.FilesChanged);
        Assert.Equal((own.Id, own.Agent, own.Model, own.Outcome, own.ToolCalls), (read.Id, read.Agent, read.Model, read.Outcome, read.ToolCalls));
        Assert.Equal((own.InputTokens, own.CachedTokens, own.OutputTokens, own.Cost), (read.InputTokens, read.CachedTokens, read.OutputTokens, read.Cost));
        Assert.Equal(own.FilesChanged, read.FilesChanged);
        Assert.Equal(own.Duration, read.Duration);
        Assert.Equal(own.Turns.Select(t => string.Join(',', t.Tools)), read.Turns.Select(t => string.Join(',', t.Tools)));
        Assert.Equal("ATIF-v1.7", read.Format);
    }

    [Fact]
    public async Task What_another_agent_did_stands_beside_a_run()
    {
        RecordedTrajectory swe = await ReadAsync(RunImports.SweAgent, SweAgent);
        RecordedTrajectory mini = await ReadAsync(RunImports.SweAgent, Mini);

        Assert.Equal(("SWE-agent", "submitted", 3, 3), (swe.Agent, swe.Outcome, swe.Turns.Count, swe.ToolCalls));
        Assert.Equal(["ls", "edit", "submit"], swe.Tools);
        Assert.Equal(["a.py", "c d.py"], swe.FilesChanged);
        Assert.Equal((1200L, 80L, 0.25m), (swe.InputTokens, swe.OutputTokens, swe.Cost));
        Assert.Equal(("p__1", "mini-swe-agent-1.1", 3, 3), (mini.Id, mini.Format, mini.Turns.Count, mini.ToolCalls));

        TrajectoryComparison comparison = TrajectoryComparison.Of(swe, mini);
        Assert.Equal(1m, comparison.Measures[0].Ratio);
        Assert.Equal(0.4m, comparison.Measures.Single(m => m.Name == "cost").Ratio);
        Assert.Null(comparison.Measures.Single(m => m.Name == "input tokens").Ratio);
        Assert.Equal((0, 2), (comparison.SharedToolCalls, comparison.FilesOnlyInFirst.Count));
        Assert.Equal((3, 2), (TrajectoryComparison.Of(swe, swe).SharedToolCalls, TrajectoryComparison.Of(swe, swe).FilesInBoth.Count));
    }

    [Fact]
    public async Task Steps_alone_tell_what_the_totals_leave_out()
    {
        RecordedTrajectory read = await ReadAsync(RunImports.Atif, """
            {"schema_version": "ATIF-v1.5", "session_id": "s", "agent": {"name": "a", "version": "1"}, "steps": [
             {"step_id": 1, "timestamp": "2026-01-01T00:00:10Z", "source": "user", "message": "u"},
             {"step_id": 2, "timestamp": "2026-01-01T00:00:00Z", "source": "agent", "message": "m", "model_name": "x", "metrics": {"prompt_tokens": 3, "cost_usd": 0.5}},
             {"step_id": 3, "source": "agent", "message": "m", "metrics": {"prompt_tokens": 4}},
             {"step_id": 4, "source": "agent", "message": "", "llm_call_count": 0}]}
            """);
        Assert.Equal(("s", "x", 2, 7L, 0.5m), (read.Id, read.Model, read.Turns.Count, read.InputTokens, read.Cost));
        Assert.Null(read.OutputTokens);
        Assert.Null(read.FilesChanged);
        Assert.Equal(TimeSpan.FromSeconds(10), read.Duration);
    }

    [Theory]
    [InlineData("", "not JSON: line 1")]
    [InlineData("{\"a\":1", "not JSON: line 1")]
    [InlineData("[]", "no object")]
    [InlineData("{}", "no schema_version")]
    [InlineData("{\"schema_version\":\"ATIF-v2.0\",\"steps\":[]}", "\"ATIF-v2.0\"")]
    [InlineData("{\"schema_version\":\"ATIF-v1.7\"}", "no steps")]
    public async Task What_is_no_trajectory_is_refused_in_a_sentence(string text, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<AgentLoopException>(() => ReadAsync(RunImports.Atif, text))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_of_no_sweagent_is_refused_in_a_sentence() =>
        Assert.StartsWith("That is no trajectory of SWE-agent", (await Assert.ThrowsAsync<AgentLoopException>(() => ReadAsync(RunImports.SweAgent, "{}"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task More_than_can_be_read_is_refused()
    {
        using EndlessStream endless = new("{\"schema_version\":\""u8.ToArray(), 1024L * 1024 * 1024);
        Assert.Contains("larger than 268435456 bytes", (await Assert.ThrowsAsync<AgentLoopException>(async () => await RunImports.Atif.ReadAsync(endless))).Message, StringComparison.Ordinal);
    }

    /// <summary>Each value of a trajectory is put in the place of another one, of whatever kind.</summary>
    [Fact]
    public void Whatever_a_trajectory_says_there_is_a_trajectory_or_a_sentence() => Prop.ForAll(
        Gen.Elements(SweAgent, Mini).ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), Gen.Elements("null", "[]", "{}", "1e999", "-5", "\"\\uD800\"", "[[1]]").ToArbitrary(), (text, at, value) =>
        {
            string changed = Replace(text, at, value);
            string asAtif = Replace("""{"schema_version": "ATIF-v1.7", "agent": {"name": "a"}, "steps": [{"source": "agent", "timestamp": "x", "tool_calls": [{"function_name": "f"}], "metrics": {"prompt_tokens": 1}}], "final_metrics": {"total_cost_usd": 1}, "subagent_trajectories": [{"steps": []}], "extra": {"files_changed": ["a"]}}""", at, value);
            return Survives(RunImports.SweAgent, changed) && Survives(RunImports.Atif, asAtif);
        }).QuickCheckThrowOnFailure();

    private static Task<RecordedTrajectory> ReadAsync(ITrajectoryReader reader, string text) => reader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))).AsTask();

    private static bool Survives(ITrajectoryReader reader, string text)
    {
        try
        {
            RecordedTrajectory read = ReadAsync(reader, text).GetAwaiter().GetResult();
            return read.ToolCalls >= 0 && TrajectoryComparison.Of(read, read).Measures.Count == 8;
        }
        catch (AgentLoopException)
        {
            return true;
        }
    }

    /// <summary>Puts a value after the colon of the n-th property.</summary>
    private static string Replace(string text, int property, string value)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        int[] colons = [.. Enumerable.Range(0, text.Length - 1).Where(i => text[i] == '"' && text[i + 1] == ':')];
        int from = colons[property % colons.Length] + 2;
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text[from..]));
        reader.Read();
        reader.TrySkip();
        int length = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text[from..]).AsSpan(0, (int)reader.BytesConsumed)).Length;
        return text[..from] + value + text[(from + length)..];
    }
}
