using System.Text.Json;
using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Exporting;

public sealed class AtifTests(ExportBench bench) : IClassFixture<ExportBench>
{
    [Fact]
    public async Task A_run_is_a_trajectory_as_the_specification_has_it()
    {
        JsonElement trajectory = JsonElement.Parse(await bench.WriteAsync(RunExports.Atif));

        Holds(trajectory);
        JsonElement[] steps = [.. trajectory.GetProperty("steps").EnumerateArray()];
        Assert.Equal("user", steps[0].GetProperty("source").GetString());
        Assert.Equal("Make four of three.", steps[0].GetProperty("message").GetString());
        JsonElement[] turns = [.. steps.Where(s => s.GetProperty("source").GetString() == "agent")];
        Assert.Equal(["read_file", "edit_file", "shell"], turns.Take(3).Select(t => t.GetProperty("tool_calls")[0].GetProperty("function_name").GetString()));
        Assert.Equal("src/sum.txt", turns[0].GetProperty("tool_calls")[0].GetProperty("arguments").GetProperty("path").GetString());
        Assert.Equal("I read it.", turns[0].GetProperty("message").GetString());
        Assert.Contains("three", turns[0].GetProperty("observation").GetProperty("results")[0].GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal("Is it?", turns[3].GetProperty("reasoning_content").GetString());
        Assert.Equal(ExportBench.Model, turns[3].GetProperty("model_name").GetString());
        Assert.Single(steps, s => s.GetProperty("source").GetString() == "system" && s.GetProperty("message").GetString()!.StartsWith("Candidate c1: Pass.", StringComparison.Ordinal));
        Assert.Contains(trajectory.GetProperty("agent").GetProperty("tool_definitions").EnumerateArray(), t => t.GetProperty("function").GetProperty("name").GetString() == "edit_file");
    }

    [Fact]
    public async Task The_metrics_of_the_steps_add_up_to_those_of_the_trajectory_and_of_the_run()
    {
        JsonElement trajectory = JsonElement.Parse(await bench.WriteAsync(RunExports.Atif));
        JsonElement total = trajectory.GetProperty("final_metrics");
        JsonElement[] metrics = [.. trajectory.GetProperty("steps").EnumerateArray().Where(s => s.TryGetProperty("metrics", out _)).Select(s => s.GetProperty("metrics"))];

        Assert.Equal(bench.State.Spent.InputTokens, total.GetProperty("total_prompt_tokens").GetInt64());
        Assert.Equal(bench.State.Spent.InputTokens, metrics.Sum(m => m.GetProperty("prompt_tokens").GetInt64()));
        Assert.Equal(bench.State.Spent.OutputTokens, metrics.Sum(m => m.GetProperty("completion_tokens").GetInt64()));
        Assert.Equal(bench.State.Spent.CachedTokens, metrics.Sum(m => m.GetProperty("cached_tokens").GetInt64()));
        Assert.Equal(bench.State.Spent.Cost, total.GetProperty("total_cost_usd").GetDecimal());
        Assert.Equal(trajectory.GetProperty("steps").GetArrayLength(), total.GetProperty("total_steps").GetInt32());
    }

    [Fact]
    public async Task A_run_within_the_run_is_a_subagent_that_is_referred_to()
    {
        using LoopBench other = new();
        ScriptedChatClient model = new ScriptedChatClient().Otherwise((_, _, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, "Right.")) { ModelId = "m" });
        await using Loop child = other.Build(builder => builder.UseChatClient(model).UseGenerator(new AskingGenerator()));
        await using Loop parent = other.Build(builder => builder.UseGenerator(new DelegatingGenerator(child)));
        RunState state = await parent.RunToEndAsync(other.Task);
        Assert.Equal(RunOutcome.Succeeded, state.Outcome);

        JsonElement trajectory = JsonElement.Parse(await Exports.WriteAsync(RunExports.Atif, other.Store, state.RunId));

        Holds(trajectory);
        JsonElement sub = Assert.Single(trajectory.GetProperty("subagent_trajectories").EnumerateArray());
        string id = sub.GetProperty("trajectory_id").GetString()!;
        Assert.Contains(trajectory.GetProperty("steps").EnumerateArray(), s => s.TryGetProperty("observation", out JsonElement o)
            && o.GetProperty("results")[0].GetProperty("subagent_trajectory_ref")[0].GetProperty("trajectory_id").GetString() == id);
        Assert.Equal(state.RunId, sub.GetProperty("session_id").GetString());
        RecordedTrajectory read = await RunImports.Atif.ReadAsync(new MemoryStream(await Exports.WriteAsync(RunExports.Atif, other.Store, state.RunId)));
        RecordedTrajectory own = await RecordedTrajectory.OfAsync(new ExportRequest { Store = other.Store, RunId = state.RunId });
        Assert.Equal((1, own.Turns.Count), (read.Turns.Count, read.Turns.Count));
        Assert.Equal(own.InputTokens, read.InputTokens);

        byte[] file = await Exports.WriteAsync(RunExports.JsonLines, other.Store, state.RunId);
        InMemoryProvenanceStore copy = new();
        ImportResult imported = await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = copy }, new MemoryStream(file));
        Assert.Equal([state.RunId, id], imported.Runs);
        JsonElement record = JsonElement.Parse(await Exports.WriteAsync(RunExports.AgentTrace(), copy, state.RunId));
        Assert.Equal("m", record.GetProperty("files")[0].GetProperty("conversations")[0].GetProperty("contributor").GetProperty("model_id").GetString());
    }

    [Fact]
    public async Task What_the_store_lost_is_said_in_its_step()
    {
        Digest[] lost = [.. bench.Events.OfType<ModelCalled>().Select(c => c.Prompt.Digest), .. bench.Events.OfType<ToolCalled>().Select(c => c.Result.Artifact?.Digest ?? default)];
        JsonElement trajectory = JsonElement.Parse(await Exports.WriteAsync(RunExports.Atif, new ForgetfulStore(bench.Store, lost), bench.RunId));
        Holds(trajectory);
    }

    [Fact]
    public async Task A_run_that_was_left_anywhere_is_a_trajectory_too()
    {
        List<ReadOnlyMemory<byte>> records = await bench.Store.ReadAsync(new ReadRequest { RunId = bench.RunId }).Select(r => r.Payload).ToListAsync();
        for (int length = 1; length < records.Count; length++)
        {
            string runId = $"cut-{length}";
            await bench.Store.AppendAsync(new AppendRequest { RunId = runId, ExpectedSequence = 0, Records = records[..length] });
            Holds(JsonElement.Parse(await Exports.WriteAsync(RunExports.Atif, bench.Store, runId)));
        }
    }

    /// <summary>The schema, and what no schema can say: how steps are numbered and what may be referred to.</summary>
    private static void Holds(JsonElement trajectory)
    {
        Assert.Empty(JsonSchema.Load("atif-1.7.json").Errors(trajectory));
        JsonElement[] steps = [.. trajectory.GetProperty("steps").EnumerateArray()];
        Assert.Equal(Enumerable.Range(1, steps.Length), steps.Select(s => s.GetProperty("step_id").GetInt32()));
        JsonElement[] within = trajectory.TryGetProperty("subagent_trajectories", out JsonElement subs) ? [.. subs.EnumerateArray()] : [];
        string[] ids = [.. within.Select(w => w.GetProperty("trajectory_id").GetString()!)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (JsonElement step in steps.Where(s => s.TryGetProperty("observation", out _)))
        {
            string[] calls = step.TryGetProperty("tool_calls", out JsonElement called) ? [.. called.EnumerateArray().Select(c => c.GetProperty("tool_call_id").GetString()!)] : [];
            foreach (JsonElement result in step.GetProperty("observation").GetProperty("results").EnumerateArray())
            {
                if (result.TryGetProperty("source_call_id", out JsonElement source))
                    Assert.Contains(source.GetString(), calls);
                if (result.TryGetProperty("subagent_trajectory_ref", out JsonElement refs))
                    Assert.All(refs.EnumerateArray(), r => Assert.Contains(r.GetProperty("trajectory_id").GetString(), ids));
            }
        }

        Assert.All(within, Holds);
    }
}
