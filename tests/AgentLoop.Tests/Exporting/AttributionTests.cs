using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Exporting;

public sealed class AttributionTests(ExportBench bench) : IClassFixture<ExportBench>
{
    [Fact]
    public async Task A_trace_record_tells_which_lines_are_from_which_model()
    {
        JsonElement record = JsonElement.Parse(await bench.WriteAsync(RunExports.AgentTrace()));

        Assert.Empty(JsonSchema.Load("agent-trace-0.1.0.json").Errors(record));
        Assert.Equal(bench.Commit, record.GetProperty("vcs").GetProperty("revision").GetString());
        Assert.Equal(["new.txt", "src/sum.txt", "with blank.txt"], record.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()));
        Assert.Equal(["1-2", "3-3", "2-2 4-5"], record.GetProperty("files").EnumerateArray().Select(Ranges));
        JsonElement conversation = record.GetProperty("files")[0].GetProperty("conversations")[0];
        Assert.Equal("anthropic/claude-sonnet-4-5", conversation.GetProperty("contributor").GetProperty("model_id").GetString());
        Assert.Contains(bench.RunId, conversation.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(await bench.WriteAsync(RunExports.AgentTrace()), await bench.WriteAsync(RunExports.AgentTrace()));
    }

    [Fact]
    public async Task The_lines_are_those_that_git_blames_on_the_commit()
    {
        JsonElement record = JsonElement.Parse(await bench.WriteAsync(RunExports.AgentTrace()));
        foreach (JsonElement file in record.GetProperty("files").EnumerateArray())
        {
            string path = file.GetProperty("path").GetString()!;
            string[] blamed = TestGit.Run(bench.Repository, "blame", "-s", "--porcelain", bench.Commit, "--", path).Split('\n');
            int[] lines = [.. blamed.Where(l => l.StartsWith(bench.Commit, StringComparison.Ordinal)).Select(l => int.Parse(l.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(lines, RangesOf(file).SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1)));
            string text = TestGit.Run(bench.Repository, "show", $"{bench.Commit}:{path}");
            foreach ((int first, int last, string hash) in RangesOf(file))
            {
                string content = string.Concat(text.Split('\n').Select(l => l + "\n").Skip(first - 1).Take(last - first + 1));
                string ended = text.EndsWith('\n') || last < text.Split('\n').Length ? content : content[..^1];
                Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ended))), hash);
            }
        }
    }

    [Fact]
    public async Task The_note_of_git_ai_is_taken_by_git_and_given_back()
    {
        byte[] note = await bench.WriteAsync(RunExports.GitAiNote);
        string file = Path.Combine(bench.Repository, ".git", "note");
        await File.WriteAllBytesAsync(file, note);
        TestGit.Run(bench.Repository, "notes", "--ref=ai", "add", "-F", file, bench.Commit);
        string shown = TestGit.Run(bench.Repository, "notes", "--ref=ai", "show", bench.Commit);

        Assert.Equal(Encoding.UTF8.GetString(note), shown);
        string[] parts = shown.Split("\n---\n");
        string[] lines = parts[0].Split('\n');
        Assert.Equal(["new.txt", "src/sum.txt", "\"with blank.txt\""], lines.Where(l => !l.StartsWith(' ')));
        Assert.Equal(["1-2", "3", "2,4-5"], lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Split(' ')[^1]));
        JsonElement metadata = JsonElement.Parse(parts[1]);
        Assert.Empty(JsonSchema.Load("git-ai-metadata-3.0.0.json").Errors(metadata));
        Assert.Equal(bench.Commit, metadata.GetProperty("base_commit_sha").GetString());
        JsonProperty session = metadata.GetProperty("sessions").EnumerateObject().Single();
        Assert.All(lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal)), l => Assert.Matches($"^  {session.Name}::t_[0-9a-f]{{14}} [0-9,-]+$", l));
        JsonElement agent = session.Value.GetProperty("agent_id");
        Assert.Equal(ExportBench.Model, agent.GetProperty("model").GetString());
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"agentloop:{agent.GetProperty("id").GetString()}")))[..14];
        Assert.Equal("s_" + id, session.Name);
    }

    [Fact]
    public async Task Without_a_commit_there_is_no_note()
    {
        using LoopBench other = new();
        await using Loop loop = other.Build();
        RunState state = await loop.RunToEndAsync(other.Task);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(() => Exports.WriteAsync(RunExports.GitAiNote, other.Store, state.RunId));
        Assert.Equal($"Run \"{state.RunId}\" has made no commit, and a note of Git AI is for one.", refused.Message);
        JsonElement record = JsonElement.Parse(await Exports.WriteAsync(RunExports.AgentTrace(), other.Store, state.RunId));
        Assert.Empty(JsonSchema.Load("agent-trace-0.1.0.json").Errors(record));
        Assert.False(record.TryGetProperty("vcs", out _));
        Assert.False(record.GetProperty("files")[0].GetProperty("conversations")[0].GetProperty("contributor").TryGetProperty("model_id", out _));
    }

    [Fact]
    public async Task What_the_store_lost_is_said()
    {
        Digest change = bench.State.Candidates[1].Changes.Digest;
        ForgetfulStore forgetful = new(bench.Store, change);
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(() => Exports.WriteAsync(RunExports.AgentTrace(), forgetful, bench.RunId));
        Assert.Equal($"The store does not have the change of candidate c1 any more (the artifact {change}), so the run cannot be exported in this format.", refused.Message);
    }

    [Theory]
    [InlineData("claude-opus-4", "anthropic/claude-opus-4", "anthropic")]
    [InlineData("gpt-5", "openai/gpt-5", "openai")]
    [InlineData("vendor/claude-x", "vendor/claude-x", "anthropic")]
    [InlineData("llama-4", "llama-4", "_OTHER")]
    public void A_provider_is_named_where_the_models_id_tells(string id, string qualified, string telemetry)
    {
        Assert.Equal(qualified, ModelProvider.Qualify(id));
        Assert.Equal(telemetry, ModelProvider.Telemetry(id));
    }

    private static string Ranges(JsonElement file) => string.Join(' ', RangesOf(file).Select(r => $"{r.First}-{r.Last}"));

    private static IEnumerable<(int First, int Last, string Hash)> RangesOf(JsonElement file) => file.GetProperty("conversations")[0].GetProperty("ranges").EnumerateArray()
        .Select(r => (r.GetProperty("start_line").GetInt32(), r.GetProperty("end_line").GetInt32(), r.GetProperty("content_hash").GetString()!));
}
