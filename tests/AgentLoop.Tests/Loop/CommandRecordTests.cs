using System.Text;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>What of a command's end becomes events and artifacts.</summary>
public sealed class CommandRecordTests : IDisposable
{
    private readonly LoopBench bench = new();
    private readonly Scratch scratch = new();

    [Fact]
    public async Task Every_decision_about_a_host_is_an_event_of_its_own()
    {
        NetworkDecision denied = new() { Host = "evil.example", Port = 443, Allowed = false, Reason = "It is not granted." };
        NetworkDecision allowed = new() { Host = "feed.example", Port = 443, Allowed = true, Reason = "It is granted." };
        InMemorySandbox sandbox = new() { OnExecute = (_, _, _) => ValueTask.FromResult(InMemorySandbox.Exit(0) with { Network = [denied, allowed] }) };
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            CommandResult result = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("fetch"), ct);
            Assert.Equal([denied, allowed], result.Network);
            return FakeEvaluator.Pass();
        };
        await using Loop loop = bench.Build(b => b.UseSandbox(sandbox));
        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        int commands = events.Count(e => e is CommandExecuted);
        Assert.Equal(2 * commands, events.Count(e => e is NetworkDecided));
        Assert.Equal([denied, allowed], events.OfType<NetworkDecided>().Take(2).Select(e => e.Decision));
        Assert.True((await loop.ReplayAsync(((RunStarted)events[0]).RunId)).IsIdentical);
    }

    [Fact]
    public async Task Output_that_was_kept_whole_is_an_artifact_and_its_file_is_forgotten()
    {
        byte[] whole = Encoding.UTF8.GetBytes(new string('x', 100_000));
        string file = scratch["whole"];
        await File.WriteAllBytesAsync(file, whole);
        CapturedOutput output = new() { Text = "xx", DroppedBytes = 99_998, WholeFile = file };
        InMemorySandbox sandbox = new() { OnExecute = (_, _, _) => ValueTask.FromResult(InMemorySandbox.Exit(0) with { StandardOutput = output }) };
        CommandResult? seen = null;
        bench.Evaluator.OnEvaluate = async (request, ct) =>
        {
            seen = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("talk") with { KeepWholeOutput = true }, ct);
            return FakeEvaluator.Pass();
        };
        await using Loop loop = bench.Build(b => b.UseSandbox(sandbox));
        await loop.RunAsync(bench.Task).ToListAsync();

        Assert.Null(seen!.StandardOutput.WholeFile);
        Assert.Equal(whole, (await bench.Store.GetAsync(seen.StandardOutput.Whole!.Digest))!.Value.ToArray());
        Assert.Equal(whole.Length, seen.StandardOutput.Whole.Length);
        Assert.Null(seen.StandardError.Whole);
    }

    [Fact]
    public async Task The_limit_that_ended_a_command_is_in_its_event()
    {
        InMemorySandbox sandbox = new()
        {
            OnExecute = (_, _, _) => ValueTask.FromResult(new CommandResult { End = CommandEnd.LimitReached, ExitCode = 137, Limit = SandboxLimit.Memory }),
        };
        await using Loop loop = bench.Build(b => b.UseSandbox(sandbox));
        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();
        Assert.All(events.OfType<CommandExecuted>(), e => Assert.Equal((CommandEnd.LimitReached, SandboxLimit.Memory), (e.End, e.Limit)));
        Assert.Contains(events, e => e is CommandExecuted);
    }

    public void Dispose()
    {
        bench.Dispose();
        scratch.Dispose();
    }
}
